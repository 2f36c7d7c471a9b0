package dev.clickmask.sam.matte;

import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.mask.Mask;
import java.util.List;

/** A network that marks one kind of object in grey slices, many in a run. Free to be used by several threads, one at a time. */
public interface SliceModel extends AutoCloseable {

    /** Where it runs, for the person: "CPU, 2 threads". */
    String provider();

    /** How it takes slices and what it answers. */
    ForegroundSpec spec();

    /** Brings a slice to the size that the model takes; any number of threads may do so at once. */
    GreyImage fitted(GreyImage slice);

    /**
     * Marks the object, in one run.
     *
     * @param fitted slices in the size that the model takes; as many as memory allows
     * @return a mask for each, in the size of the model's answer, not of the slice
     * @throws InferenceException if the native run fails or is ended
     */
    List<Mask> masks(List<GreyImage> fitted) throws InferenceException;

    /** Ends the run in progress and releases the model. To close twice does nothing. */
    @Override
    void close();
}
