package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Prompt;
import java.util.List;

/**
 * A question to the model about the current image.
 *
 * @param step tells the answer which step of the {@link PromptSession} it belongs to
 * @param prompts at least one point or box, at most one box and one prior mask
 */
public record DecodeRequest(long step, List<Prompt> prompts) {
    public DecodeRequest {
        prompts = List.copyOf(prompts);
    }
}
