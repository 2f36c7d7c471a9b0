package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.mask.Logits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prompts at one moment and the prior mask they are asked with; and what may change without being a step of its own:
 * the threshold, and the answer once it has come.
 */
final class PromptStep {
    final long id;
    final List<Prompt> prompts;
    final @Nullable Logits prior;
    /** The accepted instance that these are the prompts of; null for those of a new one. */
    @Nullable
    Reopened instance;

    float threshold;

    /** Index of the candidate to be shown when the answer comes once more; -1 if it never came. */
    private int chosen = -1;

    /** Index of the candidate with which the answer came; -1 as long as it has not. */
    int firstShown = -1;

    @Nullable
    Answer answer;

    PromptStep(long id, List<Prompt> prompts, @Nullable Logits prior, @Nullable Reopened instance, float threshold) {
        this.id = id;
        this.prompts = List.copyOf(prompts);
        this.prior = prior;
        this.instance = instance;
        this.threshold = threshold;
    }

    /** Takes an answer to these prompts where there is none yet. */
    void answered(Answer came) {
        if (chosen >= 0) {
            answer = came.showing(chosen);
        } else {
            answer = instance == null ? came : instance.choose(this, came);
            firstShown = answer.shown();
        }
    }

    /** Forgets the answer, which takes megabytes in a large image, but not which candidate was chosen. */
    void forgetAnswer() {
        if (answer != null) {
            chosen = answer.shown();
            answer = null;
        }
    }

    /** Begins as if these prompts had never been asked about. */
    void begin() {
        answer = null;
        chosen = -1;
        instance = instance == null ? null : instance.withOtherModel();
    }

    /** Whether there is something that a model can answer. */
    boolean locatesObject() {
        return prompts.stream().anyMatch(Prompt::locatesObject);
    }

    DecodeRequest request(MaskFinish finish) {
        return new DecodeRequest(id, PromptPolicy.question(prompts, prior), finish, answer);
    }
}
