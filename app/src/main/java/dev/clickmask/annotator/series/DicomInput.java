package dev.clickmask.annotator.series;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file from its beginning on, as numbers of either order. One thread. */
final class DicomInput implements AutoCloseable {
    private final InputStream in;
    private final long size;
    private long position;
    private boolean bigEndian;

    DicomInput(Path file) throws IOException {
        this.size = Files.size(file);
        this.in = new BufferedInputStream(Files.newInputStream(file));
    }

    /** Bytes read or skipped so far. */
    long position() {
        return position;
    }

    boolean atEnd() {
        return position >= size;
    }

    /** Bytes of the file behind the position. */
    long left() {
        return size - position;
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    void setBigEndian(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    int u8() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("the file ends within its header");
        }
        position++;
        return value;
    }

    int u16() throws IOException {
        int first = u8();
        int second = u8();
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long u32() throws IOException {
        long first = u16();
        long second = u16();
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** @throws EOFException if the file has fewer */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException("the file ends within its header");
        }
        return bytes;
    }

    /** @throws EOFException if the file has fewer */
    void skip(long count) throws IOException {
        if (count > size - position) {
            throw new EOFException("the file ends within its header");
        }
        in.skipNBytes(count);
        position += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
