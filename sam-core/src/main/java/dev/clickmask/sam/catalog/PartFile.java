package dev.clickmask.sam.catalog;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A model file in the making: it grows beside its final place under a name of its own, and takes that place in one step
 * only when every byte is there and right.
 *
 * <p>Two that make the same file, even in two processes, do not meet: the later one replaces a good file by a good file.
 */
final class PartFile {
    private static final Duration REPORT_INTERVAL = Duration.ofMillis(100);
    private static final int BUFFER_BYTES = 1 << 16;

    private final ModelFile file;
    private final Path target;
    private final ProgressListener listener;

    PartFile(ModelFile file, Path target, ProgressListener listener) {
        this.file = file;
        this.target = target;
        this.listener = listener;
    }

    /** Writes the content to the target, or leaves the target as it was. */
    void receive(Content content) throws IOException {
        Path part = target.resolveSibling(file.name() + "." + UUID.randomUUID() + ".part");
        try {
            write(content, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException leftOver) {
                e.addSuppressed(leftOver);
            }
            throw e;
        }
    }

    private void write(Content content, Path part) throws IOException {
        OptionalLong total = total(content.length());
        Sha256 digest = new Sha256();
        long received = 0;
        long lastReport = System.nanoTime();
        listener.progress(file.name(), 0, total);
        byte[] buffer = new byte[BUFFER_BYTES];
        // Not a FileChannel: interrupting would close it and hide that someone cancelled.
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            int n;
            while ((n = content.bytes().read(buffer)) >= 0) {
                received += n;
                checkOngoing(received);
                digest.add(buffer, n);
                out.write(buffer, 0, n);
                if (System.nanoTime() - lastReport >= REPORT_INTERVAL.toNanos()) {
                    listener.progress(file.name(), received, total);
                    lastReport = System.nanoTime();
                }
            }
            checkWhole(received, digest.hex());
            out.getFD().sync();
        }
        listener.progress(file.name(), received, total);
    }

    private OptionalLong total(OptionalLong offered) throws IOException {
        if (offered.isPresent() && !file.mayHaveSize(offered.getAsLong())) {
            throw new IOException("it offers " + offered.getAsLong() + " bytes" + expectedBytes());
        }
        return offered.isPresent() ? offered : file.bytes();
    }

    private void checkOngoing(long received) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("fetching of " + file.name() + " was cancelled");
        }
        if (file.bytes().isPresent() && received > file.bytes().getAsLong()) {
            throw new IOException("it sends more" + expectedBytes());
        }
    }

    private void checkWhole(long received, String sha256) throws IOException {
        if (!file.mayHaveSize(received)) {
            throw new IOException("it sent " + received + " bytes" + expectedBytes());
        }
        if (!sha256.equals(file.sha256())) {
            throw new IOException("SHA-256 of what it sent is " + sha256 + ", expected " + file.sha256());
        }
    }

    private String expectedBytes() {
        return file.bytes().isPresent() ? ", expected " + file.bytes().getAsLong() : ", expected some";
    }

    /**
     * Deletes what killed programs have left of this file, unless it has grown within the last moments.
     *
     * @param age a part file that has been left alone for longer has nobody who writes it
     */
    static void sweep(Path target, Duration age) throws IOException {
        Instant limit = Instant.now().minus(age);
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(target.toAbsolutePath().getParent(), target.getFileName() + ".*.part")) {
            for (Path part : parts) {
                if (!Files.getLastModifiedTime(part).toInstant().isAfter(limit)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
