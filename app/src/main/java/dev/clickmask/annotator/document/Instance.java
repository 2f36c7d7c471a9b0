package dev.clickmask.annotator.document;

import dev.clickmask.sam.Prompt;
import java.util.List;

/**
 * One accepted object.
 *
 * @param id unique within its image, never reused, so that an instance keeps its identity while its content changes
 * @param categoryId id of its {@link Category}
 * @param segmentation where it is
 * @param crowd whether it stands for several objects that were not told apart: COCO's {@code iscrowd}
 * @param origin how it came about
 * @param track the object that it is on other images too
 */
public record Instance(long id, int categoryId, Segmentation segmentation, boolean crowd, Origin origin, Track track) {

    /** Of which nothing is known on other images. */
    public Instance(long id, int categoryId, Segmentation segmentation, boolean crowd, Origin origin) {
        this(id, categoryId, segmentation, crowd, origin, Track.NONE);
    }

    /** A single object. */
    public Instance(long id, int categoryId, Segmentation segmentation, Origin origin) {
        this(id, categoryId, segmentation, false, origin);
    }

    /**
     * The prompts that made an instance, kept so that they can be replayed with a better model, and what the person chose of
     * the answer.
     *
     * @param prompts points and box in the order in which they were given; no prior mask; empty if no model made it
     * @param model id of the model that answered; empty if none did
     * @param predictedIou how well it thought the mask fits
     * @param threshold logits above it are in the mask; 0 is usual
     * @param candidate index of the mask that was accepted among those of the model, in the model's own order; {@link
     *     #UNKNOWN_CANDIDATE} if that is not known
     */
    public record Origin(List<Prompt> prompts, String model, float predictedIou, float threshold, int candidate) {
        /** The index of a candidate that nobody noted. */
        public static final int UNKNOWN_CANDIDATE = -1;
        /** Of what was drawn by hand or came from elsewhere. */
        public static final Origin UNKNOWN = new Origin(List.of(), "", 0);

        public Origin {
            prompts = List.copyOf(prompts);
        }

        /** With the usual threshold, of a candidate that is not known. */
        public Origin(List<Prompt> prompts, String model, float predictedIou) {
            this(prompts, model, predictedIou, 0, UNKNOWN_CANDIDATE);
        }

        /** The same answer to other prompts. */
        public Origin withPrompts(List<Prompt> other) {
            return new Origin(other, model, predictedIou, threshold, candidate);
        }
    }

    /** A copy for another image, or for this one. */
    public Instance withId(long other) {
        return new Instance(other, categoryId, segmentation, crowd, origin, track);
    }

    /** The same object in another category. */
    public Instance withCategory(int other) {
        return new Instance(id, other, segmentation, crowd, origin, track);
    }

    /** The same object elsewhere, as a person made it. */
    public Instance withSegmentation(Segmentation other) {
        return new Instance(id, categoryId, other, crowd, origin, track.confirmed());
    }

    /** The same object with another mask that came about in another way, as a person wanted it. */
    public Instance remade(Segmentation other, Origin by) {
        return new Instance(id, categoryId, other, crowd, by, track.confirmed());
    }

    /** The same instance as part of that object. */
    public Instance withTrack(Track other) {
        return new Instance(id, categoryId, segmentation, crowd, origin, other);
    }
}
