package dev.clickmask.sam.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the pages of a TIFF by going from directory to directory, some ten microseconds each, without a look at pixels. Pages that
 * say that they are a smaller copy or a mask of another are none of a series. After TIFF 6.0, section 2, and for 64 bits the
 * BigTIFF design of Adobe and AWare. Stateless.
 */
public final class TiffPageList {
    private static final int MAGIC = 42;
    private static final int BIG_MAGIC = 43;
    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int REDUCED_OR_MASK = 0b101;
    /** More than any real file has; a damaged chain ends there. */
    private static final int MOST_PAGES = 1 << 20;

    private static final int MOST_ENTRIES = 4096;

    private final FileChannel file;
    private final boolean big;
    private final ByteOrder order;

    private TiffPageList(FileChannel file, boolean big, ByteOrder order) {
        this.file = file;
        this.big = big;
        this.order = order;
    }

    /**
     * The places of the pages among all that the file has, from 0. A file that is no TIFF or ends early has those that were found
     * until then.
     *
     * @throws IOException if the file cannot be read
     */
    public static List<Integer> of(Path path) throws IOException {
        List<Integer> pages = new ArrayList<>();
        try (FileChannel file = FileChannel.open(path)) {
            collect(file, pages);
        } catch (EOFException e) {
            // What there is of it may be readable.
            return pages;
        }
        return pages;
    }

    private static void collect(FileChannel file, List<Integer> pages) throws IOException {
        ByteBuffer head = read(file, 0, 8, ByteOrder.LITTLE_ENDIAN);
        short mark = head.getShort(0);
        if (mark != 0x4949 && mark != 0x4D4D) {
            return;
        }
        ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int magic = head.order(order).getShort(2);
        if (magic == MAGIC || magic == BIG_MAGIC) {
            TiffPageList list = new TiffPageList(file, magic == BIG_MAGIC, order);
            list.walk(list.big ? list.at(8, 8).getLong(0) : head.getInt(4) & 0xFFFF_FFFFL, pages);
        }
    }

    private void walk(long first, List<Integer> pages) throws IOException {
        Set<Long> seen = new HashSet<>();
        int entrySize = big ? 20 : 12;
        int countSize = big ? 8 : 2;
        int offsetSize = big ? 8 : 4;
        long place = first;
        for (int page = 0; place > 0 && page < MOST_PAGES && seen.add(place); page++) {
            ByteBuffer head = at(place, countSize);
            long entries = big ? head.getLong(0) : head.getShort(0) & 0xFFFF;
            if (entries < 1 || entries > MOST_ENTRIES) {
                return;
            }
            ByteBuffer directory = at(place + countSize, (int) entries * entrySize + offsetSize);
            if (isPage(directory, (int) entries, entrySize)) {
                pages.add(page);
            }
            int next = (int) entries * entrySize;
            place = big ? directory.getLong(next) : directory.getInt(next) & 0xFFFF_FFFFL;
        }
    }

    private boolean isPage(ByteBuffer directory, int entries, int entrySize) {
        for (int entry = 0; entry < entries; entry++) {
            int at = entry * entrySize;
            int tag = directory.getShort(at) & 0xFFFF;
            if (tag == NEW_SUBFILE_TYPE) {
                return (directory.getInt(at + (big ? 12 : 8)) & REDUCED_OR_MASK) == 0;
            }
            if (tag > NEW_SUBFILE_TYPE) {
                return true; // They stand in the order of their numbers.
            }
        }
        return true;
    }

    private ByteBuffer at(long place, int length) throws IOException {
        return read(file, place, length, order);
    }

    private static ByteBuffer read(FileChannel file, long place, int length, ByteOrder order) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        while (place >= 0 && bytes.hasRemaining()) {
            if (file.read(bytes, place + bytes.position()) < 0) {
                throw new EOFException("the file ends within a directory");
            }
        }
        if (bytes.hasRemaining()) {
            throw new EOFException("a directory lies outside of the file");
        }
        return bytes;
    }
}
