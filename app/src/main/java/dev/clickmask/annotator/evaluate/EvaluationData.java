package dev.clickmask.annotator.evaluate;

import java.io.IOException;

/** Images with masks to measure models by. May be gone through several times. */
public abstract sealed class EvaluationData permits MaskFiles, DatasetMasks {

    /** Number of masks. */
    public abstract int size() throws IOException;

    /** Hands out each image once. */
    abstract void forEachImage(ImageConsumer consumer) throws IOException;

    /** Takes one image after the other. */
    @FunctionalInterface
    interface ImageConsumer {
        void accept(EvaluationImage image) throws IOException;
    }
}
