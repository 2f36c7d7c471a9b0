package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the followed objects on one image.
 *
 * @param image name of the image
 * @param objects what was found; without objects that a person has seen to there, and without those that have left the picture
 * @param model id of the model that found them
 */
public record Carried(String image, List<CarriedObject> objects, String model) {
    public Carried {
        objects = List.copyOf(objects);
    }

    /**
     * One of them.
     *
     * @param source the instance that is followed, whose track and category it has
     * @param found where it is now
     */
    public record CarriedObject(Instance source, Propagation.Found found) {
        /** The track of the object. */
        public int track() {
            return source.track().id();
        }

        Instance instance(long id, String model) {
            Instance.Origin origin =
                    new Instance.Origin(found.prompts(), model, found.predictedIou(), 0, found.candidate());
            Segmentation pixels = new Segmentation.Pixels(found.mask());
            return new Instance(id, source.categoryId(), pixels, source.crowd(), origin, new Track(track(), true));
        }
    }

    /** Those that a person should look at. */
    public List<CarriedObject> doubtful() {
        return objects.stream()
                .filter(object -> object.found().doubt().isPresent())
                .toList();
    }

    /**
     * The image with what was found: in the place of what had been carried there before, else on top. What a person made or
     * confirmed stays, and an empty mask is none.
     */
    public AnnotatedImage onto(AnnotatedImage image) {
        AnnotatedImage changed = image;
        for (CarriedObject object : objects) {
            changed = object.found().mask().isEmpty() ? changed : put(object, changed);
        }
        return changed;
    }

    private AnnotatedImage put(CarriedObject object, AnnotatedImage image) {
        List<Instance> before = image.instances().stream()
                .filter(instance -> instance.track().id() == object.track())
                .toList();
        if (before.isEmpty()) {
            return image.with(object.instance(image.nextId(), model));
        }
        Instance first = before.get(0);
        return first.track().carried() ? image.replacing(object.instance(first.id(), model)) : image;
    }

    /** The instances of these tracks on an image that a person made or confirmed, from which an object is followed on. */
    public static List<Instance> seenTo(AnnotatedImage image) {
        List<Instance> made = new ArrayList<>(image.instances());
        made.removeIf(
                instance -> !instance.track().isKnown() || instance.track().carried());
        return made;
    }
}
