package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.History;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Logits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished instance: the prompts given so far and what the model made of them. Belongs to one thread, in the
 * program the event dispatch thread.
 *
 * <p>Each prompt is a step that can be undone. The prior mask of a prompt is always of the answer to the step that it
 * follows, also after an undo; {@link PromptPolicy} says with which prompts there is one. Only the last answers are kept;
 * others are asked for again, with the same prior.
 *
 * <p>While the person drags, the prompts are a draft: they are asked about as well, but only the last of them becomes a
 * step.
 */
public final class PromptSession {
    /** Steps that keep their answers, also of instances that are put aside. */
    private static final int REMEMBERED = 12;

    private final Consumer<DecodeRequest> decoder;
    private final List<Runnable> listeners = new ArrayList<>();
    private History<PromptStep> steps;
    private @Nullable PromptStep draft;
    private final Deque<PromptStep> remembered = new ArrayDeque<>();
    private long lastStep;
    /** The step that the gesture began with which led to the current one. */
    private long gestureStart;
    /** How often the model has changed: answers of an earlier one are no prior for this one. */
    private long models;

    private MaskFinish cleaning = MaskFinish.NONE;
    private @Nullable DecodeRequest asked;
    private @Nullable Answer shown;

    /** Sends its questions to {@code decoder} and expects the answers in {@link #answered}. */
    public PromptSession(Consumer<DecodeRequest> decoder) {
        this.decoder = decoder;
        steps = new History<>(new PromptStep(++lastStep, List.of(), null, null, 0));
    }

    /** Calls {@code listener} after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Points and box in the order in which they were given; while the person drags, as they would be then. */
    public List<Prompt> prompts() {
        return current().prompts;
    }

    public boolean isEmpty() {
        return prompts().isEmpty();
    }

    /** What to show: the answer to the prompts or, as long as it has not come, the one before. */
    public Optional<Answer> shown() {
        return Optional.ofNullable(shown);
    }

    /** The answer to exactly these prompts, once it has come; its masks may still be made as {@link #finish} was before. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(current().answer);
    }

    /** The answer to exactly these prompts with masks made as {@link #finish} says, once it has come: to be accepted. */
    public Optional<Answer> finished() {
        return answer().filter(answer -> answer.finish().equals(finish()));
    }

    /** How masks are made. */
    public MaskFinish finish() {
        return cleaning.withThreshold(current().threshold);
    }

    /**
     * Has masks made in another way from now on, beginning with the shown one, for which the model is not asked again. The
     * threshold belongs to the instance: the next one begins with 0. The sizes stay.
     */
    public void setFinish(MaskFinish finish) {
        if (!finish.equals(finish())) {
            cleaning = finish;
            current().threshold = finish.threshold();
            refresh();
        }
    }

    /** Adds a point. */
    public void addPoint(ImagePoint at, boolean foreground) {
        List<Prompt> more = new ArrayList<>(prompts());
        more.add(new Prompt.Point(at, foreground));
        enter(more);
    }

    /** Sets the box, in the place of the one before. */
    public void setBox(Box box) {
        List<Prompt> changed = new ArrayList<>(prompts());
        changed.removeIf(Prompt.BoxPrompt.class::isInstance);
        changed.add(new Prompt.BoxPrompt(box));
        enter(changed);
    }

    /** Removes the prompt at that place of the list, as a step that can be undone. */
    public void remove(int index) {
        List<Prompt> fewer = new ArrayList<>(prompts());
        fewer.remove(index);
        enter(fewer);
    }

    /** Shows what other prompts would give, in the place of the draft before; no step yet. */
    public void draft(List<Prompt> prompts) {
        if (!prompts.equals(prompts())) {
            long id = ++lastStep;
            gestureStart = draft == null ? id : gestureStart;
            PromptStep before = current();
            draft = new PromptStep(id, prompts, null, instanceAfter(before), before.threshold);
            show();
        }
    }

    /** Whether there is a draft. */
    public boolean isDrafting() {
        return draft != null;
    }

    /** Makes the draft a step, unless it says the same as the step before. */
    public void commitDraft() {
        PromptStep done = draft;
        draft = null;
        if (done != null && !done.prompts.equals(prompts())) {
            steps.add(done);
            refresh();
        } else if (done != null) {
            show();
        }
    }

    /** Takes all prompts away, as a step that can be undone; or only the draft, if there is one. */
    public void clear() {
        if (draft != null) {
            dropDraft();
        } else if (!isEmpty()) {
            steps.add(new PromptStep(++lastStep, List.of(), null, null, 0));
            gestureStart = lastStep;
            show();
        }
    }

    private void dropDraft() {
        draft = null;
        show();
    }

    /** Begins a new instance; there is no way back to this one. */
    public void reset() {
        begin(List.of(), null, 0);
    }

    /**
     * Goes back to the prompts of an accepted instance, its threshold and the candidate that was accepted. The model is asked
     * about them; there is no undo to before them.
     *
     * @param model id of the model that will answer; the candidates of another say nothing about its own
     */
    public void reopen(Instance instance, String model) {
        Reopened reopened = Reopened.of(instance, model, cleaning);
        begin(reopened.prompts(), reopened, instance.origin().threshold());
    }

    /**
     * Asks about the prompts afresh, another model than before; so it is done with those that are taken out, when they are
     * resumed. There is no undo to before this.
     */
    public void restart() {
        models++;
        again(current());
    }

    /**
     * Asks about the prompts once more, because the model sees the image in another detail. Steps before, with their
     * answers, can be gone back to.
     */
    public void askAnew() {
        current().begin();
        show();
    }

    private void again(PromptStep step) {
        Reopened instance = step.instance;
        begin(step.prompts, instance == null ? null : instance.withOtherModel(), step.threshold);
    }

    private void begin(List<Prompt> prompts, @Nullable Reopened instance, float threshold) {
        draft = null;
        steps = new History<>(new PromptStep(++lastStep, prompts, null, instance, threshold));
        gestureStart = lastStep;
        show();
    }

    /**
     * The accepted instance that these are the prompts of. Where all prompts were taken away, the next ones are of a new
     * instance.
     */
    public Optional<Long> instance() {
        return reopened().map(Reopened::id);
    }

    private Optional<Reopened> reopened() {
        return Optional.ofNullable(isEmpty() ? null : current().instance);
    }

    /**
     * Whether that instance was accepted with exactly what is shown now, so that accepting it again changes nothing: what
     * brush and eraser did to it stays.
     */
    public boolean isUnchanged() {
        return reopened().isPresent()
                && finished().isPresent()
                && reopened().get().isUnchanged(current(), finished().get());
    }

    private static @Nullable Reopened instanceAfter(PromptStep before) {
        return before.prompts.isEmpty() ? null : before.instance;
    }

    /** Takes the unfinished instance out with all its steps, and begins a new one. */
    public State suspend() {
        State state = new State(steps, models);
        reset();
        return state;
    }

    /**
     * Goes on with an instance that was taken out, in the place of the current one. What had not been answered is asked
     * again, so its image must be the current one of the decoder. What another model had answered before a {@link #restart}
     * is asked afresh: its logits may have another grid, and would not be this model's.
     *
     * @param state used once
     */
    public void resume(State state) {
        if (state.models != models) {
            again(state.steps.current());
            return;
        }
        draft = null;
        steps = state.steps;
        show();
    }

    public boolean canUndo() {
        return draft != null || steps.canUndo();
    }

    public boolean canRedo() {
        return draft == null && steps.canRedo();
    }

    /** Takes the last prompt back; or only the draft, if there is one. */
    public void undo() {
        if (draft != null) {
            dropDraft();
        } else {
            steps.undo();
            show();
        }
    }

    /** Gives the prompt that was last taken back once more. */
    public void redo() {
        steps.redo();
        show();
    }

    /** Whether there are prompts, but none that says where the object is: models answer nonsense to that. */
    public boolean lacksObject() {
        return !isEmpty() && !current().locatesObject();
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
            current().answer = answer.showing(index);
            refresh();
        });
    }

    /** Takes an answer; one to other than the current prompts is dropped, unless they are of the same gesture. */
    public void answered(DecodeRequest request, Answer answer) {
        PromptStep step = current();
        Answer known = step.answer;
        if (request.step() == step.id) {
            // Another candidate may have been chosen while the masks were made anew.
            if (known == null) {
                step.answered(answer);
                remember(step);
            } else {
                step.answer = answer.showing(known.shown());
            }
            refresh();
        } else if (known == null && request.step() >= gestureStart && request.step() < step.id) {
            shown = answer;
            changed();
        }
    }

    private void remember(PromptStep step) {
        remembered.remove(step);
        remembered.addLast(step);
        if (remembered.size() > REMEMBERED) {
            remembered.removeFirst().forgetAnswer();
        }
    }

    private PromptStep current() {
        return draft != null ? draft : steps.current();
    }

    private void enter(List<Prompt> prompts) {
        PromptStep before = current();
        Logits known = before.answer != null ? before.answer.candidate().logits() : before.prior;
        Logits prior = PromptPolicy.prior(before.prompts, prompts, known);
        long id = ++lastStep;
        gestureStart = id;
        PromptStep step = new PromptStep(id, prompts, prior, instanceAfter(before), before.threshold);
        draft = null;
        steps.add(step);
        show();
    }

    /** Goes on to other prompts. What has not been answered is asked, even if it was before: that may have failed. */
    private void show() {
        asked = null;
        refresh();
    }

    private void refresh() {
        PromptStep step = current();
        if (step.answer != null || !step.locatesObject()) {
            shown = step.answer;
        }
        if (step.locatesObject() && finished().isEmpty() && !isAsked(step)) {
            asked = step.request(finish());
            decoder.accept(asked);
        }
        changed();
    }

    /** An answer that is on its way comes with other masks, if need be, but the model is not asked twice. */
    private boolean isAsked(PromptStep step) {
        return asked != null
                && asked.step() == step.id
                && (step.answer == null || asked.finish().equals(finish()));
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** An unfinished instance with all its steps and answers, for {@link #resume}. */
    public static final class State {
        private final History<PromptStep> steps;
        private final long models;

        private State(History<PromptStep> steps, long models) {
            this.steps = steps;
            this.models = models;
        }

        /** Its prompts; none if there is nothing that is unfinished. */
        public List<Prompt> prompts() {
            return steps.current().prompts;
        }
    }
}
