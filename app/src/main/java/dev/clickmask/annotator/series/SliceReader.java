package dev.clickmask.annotator.series;

import java.io.IOException;

/** A series that is open, for one thread. */
public interface SliceReader extends AutoCloseable {
    /**
     * Reads one slice.
     *
     * @param index from 0
     * @throws IOException if this slice is missing, damaged, or of a kind that cannot be read; others may be whole
     */
    Slice read(int index) throws IOException;

    @Override
    default void close() throws IOException {}
}
