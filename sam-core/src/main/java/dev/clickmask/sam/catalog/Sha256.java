package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest in the making. */
final class Sha256 {
    private final MessageDigest digest = newDigest();

    /** The digest of a whole file; interrupting the thread ends it with InterruptedIOException. */
    static String of(Path file) throws IOException {
        Sha256 sha256 = new Sha256();
        sha256.add(file);
        return sha256.hex();
    }

    /** Takes in a whole file. */
    void add(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            int n;
            while ((n = in.read(buffer)) >= 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("checking of " + file + " was cancelled");
                }
                add(buffer, n);
            }
        }
    }

    /** The digest of a text in ASCII. */
    static String of(String text) {
        Sha256 sha256 = new Sha256();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        sha256.add(bytes, bytes.length);
        return sha256.hex();
    }

    /** Takes in the first bytes of the buffer. */
    void add(byte[] buffer, int count) {
        digest.update(buffer, 0, count);
    }

    /** The digest of all that was added, as 64 lower-case hexadecimal digits; starts afresh. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
