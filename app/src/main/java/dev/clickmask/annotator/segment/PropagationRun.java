package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows several objects over images, one image after the other. For one thread at a time. */
public final class PropagationRun {
    private final Limits limits;
    private final String modelId;
    /** By the instance that each began with. */
    private final Map<Instance, Propagation> followed = new LinkedHashMap<>();

    private boolean begun;
    private @Nullable Attempt attempt;

    /**
     * What came of an image so far.
     *
     * @param found nothing for an object that a person has seen to
     */
    private record Attempt(String image, Map<Instance, Optional<Propagation.Found>> found) {}

    /**
     * Begins on an image.
     *
     * @param sources instances there, each with a track of its own
     * @param modelId id of the model that will be asked
     */
    public PropagationRun(List<Instance> sources, Limits limits, String modelId) {
        this.limits = limits;
        this.modelId = modelId;
        sources.forEach(source -> followed.put(source, new Propagation(mask(source))));
    }

    /** Whether the model wants to see the image on which the objects were begun with, because it will remember them. */
    public boolean wantsStart(SamModel model) {
        return !begun && model.memory().isPresent();
    }

    /**
     * Shows the model that image.
     *
     * @param embedding of it, made by that model
     * @throws InferenceException if the native run fails or is cancelled; it may be tried again
     */
    public void start(SamModel model, ImageEmbedding embedding) throws InferenceException {
        for (Map.Entry<Instance, Propagation> object : followed.entrySet()) {
            object.getValue().learn(model, embedding, mask(object.getKey()));
        }
        followed.forEach((source, object) -> object.goOnFrom(mask(source)));
        begun = true;
    }

    private static Mask mask(Instance instance) {
        return instance.segmentation().mask();
    }

    /** Whether all objects have left the picture. */
    public boolean isOver() {
        return followed.isEmpty();
    }

    /**
     * Goes on to the next image. After a doubt that is in the result nobody should go on from it.
     *
     * @param name of the image
     * @param embedding of it, made by that model; of an image of the same size as those before
     * @param seenTo what a person made or confirmed there: objects among it are followed on from there
     * @throws InferenceException if the native run fails or is cancelled; the same image may be tried again
     */
    public Carried next(String name, SamModel model, ImageEmbedding embedding, List<Instance> seenTo)
            throws InferenceException {
        Map<Instance, Optional<Propagation.Found>> found = attempt(name, model, embedding, seenTo);
        List<Carried.CarriedObject> objects = new ArrayList<>();
        followed.entrySet().removeIf(object -> {
            Propagation.Found there =
                    Objects.requireNonNull(found.get(object.getKey())).orElse(null);
            if (there == null) {
                object.getValue().goOnFrom(mask(of(object.getKey(), seenTo).orElseThrow()));
                return false;
            } else if (there.mask().isEmpty() && object.getValue().wasAtTheEdge()) {
                return true;
            }
            objects.add(new Carried.CarriedObject(object.getKey(), there));
            object.getValue().goOnFrom(there.mask());
            return false;
        });
        attempt = null;
        return new Carried(name, objects, modelId);
    }

    /** Where the objects are, without those that a person has seen to; what an attempt that was cancelled found still counts. */
    private Map<Instance, Optional<Propagation.Found>> attempt(
            String name, SamModel model, ImageEmbedding embedding, List<Instance> seenTo) throws InferenceException {
        Attempt before = attempt;
        Attempt now = before != null && before.image().equals(name) ? before : new Attempt(name, new HashMap<>());
        attempt = now;
        for (Map.Entry<Instance, Propagation> object : followed.entrySet()) {
            Mask known = of(object.getKey(), seenTo).map(PropagationRun::mask).orElse(null);
            if (!now.found().containsKey(object.getKey())) {
                now.found().put(object.getKey(), look(object.getValue(), model, embedding, known));
            }
        }
        return now.found();
    }

    private Optional<Propagation.Found> look(
            Propagation object, SamModel model, ImageEmbedding embedding, @Nullable Mask known)
            throws InferenceException {
        if (known == null) {
            return Optional.of(object.find(model, embedding, limits));
        } else if (!known.isEmpty()) {
            object.learn(model, embedding, known);
        }
        return Optional.empty();
    }

    private static Optional<Instance> of(Instance source, List<Instance> seenTo) {
        return seenTo.stream()
                .filter(instance -> instance.track().id() == source.track().id())
                .findFirst();
    }
}
