package dev.clickmask.sam.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damages files at random, but the same way for the same seed: bytes, numbers, blocks, and ends. */
final class Mutations {
    /** Numbers that programs are surprised by: sizes, counts and offsets around the ends of their types. */
    private static final long[] ODD = {
        0,
        1,
        -1,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x10000,
        0x7FFFFFFF,
        0x80000000L,
        0xFFFFFFFEL,
        1 << 20,
        1 << 28
    };

    private static final int HEADER = 120;
    private static final int PNG_SIGNATURE = 8;

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A damaged copy of a file; some damage comes from another one. */
    byte[] of(byte[] file, byte[] other) {
        byte[] damaged = file.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            damaged = damagedOnce(damaged, other);
        }
        return random.nextBoolean() ? withRightSums(damaged) : damaged;
    }

    private byte[] damagedOnce(byte[] file, byte[] other) {
        if (file.length < 16) {
            return file;
        }
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> without(file, place(file), random.nextInt(64));
            case 2 -> twice(file, place(file), random.nextInt(64));
            case 3 -> spliced(file, other, random.nextInt(file.length));
            case 4, 5 -> withNumber(file, place(file));
            default -> withByte(file, place(file));
        };
    }

    /** Headers are where damage does most, and they are short. */
    private int place(byte[] file) {
        return random.nextInt(random.nextInt(3) == 0 ? file.length : Math.min(file.length, HEADER));
    }

    private byte[] withByte(byte[] file, int at) {
        file[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (file[at] ^ (1 << random.nextInt(8)));
        return file;
    }

    private byte[] withNumber(byte[] file, int at) {
        ByteBuffer bytes =
                ByteBuffer.wrap(file).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long number = ODD[random.nextInt(ODD.length)];
        if (random.nextBoolean() && at + Integer.BYTES <= file.length) {
            bytes.putInt(at, (int) number);
        } else if (at + Short.BYTES <= file.length) {
            bytes.putShort(at, (short) number);
        }
        return file;
    }

    private static byte[] without(byte[] file, int at, int count) {
        int end = Math.min(file.length, at + count);
        byte[] shorter = Arrays.copyOf(file, file.length - (end - at));
        System.arraycopy(file, end, shorter, at, file.length - end);
        return shorter;
    }

    private static byte[] twice(byte[] file, int at, int count) {
        int end = Math.min(file.length, at + count);
        byte[] longer = Arrays.copyOf(file, file.length + (end - at));
        System.arraycopy(file, at, longer, end, file.length - at);
        return longer;
    }

    private static byte[] spliced(byte[] file, byte[] other, int at) {
        byte[] both = Arrays.copyOf(file, Math.max(at, other.length));
        if (other.length > at) {
            System.arraycopy(other, at, both, at, other.length - at);
        }
        return both;
    }

    /** Gives the chunks of a PNG the sums of what they hold now, so that damage gets behind the check of sums. */
    private static byte[] withRightSums(byte[] file) {
        if (file.length > PNG_SIGNATURE && file[1] == 'P') {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            long at = PNG_SIGNATURE;
            while (at + 12 <= file.length) {
                long length = bytes.getInt((int) at) & 0xFFFFFFFFL;
                if (at + 12 + length > file.length) {
                    break;
                }
                CRC32 sum = new CRC32();
                sum.update(file, (int) at + 4, (int) length + 4);
                bytes.putInt((int) (at + 8 + length), (int) sum.getValue());
                at += 12 + length;
            }
        }
        return file;
    }
}
