package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the model about the current image.
 *
 * @param step tells the answer which step of the {@link PromptSession} it belongs to
 * @param prompts at least one point or box, at most one box and one prior mask
 * @param finish how the masks are to be made
 * @param known what the model answered to these prompts before, so that only the masks have to be made anew; null if it
 *     has to be asked
 */
public record DecodeRequest(
        long step,
        List<Prompt> prompts,
        MaskFinish finish,
        @Nullable Answer known) {
    public DecodeRequest {
        prompts = List.copyOf(prompts);
    }
}
