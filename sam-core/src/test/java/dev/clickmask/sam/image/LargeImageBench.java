package dev.clickmask.sam.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads an image that is larger than the heap, and says what that takes. Run by scripts/bench-large. */
final class LargeImageBench {
    private static final int SIDE = 20_000;
    private static final int HEADER_BYTES = 8;
    private static final int FIELD_BYTES = 12;
    private static final int ROW_BYTES = 3 * SIDE;

    private LargeImageBench() {}

    /** Writes the file, reads it, and checks some of its pixels; {@code arguments} is a folder for it. */
    public static void main(String[] arguments) throws IOException {
        Path file = Files.createDirectories(Path.of(arguments[0])).resolve("large.tif");
        writeTiff(file);
        long start = System.nanoTime();
        RgbImage image = ImageFiles.read(file);
        print("read", start);
        start = System.nanoTime();
        RgbImage half = image.halved();
        for (RgbImage small = half; small.size().width() > 512; ) {
            small = small.halved();
        }
        print("smaller copies", start);
        check(image, SIDE - 1, SIDE - 1);
        check(image, 3, 12_345);
        System.out.printf(
                "heap at most %,d MB of %,d%n",
                Runtime.getRuntime().totalMemory() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        Files.delete(file);
    }

    private static void print(String step, long start) {
        System.out.printf(
                "%s %,d ms%n", step, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static void check(RgbImage image, int x, int y) {
        int expected = level(x, y, 0) << 16 | level(x, y, 1) << 8 | level(x, y, 2);
        if (image.rgb(x, y) != expected) {
            throw new IllegalStateException("pixel (" + x + ", " + y + ") is " + Integer.toHexString(image.rgb(x, y)));
        }
    }

    private static int level(int x, int y, int channel) {
        return (x + y * (channel + 1) & 0xFFFF) >> 8;
    }

    /** Plain RGB in one strip. */
    private static void writeTiff(Path file) throws IOException {
        int[][] fields = {
            {256, 4, SIDE},
            {257, 4, SIDE},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 2},
            {273, 4, 0},
            {277, 3, 3},
            {278, 4, SIDE}
        };
        int end = HEADER_BYTES + 2 + FIELD_BYTES * fields.length + 4;
        fields[5][2] = end;
        ByteBuffer header = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER_BYTES);
        header.putShort((short) fields.length);
        for (int[] field : fields) {
            header.putShort((short) field[0])
                    .putShort((short) field[1])
                    .putInt(1)
                    .putInt(field[2]);
        }
        byte[] row = new byte[ROW_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header.array());
            for (int y = 0; y < SIDE; y++) {
                for (int i = 0; i < ROW_BYTES; i++) {
                    row[i] = (byte) level(i / 3, y, i % 3);
                }
                out.write(row);
            }
        }
    }
}
