package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A model that finds what is bright inside the box, and thinks the better of it the brighter it is. */
public final class BrightSam implements SamModel {
    private static final int BRIGHT = 64;

    /** An encoder run takes a permit and waits until there is one. */
    public final Semaphore encodes = new Semaphore(Integer.MAX_VALUE);
    /** How many bright pixels each image had whose encoding was begun. */
    public final List<Integer> encoded = new CopyOnWriteArrayList<>();

    private volatile boolean cancelled;

    @Override
    public ModelInfo info() {
        return new ModelInfo("bright", "nowhere", 0, 1024, Capabilities.ALL);
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        cancelled = false;
        Size size = image.size();
        FloatBuffer values = ByteBuffer.allocateDirect(Float.BYTES * (int) size.area())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        int bright = 0;
        for (int i = 0; i < values.capacity(); i++) {
            int value = image.rgb(i % size.width(), i / size.width()) & 0xFF;
            bright += value > BRIGHT ? 1 : 0;
            values.put(i, value);
        }
        encoded.add(bright);
        while (!encodes.tryAcquire()) {
            if (cancelled) {
                throw InferenceException.cancelled("Cancelled");
            }
            Thread.onSpinWait();
        }
        return new ImageEmbedding(size, List.of(new ImageEmbedding.Level(1, size.height(), size.width(), values)));
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) {
        Size size = embedding.imageSize();
        Box box = prompts.stream()
                .filter(Prompt.BoxPrompt.class::isInstance)
                .map(prompt -> ((Prompt.BoxPrompt) prompt).box())
                .findFirst()
                .orElse(new Box(0, 0, size.width(), size.height()));
        FloatBuffer values = embedding.levels().get(0).values();
        float[] logits = new float[values.capacity()];
        float brightness = 0;
        int count = 0;
        for (int i = 0; i < logits.length; i++) {
            int column = i % size.width();
            int row = i / size.width();
            boolean inside =
                    column + 0.5 > box.x0() && column + 0.5 < box.x1() && row + 0.5 > box.y0() && row + 0.5 < box.y1();
            boolean found = inside && values.get(i) > BRIGHT;
            logits[i] = found ? 5 : -5;
            brightness += found ? values.get(i) : 0;
            count += found ? 1 : 0;
        }
        Logits grid = new Logits(
                logits, LinearAxis.resize(size.width(), size.width()), LinearAxis.resize(size.height(), size.height()));
        return List.of(new Candidate(grid, count == 0 ? 0 : brightness / count / 255, false));
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {}
}
