package dev.clickmask.sam.matte;

import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.image.RgbImage;

/** A network that finds the foreground of an image by itself, without prompts. Free to be used by several threads, one at a time. */
public interface ForegroundModel extends AutoCloseable {

    /** Where it runs, for the person: "CPU, 2 threads". */
    String provider();

    /**
     * How much of each pixel is foreground, in the size of the image. Takes seconds on a processor.
     *
     * @throws InferenceException if the native run fails or is ended
     * @throws IllegalArgumentException if the image has more pixels than an array can hold, some two thousand million
     */
    Alpha alpha(RgbImage image) throws InferenceException;

    /** Ends the run in progress, if there is one; from any thread. */
    void cancel();

    /** Ends the run in progress and releases the model. To close twice does nothing. */
    @Override
    void close();
}
