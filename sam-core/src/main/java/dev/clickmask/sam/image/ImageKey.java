package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.PixelBox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What an image is, whatever its name and place: the key under which its embedding is kept.
 *
 * @param sha256 SHA-256 of all bytes of the file, or of the pixels of a slice, as 64 lower-case hexadecimal digits
 */
public record ImageKey(String sha256) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int PIECE_BYTES = 1 << 16;

    public ImageKey {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal digits: " + sha256);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws UnreadableImageException if it cannot be read
     */
    public static ImageKey of(Path path) throws UnreadableImageException {
        return of(path, ReadProgress.NONE);
    }

    /** The same, watched. */
    static ImageKey of(Path path, ReadProgress progress) throws UnreadableImageException {
        FileBytes.checkReadable(path);
        MessageDigest digest = newDigest();
        double length = path.toFile().length();
        try (InputStream file = Files.newInputStream(path)) {
            byte[] piece = new byte[PIECE_BYTES];
            long done = 0;
            for (int count = file.read(piece); count >= 0; count = file.read(piece)) {
                digest.update(piece, 0, count);
                done += count;
                // It may have grown since.
                progress.at(Math.min(1, done / length));
            }
        } catch (IOException e) {
            throw new UnreadableImageException(path, "cannot be read: " + e.getMessage(), e);
        }
        return new ImageKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** The key of pixels that are no file of their own, such as those of a slice: that of the size and of all of them. */
    public static ImageKey of(RgbImage image) {
        MessageDigest digest = newDigest();
        digest.update(image.size().toString().getBytes(StandardCharsets.US_ASCII));
        byte[] row = new byte[RgbImage.BYTES_PER_PIXEL * image.size().width()];
        for (int y = 0; y < image.size().height(); y++) {
            image.readRow(y, row);
            digest.update(row);
        }
        return new ImageKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** The key of a part of the image of this file: that of a text that says which part of which content it is. */
    public ImageKey part(PixelBox part) {
        String text = "%s %d %d %d %d".formatted(sha256, part.x(), part.y(), part.width(), part.height());
        return new ImageKey(HexFormat.of().formatHex(newDigest().digest(text.getBytes(StandardCharsets.US_ASCII))));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
