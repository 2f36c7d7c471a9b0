package dev.clickmask.annotator.document;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Makes instances of an image objects that can be followed over images. */
public final class Tracks {
    private Tracks() {}

    /**
     * The image with a track for each of these instances, which a person thereby confirms: their own, or that of a lost object
     * of the same category, or one that no instance has.
     *
     * @param last the largest track in the project
     * @param lost as they were where they were seen last
     */
    public static AnnotatedImage begin(AnnotatedImage image, Set<Long> ids, int last, Collection<Instance> lost) {
        AnnotatedImage changed = image;
        Deque<Instance> missing = new ArrayDeque<>(lost);
        missing.removeIf(one -> image.instances().stream()
                .anyMatch(there -> there.track().id() == one.track().id()));
        int largest = image.instances().stream()
                .mapToInt(instance -> instance.track().id())
                .max()
                .orElse(0);
        int next = Math.max(last, largest);
        for (Instance instance : image.instances()) {
            if (ids.contains(instance.id())) {
                Optional<Track> known = track(instance, missing);
                Track track = known.isPresent() ? known.get() : Track.of(++next);
                changed = changed.replacing(instance.withTrack(track));
            }
        }
        return changed;
    }

    private static Optional<Track> track(Instance instance, Deque<Instance> missing) {
        if (instance.track().isKnown()) {
            return Optional.of(instance.track().confirmed());
        }
        Optional<Instance> same = missing.stream()
                .filter(one -> one.categoryId() == instance.categoryId())
                .findFirst();
        same.ifPresent(missing::remove);
        return same.map(one -> one.track().confirmed());
    }

    /** The image with all that was carried to it confirmed by a person. */
    public static AnnotatedImage confirmed(AnnotatedImage image) {
        AnnotatedImage changed = image;
        for (Instance instance : image.instances()) {
            changed = changed.replacing(instance.withTrack(instance.track().confirmed()));
        }
        return changed;
    }
}
