package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.mask.Mask;
import java.util.function.Consumer;

/**
 * A question what a click would give.
 *
 * @param point where it would be
 * @param finish how the mask is to be made
 * @param then takes the mask, where the {@link InferenceWorker} delivers; never called if something more urgent came
 */
public record PreviewRequest(Prompt.Point point, MaskFinish finish, Consumer<Mask> then) {}
