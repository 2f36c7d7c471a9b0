package dev.clickmask.sam;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageKey;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An embedding as a file, little-endian: "CMEB", version, digests of model and image, size of the image, number of levels,
 * channels, height and width of each, CRC-32C of all that stands before and behind it, and then the values of the levels as
 * binary16.
 *
 * <p>The values are not compressed: docs/performance.md says why.
 */
final class EmbeddingFile {
    private static final int MAGIC = 0x42454D43;
    /** To be raised also where the same model would make another embedding of the same image, as by another resize. */
    private static final int VERSION = 1;

    private static final int DIGEST_BYTES = 32;
    private static final int FIXED_BYTES = 5 * Integer.BYTES + 2 * DIGEST_BYTES;
    private static final int LEVEL_BYTES = 3 * Integer.BYTES;
    private static final int MAX_LEVELS = 16;

    private EmbeddingFile() {}

    /** A file that does not hold the embedding; the message continues "it ...". */
    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenException(String message) {
            super(message);
        }
    }

    /** @throws IOException if a value is too large for half precision */
    static byte[] format(EmbeddingKey key, ImageEmbedding embedding) throws IOException {
        int header = FIXED_BYTES + embedding.levels().size() * LEVEL_BYTES;
        int values = Math.toIntExact(embedding.bytes() / Float.BYTES);
        byte[] bytes = new byte[header + Integer.BYTES + values * Short.BYTES];
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC).putInt(VERSION);
        file.put(digest(key.model())).put(digest(key.image()));
        file.putInt(embedding.part().width()).putInt(embedding.part().height());
        file.putInt(embedding.levels().size());
        for (ImageEmbedding.Level level : embedding.levels()) {
            file.putInt(level.channels()).putInt(level.height()).putInt(level.width());
        }
        file.position(header + Integer.BYTES);
        ShortBuffer halves = file.asShortBuffer();
        for (ImageEmbedding.Level level : embedding.levels()) {
            narrow(level.values(), halves);
        }
        file.putInt(header, checksum(bytes, header));
        return bytes;
    }

    private static void narrow(FloatBuffer values, ShortBuffer halves) throws IOException {
        for (int i = 0; i < values.capacity(); i++) {
            float value = values.get(i);
            short half = HalfFloat.of(value);
            if (Float.isFinite(value) && !Float.isFinite(HalfFloat.toFloat(half))) {
                throw new IOException("the embedding has a value too large for half precision: " + value);
            }
            halves.put(half);
        }
    }

    /** @throws BrokenException if the bytes are not a whole file of that embedding */
    static ImageEmbedding parse(EmbeddingKey key, byte[] bytes) throws BrokenException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (file.getInt() != MAGIC || file.getInt() != VERSION) {
                throw new BrokenException("is of another kind or version");
            }
            requireDigest(file, digest(key.model()));
            requireDigest(file, digest(key.image()));
            return contents(file, bytes);
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new BrokenException("is damaged");
        }
    }

    private static ImageEmbedding contents(ByteBuffer file, byte[] bytes) throws BrokenException {
        Size size = new Size(file.getInt(), file.getInt());
        int count = file.getInt();
        if (count < 0 || count > MAX_LEVELS) {
            throw new BrokenException("has " + count + " levels");
        }
        int header = file.position() + count * LEVEL_BYTES;
        List<int[]> shapes = new ArrayList<>();
        long values = 0;
        for (int i = 0; i < count; i++) {
            int[] shape = {file.getInt(), file.getInt(), file.getInt()};
            shapes.add(shape);
            values += Math.multiplyExact((long) shape[0] * shape[1], shape[2]);
        }
        if (file.getInt() != checksum(bytes, header) || file.remaining() != values * Short.BYTES) {
            throw new BrokenException("is damaged");
        }
        ShortBuffer halves = file.asShortBuffer();
        return new ImageEmbedding(
                size, shapes.stream().map(shape -> widen(shape, halves)).toList());
    }

    private static ImageEmbedding.Level widen(int[] shape, ShortBuffer halves) {
        int length = shape[0] * shape[1] * shape[2];
        FloatBuffer values = ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < length; i++) {
            values.put(i, HalfFloat.toFloat(halves.get()));
        }
        return new ImageEmbedding.Level(shape[0], shape[1], shape[2], values);
    }

    private static void requireDigest(ByteBuffer file, byte[] expected) throws BrokenException {
        byte[] found = new byte[DIGEST_BYTES];
        file.get(found);
        if (!Arrays.equals(found, expected)) {
            throw new BrokenException("belongs to another model or image");
        }
    }

    private static byte[] digest(ModelKey key) {
        return HexFormat.of().parseHex(key.sha256());
    }

    private static byte[] digest(ImageKey key) {
        return HexFormat.of().parseHex(key.sha256());
    }

    /** Of all but the four bytes that hold it. */
    private static int checksum(byte[] file, int at) {
        CRC32C checksum = new CRC32C();
        checksum.update(file, 0, at);
        int behind = Math.min(file.length, at + Integer.BYTES);
        checksum.update(file, behind, file.length - behind);
        return (int) checksum.getValue();
    }
}
