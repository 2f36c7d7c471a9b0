package dev.clickmask.sam.everything;

import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds all objects of an image without a prompt, in many small steps: each asks about one point, or as many as the model
 * answers in one run, or encodes one part of the image. So whoever has the thread can do other things between two steps, stop at any time, and go on. Belongs to one
 * thread at a time.
 *
 * <p>As the automatic mask generator of facebookresearch/sam2 ({@code sam2/automatic_mask_generator.py}), with one
 * difference: parts that touch by a corner only count as two when small ones are dropped.
 */
public final class Everything {
    private final SamModel model;
    private final RgbImage image;
    private final EverythingOptions options;
    private final List<Crop> crops;
    private final List<FoundMask> found = new ArrayList<>();
    private final int steps;

    private int done;
    private int crop;
    private int point;
    private @Nullable ImageEmbedding whole;
    private @Nullable CropSearch search;

    /**
     * Prepares the search; nothing is computed yet.
     *
     * @param whole the image's embedding, if there is one already
     */
    public Everything(SamModel model, RgbImage image, @Nullable ImageEmbedding whole, EverythingOptions options) {
        this.model = model;
        this.image = image;
        this.whole = whole;
        this.options = options;
        this.crops = Crop.of(image.size(), options);
        this.steps = crops.stream().mapToInt(part -> 1 + part.points()).sum();
    }

    /** Number of steps in all, one for each point; those that encode take longer. */
    public int steps() {
        return steps;
    }

    /** Number of steps done. */
    public int done() {
        return done;
    }

    /** Whether there is no step left. */
    public boolean isDone() {
        return done == steps;
    }

    /**
     * Does the next step. One that fails or is cancelled is done again by the next call.
     *
     * @throws IllegalStateException if there is none left
     */
    public void step() throws InferenceException {
        if (isDone()) {
            throw new IllegalStateException("all " + steps + " steps are done");
        }
        Crop current = crops.get(crop);
        CropSearch running = search;
        if (running == null) {
            search = new CropSearch(model, embedding(current), current, image.size(), options);
            done++;
        } else {
            int last = Math.min(point + model.batch(), current.points());
            running.ask(point, last);
            done += last - point;
            point = last;
            if (point == current.points()) {
                found.addAll(running.result());
                search = null;
                point = 0;
                crop++;
            }
        }
    }

    private ImageEmbedding embedding(Crop current) throws InferenceException {
        if (crop > 0) {
            return model.encode(image.part(current.box()));
        }
        ImageEmbedding known = whole;
        whole = null;
        return known != null ? known : model.encode(image);
    }

    /**
     * The masks of the parts that are done; after the last step, all. Those that were found in several parts are kept once,
     * as the smallest part shows them. Takes up to some seconds where small regions are cleaned.
     */
    public List<FoundMask> result() {
        List<FoundMask> kept = crops.size() == 1
                ? found
                : BoxSuppression.of(found, mask -> 1.0 / mask.crop().area(), options.cropBoxOverlap());
        double overlap = Math.max(options.boxOverlap(), options.cropBoxOverlap());
        return options.smallRegion() == 0
                ? List.copyOf(kept)
                : SmallRegions.clean(kept, options.smallRegion(), overlap);
    }
}
