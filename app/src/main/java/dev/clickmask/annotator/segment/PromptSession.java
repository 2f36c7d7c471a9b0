package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.History;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished instance: the prompts given so far and what the model made of them. Belongs to one thread, in the
 * program the event dispatch thread.
 *
 * <p>Each prompt is a step that can be undone. A step keeps its answer, so that the prior mask of the next prompt is
 * always the answer of the step that it follows, also after an undo.
 */
public final class PromptSession {
    private final Consumer<DecodeRequest> decoder;
    private final List<Runnable> listeners = new ArrayList<>();
    private History<Step> steps = new History<>(Step.first(0));
    private long lastStep;
    private @Nullable Answer shown;

    /** Sends its questions to {@code decoder} and expects the answers in {@link #answered}. */
    public PromptSession(Consumer<DecodeRequest> decoder) {
        this.decoder = decoder;
    }

    /** Calls {@code listener} after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Points and box in the order in which they were given. */
    public List<Prompt> prompts() {
        return steps.current().prompts;
    }

    public boolean isEmpty() {
        return prompts().isEmpty();
    }

    /** What to show: the answer to the prompts or, as long as it has not come, the one before. */
    public Optional<Answer> shown() {
        return Optional.ofNullable(shown);
    }

    /** The answer to exactly these prompts, once it has come. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(steps.current().answer);
    }

    /** Adds a point. */
    public void addPoint(ImagePoint at, boolean foreground) {
        List<Prompt> more = new ArrayList<>(prompts());
        more.add(new Prompt.Point(at, foreground));
        ask(more, answer().map(answer -> answer.candidate().logits()).orElse(steps.current().prior));
    }

    /** Sets the box, in the place of the one before. It comes without a prior mask, which was about another box. */
    public void setBox(Box box) {
        List<Prompt> changed = new ArrayList<>(prompts());
        changed.removeIf(Prompt.BoxPrompt.class::isInstance);
        changed.add(new Prompt.BoxPrompt(box));
        ask(changed, null);
    }

    /** Takes all prompts away, as a step that can be undone. */
    public void clear() {
        if (!isEmpty()) {
            enter(new Step(++lastStep, List.of(), null));
        }
    }

    /** Begins a new instance; there is no way back to this one. */
    public void reset() {
        steps = new History<>(Step.first(++lastStep));
        show();
    }

    public boolean canUndo() {
        return steps.canUndo();
    }

    public boolean canRedo() {
        return steps.canRedo();
    }

    /** Takes the last prompt back. */
    public void undo() {
        steps.undo();
        show();
    }

    /** Gives the prompt that was last taken back once more. */
    public void redo() {
        steps.redo();
        show();
    }

    /** Whether there are prompts, but none that says where the object is: models answer nonsense to that. */
    public boolean lacksObject() {
        return !isEmpty() && prompts().stream().noneMatch(Prompt::locatesObject);
    }

    /** Shows the candidate that is so many ranks further down, beginning again at the top. */
    public void cycleCandidates(int ranks) {
        answer().ifPresent(answer -> {
            List<Integer> ranked = answer.ranked();
            showCandidate(ranked.get(Math.floorMod(ranked.indexOf(answer.shown()) + ranks, ranked.size())));
        });
    }

    /** Shows another candidate, whose logits then are the prior of the next prompt. */
    public void showCandidate(int index) {
        answer().ifPresent(answer -> {
            steps.current().answer = answer.showing(index);
            show();
        });
    }

    /** Takes an answer; one to other than the current prompts is dropped. */
    public void answered(DecodeRequest request, Answer answer) {
        Step current = steps.current();
        if (request.step() == current.id) {
            current.answer = answer;
            show();
        }
    }

    private void ask(List<Prompt> prompts, @Nullable Logits prior) {
        enter(new Step(++lastStep, prompts, prior));
    }

    private void enter(Step step) {
        steps.add(step);
        show();
    }

    private void show() {
        Step step = steps.current();
        if (step.prompts.isEmpty() || step.answer != null || lacksObject()) {
            shown = step.answer;
        } else {
            decoder.accept(step.request());
        }
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** The prompts at one moment, the prior mask they are asked with, and the answer once it has come. */
    private static final class Step {
        final long id;
        final List<Prompt> prompts;
        final @Nullable Logits prior;

        @Nullable
        Answer answer;

        Step(long id, List<Prompt> prompts, @Nullable Logits prior) {
            this.id = id;
            this.prompts = List.copyOf(prompts);
            this.prior = prior;
        }

        static Step first(long id) {
            return new Step(id, List.of(), null);
        }

        DecodeRequest request() {
            List<Prompt> asked = new ArrayList<>(prompts);
            if (prior != null) {
                asked.add(new Prompt.PriorMask(prior));
            }
            return new DecodeRequest(id, asked);
        }
    }
}
