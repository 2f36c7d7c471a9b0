package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.MemoryModel;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.image.RgbImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that runs on a device which was chosen before: tells of the devices that were not, and keeps how long it takes,
 * after its first encoding and when it is closed.
 */
public final class TimedModel implements SamModel {
    private final SamModel model;
    private final InstalledModel files;
    private final ModelTimes times;
    private final List<DeviceVerdict> notUsed;
    private volatile @Nullable Duration encode;
    private volatile @Nullable Duration decode;

    /** Takes over the model, which is closed with this. */
    public TimedModel(SamModel model, InstalledModel files, ModelTimes times, List<DeviceVerdict> notUsed) {
        this.model = model;
        this.files = files;
        this.times = times;
        this.notUsed = List.copyOf(notUsed);
    }

    @Override
    public ModelInfo info() {
        return model.info().withNotUsed(notUsed);
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        long start = System.nanoTime();
        ImageEmbedding made = model.encode(image);
        boolean first = encode == null;
        encode = Duration.ofNanos(System.nanoTime() - start);
        if (first) {
            keep();
        }
        return made;
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException {
        long start = System.nanoTime();
        List<Candidate> made = model.decode(embedding, prompts);
        decode = Duration.ofNanos(System.nanoTime() - start);
        return made;
    }

    @Override
    public int batch() {
        return model.batch();
    }

    @Override
    public List<List<Candidate>> decodeEach(ImageEmbedding embedding, List<Prompt.Point> points)
            throws InferenceException {
        return model.decodeEach(embedding, points);
    }

    @Override
    public Optional<MemoryModel> memory() {
        return model.memory();
    }

    private void keep() {
        Duration encoding = encode;
        if (encoding != null) {
            times.keep(files, new ModelTimes.Times(info().provider(), encoding, Optional.ofNullable(decode)));
        }
    }

    @Override
    public void warmUp() throws InferenceException {
        model.warmUp();
    }

    @Override
    public void cancel() {
        model.cancel();
    }

    @Override
    public void close() {
        model.close();
        keep();
    }
}
