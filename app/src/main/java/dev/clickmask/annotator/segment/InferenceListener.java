package dev.clickmask.annotator.segment;

import dev.clickmask.sam.ModelInfo;

/** Hears what happens to what the {@link InferenceWorker} was asked, through the executor given to it. */
public interface InferenceListener {
    /** The model is there. */
    void modelOpened(ModelInfo info);

    /** The encoder works at the current image. */
    void encodingStarted();

    /** The current image is ready for prompts; {@code encodingStarted} comes before it only where the encoder ran. */
    void encoded(Encoding encoding);

    /** So many of the images that are wanted next are ready. */
    void prepared(int ready, int wanted);

    /** The model answered. */
    void answered(DecodeRequest request, Answer answer);

    /** Something went wrong, said in one sentence; the cause is for the log. */
    void failed(String sentence, Throwable cause);
}
