package dev.clickmask.sam;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Segment-Anything model: encodes an image once, then answers any number of prompt lists.
 *
 * <p>One run at a time; calls from several threads wait for each other. {@link #close} may be called from any thread at
 * any time: it ends the run in progress, waits for it, and frees the native memory.
 */
public interface SamModel extends AutoCloseable {

    /** What this model is and can do. */
    ModelInfo info();

    /**
     * Runs the encoder, which takes from half a second to minutes.
     *
     * @return the embedding, independent of this model's life
     * @throws InferenceException if the native run fails, is cancelled, or the model is closed
     */
    ImageEmbedding encode(RgbImage image) throws InferenceException;

    /**
     * Runs the encoder on a part of an image alone, which it sees in more detail than as part of the whole. Prompts and
     * masks are in pixels of the whole image, and masks are empty outside of the part.
     *
     * @param part inside the image
     * @throws InferenceException as above
     */
    default ImageEmbedding encode(RgbImage image, PixelBox part) throws InferenceException {
        return encode(image.part(part)).placed(image.size(), part);
    }

    /**
     * Runs the light decoder, which takes some tens of milliseconds.
     *
     * @param embedding made by this model or another one of the same files
     * @param prompts at least one point or box, in image pixels; at most one box and one prior mask, which is left out
     *     where the model takes none or where it is of another part of the image than the embedding
     * @return candidates in the model's own order, at least one
     * @throws IllegalArgumentException if the list is not of that form or the embedding does not fit the model
     * @throws InferenceException if the native run fails, is cancelled, or the model is closed; or if the prompts are
     *     beyond the model's {@link Capabilities}
     */
    List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException;

    /** How many points {@link #decodeEach} answers in one run: more than one where the decoder has a batch axis. */
    default int batch() {
        return 1;
    }

    /**
     * Asks about several points, each as if it were alone; up to {@link #batch} of them in one run.
     *
     * @return for each point its candidates, as {@link #decode} gives them
     * @throws InferenceException as there
     */
    default List<List<Candidate>> decodeEach(ImageEmbedding embedding, List<Prompt.Point> points)
            throws InferenceException {
        List<List<Candidate>> answers = new ArrayList<>();
        for (Prompt.Point point : points) {
            answers.add(decode(embedding, List.of(point)));
        }
        return answers;
    }

    /** What follows objects over frames by memory, if this model can and its files for that are here. */
    default Optional<MemoryModel> memory() {
        return Optional.empty();
    }

    /**
     * Does once what makes the first answer slower than those after it.
     *
     * @throws InferenceException if the native run fails, is cancelled, or the model is closed
     */
    default void warmUp() throws InferenceException {}

    /** Ends the run in progress, if any; its caller gets an {@link InferenceException} that says it was cancelled. */
    void cancel();

    @Override
    void close();
}
