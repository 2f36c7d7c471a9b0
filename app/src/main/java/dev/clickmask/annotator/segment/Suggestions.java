package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Masks that nobody asked for one by one: the person accepts or rejects each, by pointing at it or by walking from one to
 * the next. What the document has already is not offered, so one that was accepted comes back by undo. Belongs to the thread
 * of the document.
 */
public final class Suggestions {
    /** Intersection over union from which on two masks are of the same object. */
    private static final double SAME = 0.7;

    private final Document document;
    private final BooleanSupplier free;
    private final Consumer<UnaryOperator<AnnotatedImage>> editor;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Set<Long> rejected = new HashSet<>();
    private List<Instance> found = List.of();
    private List<Instance> offered = List.of();
    /** Of the document, when it was last looked at. */
    private List<Instance> accepted = List.of();

    private String file = "";
    private @Nullable ImagePoint pointer;
    private @Nullable Instance pointed;
    private @Nullable Instance walked;

    /**
     * Begins without any.
     *
     * @param free whether there is no unfinished instance, which would come first
     * @param editor makes a step of the document
     */
    public Suggestions(Document document, BooleanSupplier free, Consumer<UnaryOperator<AnnotatedImage>> editor) {
        this.document = document;
        this.free = free;
        this.editor = editor;
        document.addListener(this::follow);
    }

    /** Calls {@code listener} when others are offered or one is pointed at or walked to. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Offers masks of the current image, in the place of those before. */
    public void show(List<Instance> suggestions) {
        found = List.copyOf(suggestions);
        file = currentFile();
        rejected.clear();
        walked = null;
        look();
    }

    /** Offers nothing any more. */
    public void clear() {
        if (!found.isEmpty()) {
            show(List.of());
        }
    }

    /** What is offered, the best rated first. */
    public List<Instance> offered() {
        return offered;
    }

    /** Whether there are some to be accepted or rejected now. */
    public boolean isActive() {
        return !offered.isEmpty() && free.getAsBoolean();
    }

    /** The smallest one at the pointer. */
    public Optional<Instance> pointed() {
        return Optional.ofNullable(pointed);
    }

    /** The one that was walked to. */
    public Optional<Instance> walked() {
        return Optional.ofNullable(walked);
    }

    /** Whether there is one that was walked to and can be accepted or rejected now. */
    public boolean isWalking() {
        return walked != null && isActive();
    }

    /** The pointer is at that place of the image; null if it is elsewhere. */
    public void pointAt(@Nullable ImagePoint at) {
        pointer = at;
        Instance before = pointed;
        point();
        if (!Objects.equals(before, pointed)) {
            changed();
        }
    }

    private void point() {
        ImagePoint at = pointer;
        pointed = at == null
                ? null
                : offered.stream()
                        .filter(one -> mask(one).contains((int) Math.floor(at.x()), (int) Math.floor(at.y())))
                        .min(Comparator.comparing(one -> mask(one).area()))
                        .orElse(null);
    }

    /** Goes to the one that is so many places further on, beginning again at the first. */
    public void walk(int by) {
        if (!offered.isEmpty()) {
            int from = walked != null ? offered.indexOf(walked) : by > 0 ? -1 : 0;
            walked = offered.get(Math.floorMod(from + by, offered.size()));
            changed();
        }
    }

    /** Makes one an instance of the current category, as a step that can be undone, and selects it. */
    public void accept(Instance suggestion) {
        int category = document.currentCategory().id();
        editor.accept(image -> image.with(suggestion.withId(image.nextId()).withCategory(category)));
        List<Instance> all = document.instances();
        document.select(all.get(all.size() - 1).id());
    }

    /** Offers one no longer. */
    public void reject(Instance suggestion) {
        rejected.add(suggestion.id());
        look();
    }

    /** Accepts the one that was walked to, and goes on to the next. */
    public void acceptWalked() {
        leaveWalked(this::accept);
    }

    /** Rejects the one that was walked to, and goes on to the next. */
    public void rejectWalked() {
        leaveWalked(this::reject);
    }

    private void leaveWalked(Consumer<Instance> decision) {
        Instance decided = walked;
        if (decided != null) {
            int place = offered.indexOf(decided);
            decision.accept(decided);
            walked = offered.isEmpty() ? null : offered.get(Math.min(place, offered.size() - 1));
            changed();
        }
    }

    /** Accepts all that are offered, as one step. */
    public void acceptAll() {
        List<Instance> all = offered;
        int category = document.currentCategory().id();
        editor.accept(image -> {
            AnnotatedImage changed = image;
            for (Instance one : all) {
                changed = changed.with(one.withId(changed.nextId()).withCategory(category));
            }
            return changed;
        });
    }

    private String currentFile() {
        return document.image().map(AnnotatedImage::file).orElse("");
    }

    private void follow() {
        if (!found.isEmpty() && !file.equals(currentFile())) {
            clear();
        } else if (!found.isEmpty() && !accepted.equals(document.instances())) {
            look();
        }
    }

    /** Finds out what is to be offered. */
    private void look() {
        accepted = document.instances();
        offered = found.stream()
                .filter(one -> !rejected.contains(one.id()) && !isThere(one))
                .toList();
        if (!offered.contains(walked)) {
            walked = null;
        }
        point();
        changed();
    }

    private boolean isThere(Instance suggestion) {
        Mask mask = mask(suggestion);
        return accepted.stream().anyMatch(instance -> isSame(mask, mask(instance)));
    }

    /** Most are told apart by their boxes alone. */
    private static boolean isSame(Mask a, Mask b) {
        double common = a.bounds().intersection(b.bounds()).area();
        return common > SAME * Math.max(a.area(), b.area()) && a.iou(b) > SAME;
    }

    private static Mask mask(Instance instance) {
        return instance.segmentation().mask();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
