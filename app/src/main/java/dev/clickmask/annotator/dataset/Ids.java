package dev.clickmask.annotator.dataset;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import java.io.IOException;

/** Gives images and annotations their numbers. Several files that share one never share a number. */
public interface Ids {

    /** Number of the image, asked for once and before those of its instances. */
    long image(AnnotatedImage image) throws IOException;

    /** Number of an instance of the image that was asked for last. */
    long annotation(Instance instance);

    /** Counts images and annotations from 1 in the order in which they are asked for. */
    static Ids counting() {
        return new Ids() {
            private long images;
            private long annotations;

            @Override
            public long image(AnnotatedImage image) {
                return ++images;
            }

            @Override
            public long annotation(Instance instance) {
                return ++annotations;
            }
        };
    }
}
