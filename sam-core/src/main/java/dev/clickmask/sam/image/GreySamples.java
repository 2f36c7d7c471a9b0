package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The samples of a grey picture as its file has them: 8 bits, or 16 with or without a sign. Immutable. */
public final class GreySamples {
    private final Size size;
    private final byte @Nullable [] bytes;
    private final short @Nullable [] shorts;
    private final boolean signed;

    private GreySamples(Size size, byte @Nullable [] bytes, short @Nullable [] shorts, boolean signed) {
        int length = bytes != null ? bytes.length : Objects.requireNonNull(shorts).length;
        if (length != size.area()) {
            throw new IllegalArgumentException(length + " samples for a picture of " + size);
        }
        this.size = size;
        this.bytes = bytes;
        this.shorts = shorts;
        this.signed = signed;
    }

    /** Takes samples of 8 bits over, row-major. */
    public static GreySamples of(Size size, byte[] samples, boolean signed) {
        return new GreySamples(size, samples, null, signed);
    }

    /** Takes samples of 16 bits over, row-major. */
    public static GreySamples of(Size size, short[] samples, boolean signed) {
        return new GreySamples(size, null, samples, signed);
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** 8 or 16. */
    public int bits() {
        return bytes != null ? Byte.SIZE : Short.SIZE;
    }

    /** Whether a sample may be below 0. */
    public boolean isSigned() {
        return signed;
    }

    /** One sample. */
    public int at(int x, int y) {
        Objects.checkIndex(x, size.width());
        return value(Objects.checkIndex(y, size.height()) * size.width() + x);
    }

    private int value(int index) {
        if (bytes != null) {
            return signed ? bytes[index] : bytes[index] & 0xFF;
        }
        short sample = Objects.requireNonNull(shorts)[index];
        return signed ? sample : sample & 0xFFFF;
    }

    /** The smallest sample. */
    public int min() {
        int min = Integer.MAX_VALUE;
        for (int i = 0; i < size.area(); i++) {
            min = Math.min(min, value(i));
        }
        return min;
    }

    /** The largest sample. */
    public int max() {
        int max = Integer.MIN_VALUE;
        for (int i = 0; i < size.area(); i++) {
            max = Math.max(max, value(i));
        }
        return max;
    }

    /** Samples of 8 bits without sign as the levels that they are; costs nothing. */
    public GreyImage levels() {
        if (bytes == null || signed) {
            throw new IllegalArgumentException("samples of " + bits() + " bits need a table to become levels");
        }
        return new GreyImage(size, bytes);
    }

    /**
     * The picture with a level for each sample.
     *
     * @param table by the bits of the sample, taken without sign: 256 or 65536 levels
     */
    public GreyImage through(byte[] table) {
        byte[] levels = new byte[(int) size.area()];
        if (bytes != null) {
            for (int i = 0; i < levels.length; i++) {
                levels[i] = table[bytes[i] & 0xFF];
            }
        } else {
            short[] samples = Objects.requireNonNull(shorts);
            for (int i = 0; i < levels.length; i++) {
                levels[i] = table[samples[i] & 0xFFFF];
            }
        }
        return new GreyImage(size, levels);
    }
}
