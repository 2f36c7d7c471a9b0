package dev.clickmask.sam.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A file on its way from a source.
 *
 * @param bytes the content from the offset to the end; reading may throw InterruptedIOException when the thread is
 *     interrupted
 * @param offset of the first byte that will come; 0 for a source that cannot begin elsewhere
 * @param length of the whole file by what the source says, if it does
 */
record Content(InputStream bytes, long offset, OptionalLong length) implements Closeable {

    /** A whole file from its beginning. */
    static Content whole(InputStream bytes, OptionalLong length) {
        return new Content(bytes, 0, length);
    }

    /** Opens a file at a source, where that can be done, at an offset of a byte that is wanted first. */
    interface Opening {
        Content from(long offset) throws IOException;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
