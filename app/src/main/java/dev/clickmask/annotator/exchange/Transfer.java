package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import java.io.IOException;
import java.util.function.IntConsumer;

/** Copies a data set image by image, so that its size does not matter. */
public final class Transfer {
    private Transfer() {}

    /**
     * Hands all images of the one to the other, and finishes it.
     *
     * @param progress told the number of images after each; what it throws gives the copy up
     * @return the number of images
     * @throws IOException if the one cannot be read or the other not be written, or its format cannot say what it has to
     */
    public static int copy(DatasetReader from, DatasetWriter to, IntConsumer progress) throws IOException {
        int[] images = new int[1];
        from.forEachImage(image -> {
            try {
                to.write(image);
            } catch (IllegalArgumentException e) {
                throw new IOException(image.file() + " does not fit into this format: " + e.getMessage(), e);
            }
            progress.accept(++images[0]);
        });
        to.finish();
        return images[0];
    }
}
