package dev.clickmask.sam.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A file on its way from a source.
 *
 * @param bytes the content; reading may throw InterruptedIOException when the thread is interrupted
 * @param length what the source says it will send, if it does
 */
record Content(InputStream bytes, OptionalLong length) implements Closeable {
    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
