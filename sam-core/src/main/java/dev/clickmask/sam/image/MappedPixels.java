package dev.clickmask.sam.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Pixels in a file that is mapped into memory, outside of the heap: the system keeps as much of it in memory as there is
 * room for. The mapping, and with it a deleted file, lives until the garbage collector finds this object unreachable.
 */
final class MappedPixels implements Pixels {
    /** One mapping takes at most 2 GiB. */
    private static final int PART_BITS = 30;

    private static final long PART = 1L << PART_BITS;

    private final List<ByteBuffer> parts = new ArrayList<>();

    /** Maps all of a file, which nobody may write to or shorten afterwards. */
    MappedPixels(FileChannel file) throws IOException {
        for (long at = 0; at < file.size(); at += PART) {
            parts.add(file.map(FileChannel.MapMode.READ_ONLY, at, Math.min(PART, file.size() - at)));
        }
    }

    @Override
    public void read(long at, byte[] target, int length) {
        for (int done = 0; done < length; ) {
            ByteBuffer part = part(at + done);
            int from = offset(at + done);
            int count = Math.min(length - done, part.capacity() - from);
            part.get(from, target, done, count);
            done += count;
        }
    }

    @Override
    public byte read(long at) {
        return part(at).get(offset(at));
    }

    private ByteBuffer part(long at) {
        return parts.get(Math.toIntExact(at >> PART_BITS));
    }

    private static int offset(long at) {
        return (int) (at & (PART - 1));
    }
}
