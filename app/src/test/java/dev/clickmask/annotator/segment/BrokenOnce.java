package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.RgbImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model whose first encoding fails. */
final class BrokenOnce implements SamModel {
    private final SamModel sam;
    private final AtomicBoolean broken = new AtomicBoolean(true);

    BrokenOnce(SamModel sam) {
        this.sam = sam;
    }

    @Override
    public ModelInfo info() {
        return sam.info();
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        if (broken.getAndSet(false)) {
            throw new InferenceException("no luck", new IllegalStateException());
        }
        return sam.encode(image);
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException {
        return sam.decode(embedding, prompts);
    }

    @Override
    public void cancel() {
        sam.cancel();
    }

    @Override
    public void close() {
        sam.close();
    }
}
