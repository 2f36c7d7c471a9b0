package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import dev.clickmask.sam.geometry.Size;

/**
 * An encoder's input.
 *
 * @param side width and height of the square that the picture is fitted to
 * @param planes whether it is [1, 3, height, width]; otherwise [height, width, 3]
 * @param scale of its values
 */
record ImageInput(String name, OnnxJavaType type, int side, boolean planes, PixelScale scale) {

    /**
     * Understands what the file declares. Graphs that take bytes or rows of pixels normalise and pad inside; all others leave
     * it to their caller.
     */
    static ImageInput of(GraphTensors.Tensor declared, Contract.Picture picture) throws UnknownModelException {
        boolean rows = declared.shape().size() == 3;
        boolean bytes = declared.type() == OnnxJavaType.UINT8;
        if (!bytes) {
            declared.requireFloats();
        }
        if (rows) {
            declared.requireShape(-1, -1, 3);
        } else {
            declared.requireShape(-1, 3, -1, -1);
        }
        boolean raw = rows || bytes;
        int fixed = raw ? -1 : declared.dimensionOrUnknown(3);
        int side = fixed > 0 ? fixed : picture.side();
        if (!raw) {
            declared.requireShape(-1, 3, side, side);
        }
        return new ImageInput(declared.name(), declared.type(), side, !rows, raw ? PixelScale.BYTES : picture.scale());
    }

    /** Size of the tensor for a picture that fills so much of the square. */
    Size size(Size content) {
        return scale.equals(PixelScale.BYTES) ? content : new Size(side, side);
    }

    long[] shape(Size content) {
        Size size = size(content);
        return planes ? new long[] {1, 3, size.height(), size.width()} : new long[] {size.height(), size.width(), 3};
    }
}
