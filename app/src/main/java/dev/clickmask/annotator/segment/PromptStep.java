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
    /** Id of the accepted instance that these are the prompts of; null for those of a new one. */
    final @Nullable Long instance;

    float threshold;

    @Nullable
    Answer answer;

    PromptStep(long id, List<Prompt> prompts, @Nullable Logits prior, @Nullable Long instance, float threshold) {
        this.id = id;
        this.prompts = List.copyOf(prompts);
        this.prior = prior;
        this.instance = instance;
        this.threshold = threshold;
    }

    /** Whether there is something that a model can answer. */
    boolean locatesObject() {
        return prompts.stream().anyMatch(Prompt::locatesObject);
    }

    DecodeRequest request(MaskFinish finish) {
        return new DecodeRequest(id, PromptPolicy.question(prompts, prior), finish, answer);
    }
}
