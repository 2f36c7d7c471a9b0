package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.EverythingJob;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.sam.everything.EverythingOptions;
import dev.clickmask.sam.image.KeyedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the open image searched for all that is there, and offers what is found. What was found is kept until another image is
 * open. Belongs to the event dispatch thread; the search is done by the model's thread between prompts.
 */
final class Suggesting {
    private final Inference inference;
    private final Supplier<Optional<KeyedImage>> current;
    private final Suggestions suggestions;
    private final Problems problems;
    private final Runnable changed;
    private EverythingOptions options = EverythingOptions.USUAL;
    private @Nullable Search search;
    private @Nullable Result result;

    /**
     * How far the search is.
     *
     * @param total number of steps; 0 while that is not known
     */
    record Progress(int done, int total) {}

    /** What was found where, by which model. */
    private record Result(KeyedImage image, String model, List<Instance> found) {}

    /**
     * Begins without anything.
     *
     * @param current the open image
     * @param changed called when something is to be shown anew
     */
    Suggesting(
            Inference inference,
            Supplier<Optional<KeyedImage>> current,
            Suggestions suggestions,
            Problems problems,
            Runnable changed) {
        this.inference = inference;
        this.current = current;
        this.suggestions = suggestions;
        this.problems = problems;
        this.changed = changed;
        suggestions.addListener(changed);
    }

    /** What is offered. */
    Suggestions suggestions() {
        return suggestions;
    }

    /** Points in a row and in a column of the grid that is asked about from now on. */
    void setPointsPerSide(int points) {
        options = EverythingOptions.USUAL.withPointsPerSide(points);
    }

    /** How far the search is, if there is one. */
    Optional<Progress> progress() {
        return Optional.ofNullable(search).map(running -> running.progress);
    }

    boolean isSearching() {
        return search != null;
    }

    /** Whether a search can be begun. */
    boolean canBegin() {
        return current.get().isPresent()
                && inference.model().state() == ModelSetup.State.OPEN
                && inference.activity() != Activity.ENCODING_FAILED
                && search == null;
    }

    /** Searches the open image; offers at once what was found before. */
    void begin() {
        current.get().filter(image -> canBegin()).ifPresent(image -> {
            problems.makeWay();
            String model = model();
            if (result != null && result.image().equals(image) && result.model().equals(model)) {
                offer(result.found());
            } else {
                search = new Search(image, model);
                inference.search(new EverythingJob(options, model, search));
            }
            changed.run();
        });
    }

    private String model() {
        return inference.model().choice().id();
    }

    private void offer(List<Instance> found) {
        suggestions.show(found);
        if (suggestions.offered().isEmpty()) {
            problems.fail("problem.nothingNew");
        }
    }

    /** Whether there is something to {@link #end}. */
    boolean canEnd() {
        return isSearching() || suggestions.isActive();
    }

    /** Gives the search up, and offers nothing any more. */
    void end() {
        cancel();
        suggestions.clear();
    }

    /** Gives the search up. */
    void cancel() {
        if (search != null) {
            search = null;
            inference.endSearch();
            changed.run();
        }
    }

    /** Looks whether image and model are still those that were searched. */
    void follow() {
        Search running = search;
        if (running != null && (!isOpen(running.image) || !running.model.equals(model()) || cannotGoOn())) {
            search = null;
            inference.endSearch();
        }
        if (result != null && !isOpen(result.image())) {
            result = null;
            suggestions.clear();
        }
    }

    private boolean cannotGoOn() {
        return inference.activity() == Activity.ENCODING_FAILED;
    }

    private boolean isOpen(KeyedImage image) {
        return current.get().filter(image::equals).isPresent();
    }

    /** A search and how far it is. */
    private final class Search implements EverythingJob.Listener {
        private final KeyedImage image;
        private final String model;
        private Progress progress = new Progress(0, 0);

        Search(KeyedImage image, String model) {
            this.image = image;
            this.model = model;
        }

        @Override
        public void progressed(int done, int steps) {
            if (search == this) {
                progress = new Progress(done, steps);
                changed.run();
            }
        }

        @Override
        public void found(List<Instance> found) {
            if (search == this) {
                search = null;
                result = new Result(image, model, found);
                offer(found);
                changed.run();
            }
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            if (search == this) {
                search = null;
                problems.show(sentence, cause);
                changed.run();
            }
        }
    }
}
