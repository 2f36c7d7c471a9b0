package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the PNG files that slices mostly are: grey, 8 or 16 bits, not interlaced, opaque. It takes a third of the time of the
 * general reader, and gives the same samples; any other file, and any that is damaged, is left to that one. After the PNG
 * specification, third edition, sections 5, 9 and 10.
 */
final class PlainPng {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER = name("IHDR");
    private static final int DATA = name("IDAT");
    private static final int TRANSPARENCY = name("tRNS");
    private static final int END = name("IEND");
    /** Larger pictures are no slices. */
    private static final int MOST_BYTES = 1 << 26;

    private final ByteBuffer file;
    private final Size size;
    private final int sampleBytes;

    private PlainPng(ByteBuffer file, Size size, int sampleBytes) {
        this.file = file;
        this.size = size;
        this.sampleBytes = sampleBytes;
    }

    private static int name(String chunk) {
        return chunk.charAt(0) << 24 | chunk.charAt(1) << 16 | chunk.charAt(2) << 8 | chunk.charAt(3);
    }

    /** Its samples; empty if the file is another kind of PNG, something else, or damaged. */
    static Optional<GreySamples> read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (bytes.length < 33 || file.getLong() != SIGNATURE || file.getInt() != 13 || file.getInt() != HEADER) {
            return Optional.empty();
        }
        int width = file.getInt();
        int height = file.getInt();
        int bits = file.get();
        int colourMethodFilterAndInterlace = file.getInt();
        long needed = ((long) width * bits / 8 + 1) * height;
        boolean plain = (bits == 8 || bits == 16) && colourMethodFilterAndInterlace == 0 && width > 0 && height > 0;
        if (!plain || needed > MOST_BYTES) {
            return Optional.empty();
        }
        file.getInt();
        return new PlainPng(file, new Size(width, height), bits / 8).samples((int) needed);
    }

    private Optional<GreySamples> samples(int needed) {
        byte[] rows = new byte[needed];
        if (!inflate(rows) || !unfilter(rows)) {
            return Optional.empty();
        }
        return Optional.of(sampleBytes == 1 ? bytes(rows) : shorts(rows));
    }

    /** Joins what all data chunks hold; false if that is not the whole picture. */
    private boolean inflate(byte[] rows) {
        Inflater inflater = new Inflater();
        try {
            int filled = 0;
            while (file.remaining() >= 12) {
                int length = file.getInt();
                int chunk = file.getInt();
                if (length < 0 || length > file.remaining() - 4 || chunk == TRANSPARENCY) {
                    return false;
                }
                if (chunk == DATA) {
                    inflater.setInput(file.slice(file.position(), length));
                    filled += inflateChunk(inflater, rows, filled);
                } else if (chunk == END) {
                    return filled == rows.length;
                }
                file.position(file.position() + length + 4);
            }
            return false;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static int inflateChunk(Inflater inflater, byte[] rows, int from) throws DataFormatException {
        int at = from;
        while (at < rows.length && !inflater.needsInput() && !inflater.finished()) {
            int count = inflater.inflate(rows, at, rows.length - at);
            if (count == 0 && !inflater.needsInput()) {
                throw new DataFormatException("needs a dictionary");
            }
            at += count;
        }
        return at - from;
    }

    /** Turns differences back into samples, in place; each row stays behind its filter byte. */
    private boolean unfilter(byte[] rows) {
        int stride = size.width() * sampleBytes + 1;
        for (int y = 0; y < size.height(); y++) {
            int from = y * stride + 1;
            int end = from + stride - 1;
            int above = y == 0 ? -1 : from - stride;
            switch (rows[from - 1]) {
                case 0 -> {}
                case 1 -> addLeft(rows, from, end);
                case 2 -> addAbove(rows, from, end, above);
                case 3 -> addMean(rows, from, end, above);
                case 4 -> addPaeth(rows, from, end, above);
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void addLeft(byte[] rows, int from, int end) {
        for (int i = from + sampleBytes; i < end; i++) {
            rows[i] += rows[i - sampleBytes];
        }
    }

    private static void addAbove(byte[] rows, int from, int end, int above) {
        if (above >= 0) {
            for (int i = from, up = above; i < end; i++, up++) {
                rows[i] += rows[up];
            }
        }
    }

    private void addMean(byte[] rows, int from, int end, int above) {
        for (int i = from; i < end; i++) {
            int left = i - from < sampleBytes ? 0 : rows[i - sampleBytes] & 0xFF;
            int up = above < 0 ? 0 : rows[above + i - from] & 0xFF;
            rows[i] += (byte) ((left + up) >> 1);
        }
    }

    private void addPaeth(byte[] rows, int from, int end, int above) {
        if (above < 0) {
            addLeft(rows, from, end);
            return;
        }
        int first = from + sampleBytes;
        addAbove(rows, from, first, above);
        for (int i = first, up = above + sampleBytes; i < end; i++, up++) {
            int left = rows[i - sampleBytes] & 0xFF;
            int upper = rows[up] & 0xFF;
            int corner = rows[up - sampleBytes] & 0xFF;
            int toLeft = Math.abs(upper - corner);
            int toUpper = Math.abs(left - corner);
            int toCorner = Math.abs(left + upper - 2 * corner);
            int nearest = toLeft <= toUpper && toLeft <= toCorner ? left : toUpper <= toCorner ? upper : corner;
            rows[i] += (byte) nearest;
        }
    }

    private GreySamples bytes(byte[] rows) {
        int width = size.width();
        byte[] samples = new byte[width * size.height()];
        for (int y = 0; y < size.height(); y++) {
            System.arraycopy(rows, y * (width + 1) + 1, samples, y * width, width);
        }
        return GreySamples.of(size, samples, false);
    }

    private GreySamples shorts(byte[] rows) {
        int width = size.width();
        short[] samples = new short[width * size.height()];
        for (int y = 0; y < size.height(); y++) {
            ByteBuffer.wrap(rows, y * (2 * width + 1) + 1, 2 * width)
                    .asShortBuffer()
                    .get(samples, y * width, width);
        }
        return GreySamples.of(size, samples, false);
    }
}
