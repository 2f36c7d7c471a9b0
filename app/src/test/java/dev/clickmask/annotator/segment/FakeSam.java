package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A model whose runs take as long as the test wants, and whose mask is the whole image. */
final class FakeSam implements SamModel {
    static final Size SIZE = new Size(8, 8);

    /** A run takes a permit and waits until there is one. */
    final Semaphore encodes = new Semaphore(0);

    final Semaphore decodes = new Semaphore(0);
    final List<RgbImage> encoded = new CopyOnWriteArrayList<>();
    final List<List<Prompt>> decoded = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    private volatile boolean cancelled;

    static RgbImage image() {
        return RgbImage.of(new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR));
    }

    /** The key of one of several models. */
    static ModelKey modelKey(int number) {
        return new ModelKey("%064x".formatted(number));
    }

    /** The key of one of several images. */
    static ImageKey imageKey(int number) {
        return new ImageKey("%064x".formatted(number));
    }

    static Candidate candidate(float value, float iou, boolean ambiguous) {
        float[] values = new float[16];
        Arrays.fill(values, value);
        Logits logits = new Logits(values, LinearAxis.resize(4, SIZE.width()), LinearAxis.resize(4, SIZE.height()));
        return new Candidate(logits, iou, ambiguous);
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("fake", "nowhere", 0, 1024, Capabilities.ALL);
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        cancelled = false;
        encoded.add(image);
        await(encodes);
        return new ImageEmbedding(image.size(), List.of());
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException {
        cancelled = false;
        decoded.add(prompts);
        await(decodes);
        return List.of(candidate(1, 0.9f, false));
    }

    private void await(Semaphore permits) throws InferenceException {
        while (!permits.tryAcquire()) {
            if (cancelled) {
                throw InferenceException.cancelled("Cancelled");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
