package dev.clickmask.sam.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A PNG file as its reader sees it: only the chunks that make the picture, in the order that they have.
 *
 * <p>The reader of the JDK unpacks texts and profiles that nobody asked for without any limit, so that two megabytes of them
 * take two gigabytes of memory.
 */
public final class PngStream extends ImageInputStreamImpl implements ExifHolder {
    private static final int SIGNATURE = 8;
    /** Length, type, and check sum. */
    private static final int AROUND_DATA = 12;

    private static final String PIXELS = "IDAT";
    private static final String EXIF = "eXIf";
    private static final Set<String> BEFORE_PIXELS = Set.of("IHDR", "PLTE", "tRNS");

    private final ImageInputStream file;
    private final List<Part> parts = new ArrayList<>();
    private long length;
    private byte[] exif = {};

    /** Bytes that are shown: where they begin in the file and here, and how many they are. */
    private record Part(long inFile, long here, long length) {}

    /**
     * Looks for the chunks.
     *
     * @param file closed with this
     * @throws EOFException if the file ends before its pixels begin
     */
    public PngStream(ImageInputStream file) throws IOException {
        this.file = file;
        show(0, SIGNATURE);
        long at = SIGNATURE;
        long pixels = -1;
        while (at + AROUND_DATA <= file.length()) {
            file.seek(at);
            long data = file.readUnsignedInt();
            String type = type();
            boolean whole = at + AROUND_DATA + data <= file.length();
            if (pixels < 0 && (!whole || type.equals(PIXELS))) {
                pixels = at;
            }
            if (whole && pixels < 0 && BEFORE_PIXELS.contains(type)) {
                show(at, AROUND_DATA + data);
            }
            if (whole && type.equals(EXIF) && data <= LONGEST_EXIF) {
                exif = new byte[(int) data];
                file.readFully(exif);
            }
            at += AROUND_DATA + data;
        }
        if (pixels < 0) {
            throw new EOFException("no pixels");
        }
        // The reader looks at nothing behind the pixels.
        show(pixels, file.length() - pixels);
    }

    private String type() throws IOException {
        byte[] type = new byte[4];
        file.readFully(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    private void show(long at, long count) {
        parts.add(new Part(at, length, count));
        length += count;
    }

    @Override
    public byte[] exif() {
        return exif;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        bitOffset = 0;
        for (Part part : parts) {
            long from = streamPos - part.here;
            if (from >= 0 && from < part.length) {
                file.seek(part.inFile + from);
                int done = file.read(target, offset, (int) Math.min(count, part.length - from));
                streamPos += Math.max(0, done);
                return done;
            }
        }
        return -1;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
