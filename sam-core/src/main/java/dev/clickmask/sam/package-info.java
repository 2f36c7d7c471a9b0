/**
 * What a Segment-Anything model does, without saying how: an image becomes an {@link dev.clickmask.sam.ImageEmbedding}
 * once, and each list of {@link dev.clickmask.sam.Prompt}s becomes {@link dev.clickmask.sam.Candidate}s.
 */
@NullMarked
package dev.clickmask.sam;

import org.jspecify.annotations.NullMarked;
