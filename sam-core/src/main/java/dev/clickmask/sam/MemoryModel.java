package dev.clickmask.sam;

import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The part of a {@link SamModel} that follows an object over frames by what it remembers of it. It keeps nothing itself: a
 * {@link MemoryBank} for each object does. Runs are in turn with those of the model, and end with them.
 */
public interface MemoryModel {

    /**
     * Loads what only following needs, if that has not been done; takes tenths of seconds.
     *
     * @throws IOException if a file cannot be loaded or does not belong to the model
     */
    void load() throws IOException;

    /**
     * Takes in a frame on which the prompts say what the object is; what was remembered does not matter for that.
     *
     * @param embedding of the whole frame, made by this model
     * @param frame place of the frame, counted from 0
     * @param prompts as for {@link SamModel#decode}
     * @param mask of the object, where it is known: then that is remembered, and of the prompts only what the object is like;
     *     not empty, in pixels of the frame
     * @throws InferenceException if the native run fails or is cancelled
     */
    Tracked learn(ImageEmbedding embedding, int frame, List<Prompt> prompts, Optional<Mask> mask)
            throws InferenceException;

    /**
     * Looks for the object on a frame.
     *
     * @param embedding of the whole frame, made by this model
     * @param frame place of the frame, after those of the bank
     * @param bank with at least one prompted frame
     * @throws InferenceException if the native run fails or is cancelled
     */
    Tracked track(ImageEmbedding embedding, int frame, MemoryBank bank) throws InferenceException;

    /**
     * What is known of the object on a frame.
     *
     * @param candidate where it is; of a mask that was given, what the model would have answered
     * @param objectScore logit of whether it is to be seen there; if not, the mask is empty
     * @param memory for the bank
     */
    record Tracked(Candidate candidate, float objectScore, FrameMemory memory) {}
}
