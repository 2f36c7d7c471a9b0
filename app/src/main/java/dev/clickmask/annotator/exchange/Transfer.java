package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import java.io.IOException;

/** Copies a data set image by image, so that its size does not matter. */
public final class Transfer {
    private Transfer() {}

    /**
     * Hands all images of the one to the other, and finishes it.
     *
     * @return the number of images
     */
    public static int copy(DatasetReader from, DatasetWriter to) throws IOException {
        int[] images = new int[1];
        from.forEachImage(image -> {
            to.write(image);
            images[0]++;
        });
        to.finish();
        return images[0];
    }
}
