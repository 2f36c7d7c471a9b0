package dev.clickmask.sam.image;

import java.io.Closeable;
import java.io.IOException;

/** Takes the bytes of an image that is being made, in any order. For one thread. */
interface PixelSink extends Closeable {
    void write(long at, byte[] source, int from, int length) throws IOException;

    /** All bytes, each of which must have been written; nothing may be written afterwards. */
    Pixels finish() throws IOException;

    /** Lets go of what the result does not need. */
    @Override
    void close() throws IOException;
}
