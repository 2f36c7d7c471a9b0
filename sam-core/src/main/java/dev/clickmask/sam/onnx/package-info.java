/** SAM-family models on ONNX Runtime: the only place of {@code ai.onnxruntime}. */
@NullMarked
package dev.clickmask.sam.onnx;

import org.jspecify.annotations.NullMarked;
