package dev.clickmask.annotator.document;

import dev.clickmask.sam.Prompt;
import java.util.List;

/**
 * One accepted object.
 *
 * @param id unique within its image, never reused, so that an instance keeps its identity while its content changes
 * @param categoryId id of its {@link Category}
 * @param segmentation where it is
 * @param origin how it came about
 */
public record Instance(long id, int categoryId, Segmentation segmentation, Origin origin) {

    /**
     * The prompts that made an instance, kept so that they can be replayed with a better model.
     *
     * @param prompts points and box in the order in which they were given; no prior mask
     * @param model id of the model that answered
     * @param predictedIou how well it thought the mask fits
     */
    public record Origin(List<Prompt> prompts, String model, float predictedIou) {
        public Origin {
            prompts = List.copyOf(prompts);
        }
    }

    /** The same object in another category. */
    public Instance withCategory(int other) {
        return new Instance(id, other, segmentation, origin);
    }
}
