package dev.clickmask.sam.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Native memory that ONNX Runtime reads and writes without a copy. */
final class DirectFloats {
    private DirectFloats() {}

    /** A direct buffer in native order, full of zeros. */
    static FloatBuffer allocate(int length) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
