package dev.clickmask.annotator.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The steps that were made on the images of a project, in the order in which they were made, whatever image they were on.
 * The states are shared, so a step costs a list of references. For one thread.
 */
final class Timeline {
    /** So many that nobody goes back further, and few enough to be forgotten about. */
    private static final int LONGEST = 10_000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    /** An image before and after something was done to it. */
    private record Step(AnnotatedImage before, AnnotatedImage after) {
        Step changedBy(UnaryOperator<AnnotatedImage> change) {
            return new Step(change.apply(before), change.apply(after));
        }
    }

    /** Notes a step; what had been undone is forgotten. */
    void add(AnnotatedImage before, AnnotatedImage after) {
        done.push(new Step(before, after));
        undone.clear();
        if (done.size() > LONGEST) {
            done.removeLast();
        }
    }

    /** The image whose step is the next to be undone. */
    Optional<String> undoFile() {
        return file(done.peek());
    }

    /** The image whose step is the next to be made again. */
    Optional<String> redoFile() {
        return file(undone.peek());
    }

    private static Optional<String> file(@Nullable Step step) {
        return Optional.ofNullable(step).map(known -> known.before.file());
    }

    /** Takes the last step back and returns what the image was before it. */
    AnnotatedImage undo() {
        Step step = done.pop();
        undone.push(step);
        return step.before;
    }

    /** Makes the step that was last taken back again and returns what the image is after it. */
    AnnotatedImage redo() {
        Step step = undone.pop();
        done.push(step);
        return step.after;
    }

    /** Forgets all steps. */
    void clear() {
        done.clear();
        undone.clear();
    }

    /** Forgets the steps on an image. */
    void forget(String file) {
        done.removeIf(step -> step.before.file().equals(file));
        undone.removeIf(step -> step.before.file().equals(file));
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
