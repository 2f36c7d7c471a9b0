package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;

/** The parts of a WebP file, with those of the frames of an animation; laid out as its container specification says. */
final class WebpChunks {
    private static final int FIRST_AT = 12;
    /** A name and a length. */
    private static final int HEAD = 8;
    /** What an animation says of a frame before the frame itself. */
    private static final int FRAME_PLACE = 16;

    private static final int CANVAS_AT = 4;
    private static final int FRAME_AT = 6;
    private static final int LOSSY_SIZE_AT = 6;
    private static final int LOSSLESS_SIZE_AT = 1;
    private static final int LOSSLESS_BITS = 14;
    private static final int LARGEST_SIDE = (1 << LOSSLESS_BITS) - 1;

    private final byte[] file;
    private final ByteBuffer bytes;
    private final List<Chunk> chunks = new ArrayList<>();

    private record Chunk(String name, int at, int length) {}

    WebpChunks(byte[] file) {
        this.file = file;
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        list(FIRST_AT);
    }

    private void list(long from) {
        long at = from;
        while (at + HEAD <= file.length) {
            String name = new String(file, (int) at, Integer.BYTES, StandardCharsets.ISO_8859_1);
            long length = bytes.getInt((int) at + Integer.BYTES) & 0xFFFFFFFFL;
            at += HEAD;
            chunks.add(new Chunk(name, (int) at, (int) Math.min(length, file.length - at)));
            // The frame that is in it comes next.
            at += name.equals("ANMF") ? FRAME_PLACE : length + (length & 1);
        }
    }

    /** The block of that name, empty if there is none, or if it is longer than that. */
    byte[] exif(int longest) {
        return chunks.stream()
                .filter(chunk -> chunk.name.equals("EXIF") && chunk.length <= longest)
                .findFirst()
                .map(chunk -> Arrays.copyOfRange(file, chunk.at, chunk.at + chunk.length))
                .orElseGet(() -> new byte[0]);
    }

    /** @throws IIOException if a frame is larger than the picture that it is, or than its place in an animation, or if there is none */
    void checkFrames() throws IIOException {
        Optional<Size> place = Optional.empty();
        boolean found = false;
        for (Chunk chunk : chunks) {
            if (chunk.name.equals("VP8X")) {
                place = place(chunk, CANVAS_AT);
            } else if (chunk.name.equals("ANMF")) {
                place = place(chunk, FRAME_AT);
            }
            Optional<Size> frame = frame(chunk);
            found |= frame.isPresent();
            if (place.isPresent() && frame.isPresent() && !fits(frame.get(), place.get())) {
                throw new IIOException("a frame of " + frame.get() + " in a place of " + place.get());
            }
        }
        if (place.isPresent() && !found) {
            throw new IIOException("a place of " + place.get() + " without a frame");
        }
    }

    private Optional<Size> place(Chunk chunk, int at) {
        return chunk.length < at + 6
                ? Optional.empty()
                : Optional.of(new Size(1 + threeBytes(chunk.at + at), 1 + threeBytes(chunk.at + at + 3)));
    }

    private static boolean fits(Size frame, Size canvas) {
        return frame.width() <= canvas.width() && frame.height() <= canvas.height();
    }

    private int threeBytes(int at) {
        return (bytes.getShort(at) & 0xFFFF) | ((file[at + 2] & 0xFF) << 16);
    }

    private Optional<Size> frame(Chunk chunk) {
        if (chunk.name.equals("VP8 ") && chunk.length >= LOSSY_SIZE_AT + 4) {
            int width = bytes.getShort(chunk.at + LOSSY_SIZE_AT) & LARGEST_SIDE;
            int height = bytes.getShort(chunk.at + LOSSY_SIZE_AT + 2) & LARGEST_SIDE;
            return width == 0 || height == 0 ? Optional.empty() : Optional.of(new Size(width, height));
        }
        if (chunk.name.equals("VP8L") && chunk.length >= LOSSLESS_SIZE_AT + 4) {
            int sides = bytes.getInt(chunk.at + LOSSLESS_SIZE_AT);
            return Optional.of(new Size(1 + (sides & LARGEST_SIDE), 1 + ((sides >> LOSSLESS_BITS) & LARGEST_SIDE)));
        }
        return Optional.empty();
    }
}
