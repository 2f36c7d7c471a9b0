package dev.clickmask.sam;

import dev.clickmask.sam.mask.Logits;

/**
 * One of the masks that a decode offers.
 *
 * @param logits unthresholded low-resolution answer, which knows its place in the image
 * @param predictedIou the model's own guess of how well the mask fits; meant to lie in 0..1, but some models overshoot
 * @param ambiguous whether it is one of the model's three answers to an ambiguous prompt (part, whole, larger whole)
 *     rather than its single answer to a clear one
 */
public record Candidate(Logits logits, float predictedIou, boolean ambiguous) {}
