package dev.clickmask.annotator.dataset;

import dev.clickmask.annotator.document.AnnotatedImage;
import java.io.Closeable;
import java.io.IOException;

/**
 * A data set in the making; whoever makes one says where and with which categories. It appears as a whole when it is
 * {@linkplain #finish() finished}: written in a try-with-resources statement that ends with that call, a failure leaves
 * what was there before. Memory does not grow with the number of instances. For one thread at a time.
 */
public interface DatasetWriter extends Closeable {

    /**
     * Adds an image with its instances; each image once.
     *
     * @throws IllegalArgumentException if an instance is of a category that the data set does not have
     * @throws UnusableImageException if its file is missing or cannot be used; others can be written nevertheless. So they can
     *     after an {@link dev.clickmask.sam.image.UnreadableImageException}
     * @throws IOException if it cannot be written; the message names the file and says what to do
     */
    void write(AnnotatedImage image) throws IOException;

    /** Puts the data set in its place. Nothing can be written after it. */
    void finish() throws IOException;

    /** Sets all resources free. If the data set is not finished, it is given up and leaves nothing behind. */
    @Override
    void close() throws IOException;
}
