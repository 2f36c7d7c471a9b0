package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows several objects over images, one image after the other. For one thread at a time. */
public final class PropagationRun {
    private final Limits limits;
    private final String modelId;
    /** By the instance that each began with. */
    private final Map<Instance, Propagation> followed = new LinkedHashMap<>();

    /**
     * Begins on an image.
     *
     * @param sources instances there, each with a track of its own
     * @param modelId id of the model that will be asked
     */
    public PropagationRun(List<Instance> sources, Limits limits, String modelId) {
        this.limits = limits;
        this.modelId = modelId;
        sources.forEach(source ->
                followed.put(source, new Propagation(source.segmentation().mask())));
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
        Map<Instance, Propagation.Found> found = new LinkedHashMap<>();
        for (Map.Entry<Instance, Propagation> object : followed.entrySet()) {
            if (of(object.getKey(), seenTo).isEmpty()) {
                found.put(object.getKey(), object.getValue().find(model, embedding, limits));
            }
        }
        List<Carried.CarriedObject> objects = new ArrayList<>();
        followed.entrySet().removeIf(object -> {
            Propagation.Found there = found.get(object.getKey());
            if (there == null) {
                object.getValue()
                        .goOnFrom(of(object.getKey(), seenTo)
                                .orElseThrow()
                                .segmentation()
                                .mask());
                return false;
            } else if (there.mask().isEmpty() && object.getValue().wasAtTheEdge()) {
                return true;
            }
            objects.add(new Carried.CarriedObject(object.getKey(), there));
            object.getValue().goOnFrom(there.mask());
            return false;
        });
        return new Carried(name, objects, modelId);
    }

    private static Optional<Instance> of(Instance source, List<Instance> seenTo) {
        return seenTo.stream()
                .filter(instance -> instance.track().id() == source.track().id())
                .findFirst();
    }
}
