/** Masks and their other forms: logits, run-length codes, contours. No ONNX, no prompts. */
@NullMarked
package dev.clickmask.sam.mask;

import org.jspecify.annotations.NullMarked;
