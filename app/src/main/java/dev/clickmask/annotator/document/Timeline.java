package dev.clickmask.annotator.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The steps that were made on the images of a project, in the order in which they were made, whatever image they were on.
 * The states share what they have in common, so a step costs a list of references and the masks it made. The last thousand
 * steps are kept, more as long as they take little memory, and fewer only where masks of very large images would take too much
 * of it. For one thread.
 */
final class Timeline {
    private static final int ALWAYS_KEPT = 20;
    private static final int USUALLY_KEPT = 1000;
    private static final int MOST_KEPT = 10_000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final long room;
    private final long most;
    /** Of all masks that the steps in {@link #done} made. */
    private long bytes;

    /**
     * An image before and after something was done to it.
     *
     * @param bytes of the masks that only the second has
     * @param group of the steps that are taken back with it, if there are any
     */
    private record Step(
            AnnotatedImage before,
            AnnotatedImage after,
            long bytes,
            @Nullable StepGroup group) {
        static Step of(AnnotatedImage before, AnnotatedImage after, @Nullable StepGroup group) {
            Set<Segmentation> known = Collections.newSetFromMap(new IdentityHashMap<>());
            before.instances().forEach(instance -> known.add(instance.segmentation()));
            long made = after.instances().stream()
                    .map(Instance::segmentation)
                    .filter(segmentation -> !known.contains(segmentation))
                    .mapToLong(Step::bytes)
                    .sum();
            return new Step(before, after, made, group);
        }

        private static long bytes(Segmentation segmentation) {
            return segmentation instanceof Segmentation.Pixels pixels
                    ? pixels.mask().bytes()
                    : 0;
        }

        Step changedBy(UnaryOperator<AnnotatedImage> change) {
            return new Step(change.apply(before), change.apply(after), bytes, group);
        }

        /** Where the person is when it is taken back. */
        String home() {
            return group == null ? before.file() : group.home();
        }

        boolean belongsTo(@Nullable Step other) {
            return group != null && other != null && group == other.group;
        }

        boolean needs(String file) {
            return before.file().equals(file) || home().equals(file);
        }
    }

    /**
     * Begins without a step.
     *
     * @param room bytes that the masks of more than a thousand steps may take
     * @param most bytes that the masks of more than twenty steps may take
     */
    Timeline(long room, long most) {
        this.room = room;
        this.most = most;
    }

    /** Notes a step, which may be one of a group; what had been undone is forgotten. */
    void add(AnnotatedImage before, AnnotatedImage after, @Nullable StepGroup group) {
        push(Step.of(before, after, group));
        undone.clear();
        while (isTooMuch()) {
            bytes -= done.removeLast().bytes;
        }
    }

    private boolean isTooMuch() {
        int steps = done.size();
        return steps > MOST_KEPT || (steps > USUALLY_KEPT && bytes > room) || (steps > ALWAYS_KEPT && bytes > most);
    }

    private void push(Step step) {
        done.push(step);
        bytes += step.bytes;
    }

    /** The image where the person is to be when the next step is undone. */
    Optional<String> undoFile() {
        return file(done.peek());
    }

    /** The image where the person is to be when the next step is made again. */
    Optional<String> redoFile() {
        return file(undone.peek());
    }

    private static Optional<String> file(@Nullable Step step) {
        return Optional.ofNullable(step).map(Step::home);
    }

    /** Takes the last step back, with those of its group in a row, and returns what becomes of each image. */
    List<OtherImages.Change> undo() {
        List<OtherImages.Change> changes = new ArrayList<>();
        Step step;
        do {
            step = done.pop();
            bytes -= step.bytes;
            undone.push(step);
            changes.add(new OtherImages.Change(step.after, step.before, true));
        } while (step.belongsTo(done.peek()));
        return changes;
    }

    /** Makes the step that was last taken back again, with those of its group, and returns what becomes of each image. */
    List<OtherImages.Change> redo() {
        List<OtherImages.Change> changes = new ArrayList<>();
        Step step;
        do {
            step = undone.pop();
            push(step);
            changes.add(new OtherImages.Change(step.before, step.after, false));
        } while (step.belongsTo(undone.peek()));
        return changes;
    }

    /** Forgets all steps. */
    void clear() {
        done.clear();
        undone.clear();
        bytes = 0;
    }

    /** Forgets the steps on an image. */
    void forget(String file) {
        done.removeIf(step -> step.needs(file));
        bytes = done.stream().mapToLong(Step::bytes).sum();
        undone.removeIf(step -> step.needs(file));
    }

    /** Changes what all steps lead from and to, when something happened to the project that is no step. */
    void changeAll(UnaryOperator<AnnotatedImage> change) {
        changeAll(done, change);
        changeAll(undone, change);
    }

    private static void changeAll(Deque<Step> steps, UnaryOperator<AnnotatedImage> change) {
        for (int i = steps.size(); i > 0; i--) {
            steps.addLast(steps.removeFirst().changedBy(change));
        }
    }
}
