package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.Prompt;
import java.util.List;

/**
 * An accepted instance whose prompts are being worked on again. Immutable.
 *
 * @param id of the instance
 * @param prompts that it was accepted with
 * @param finish how its masks are made as long as nobody says otherwise
 * @param candidate index of the one that was accepted, or {@link Instance.Origin#UNKNOWN_CANDIDATE}
 * @param sameModel whether it was the model that answers now
 */
record Reopened(long id, List<Prompt> prompts, MaskFinish finish, int candidate, boolean sameModel) {

    static Reopened of(Instance instance, String model, MaskFinish cleaning) {
        Instance.Origin origin = instance.origin();
        return new Reopened(
                instance.id(),
                origin.prompts(),
                cleaning.withThreshold(origin.threshold()),
                origin.candidate(),
                origin.model().equals(model));
    }

    Reopened withOtherModel() {
        return new Reopened(id, prompts, finish, candidate, false);
    }

    /** Shows the candidate that was accepted, where the answer is to the same prompts by the same model. */
    Answer choose(PromptStep asked, Answer answer) {
        boolean known = candidate >= 0 && candidate < answer.candidates().size();
        return known && sameModel && asked.prompts.equals(prompts) ? answer.showing(candidate) : answer;
    }

    /** Whether what would be accepted now is what was accepted before. */
    boolean isUnchanged(PromptStep step, Answer answer) {
        return sameModel
                && step.prompts.equals(prompts)
                && answer.finish().equals(finish)
                && answer.shown() == step.firstShown;
    }
}
