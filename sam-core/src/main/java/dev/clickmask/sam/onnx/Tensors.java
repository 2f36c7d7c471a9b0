package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Floats as tensors of the type that a graph takes, and back. */
final class Tensors {
    private Tensors() {}

    /**
     * A tensor of the values from position to limit; shares their memory if they are direct and the type is float.
     *
     * @throws OrtException if ONNX Runtime fails, or no numbers of that type are known
     */
    static OnnxTensor of(OrtEnvironment environment, FloatBuffer values, OnnxJavaType type, long... shape)
            throws OrtException {
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, values, shape);
            case FLOAT16 -> OnnxTensor.createTensor(environment, halves(values), shape, OnnxJavaType.FLOAT16);
            case INT32 -> OnnxTensor.createTensor(environment, ints(values), shape);
            case INT64 -> OnnxTensor.createTensor(environment, longs(values), shape);
            case UINT8 -> OnnxTensor.createTensor(environment, bytes(values), shape, OnnxJavaType.UINT8);
            default -> throw new OrtException("a tensor of type " + type + " cannot be made of numbers");
        };
    }

    /** An empty tensor whose memory a run fills. */
    static OnnxTensor target(OrtEnvironment environment, FloatBuffer memory, OnnxJavaType type, long... shape)
            throws OrtException {
        if (type == OnnxJavaType.FLOAT) {
            return OnnxTensor.createTensor(environment, memory, shape);
        }
        ShortBuffer halves = direct(memory.remaining() * Short.BYTES).asShortBuffer();
        return OnnxTensor.createTensor(environment, halves, shape, OnnxJavaType.FLOAT16);
    }

    /** The values of a tensor of floats, whether whole or half. */
    static FloatBuffer floats(OnnxTensor tensor) throws OrtException {
        FloatBuffer values = tensor.getFloatBuffer();
        if (values == null) {
            throw new OrtException("a tensor of type " + tensor.getInfo().type + " holds no floats");
        }
        return values;
    }

    /** The values of one of the tensors that a run returned. */
    static FloatBuffer floats(OrtSession.Result result, String name) throws OrtException {
        if (result.get(name).orElse(null) instanceof OnnxTensor tensor) {
            return floats(tensor);
        }
        throw new OrtException("the model returned no tensor " + name);
    }

    private static ShortBuffer halves(FloatBuffer values) {
        ShortBuffer halves = direct(values.remaining() * Short.BYTES).asShortBuffer();
        for (int i = values.position(); i < values.limit(); i++) {
            halves.put(Fp16Conversions.floatToFp16(values.get(i)));
        }
        return halves.rewind();
    }

    private static IntBuffer ints(FloatBuffer values) {
        IntBuffer ints = IntBuffer.allocate(values.remaining());
        for (int i = values.position(); i < values.limit(); i++) {
            ints.put((int) values.get(i));
        }
        return ints.rewind();
    }

    private static LongBuffer longs(FloatBuffer values) {
        LongBuffer longs = LongBuffer.allocate(values.remaining());
        for (int i = values.position(); i < values.limit(); i++) {
            longs.put((long) values.get(i));
        }
        return longs.rewind();
    }

    private static ByteBuffer bytes(FloatBuffer values) {
        ByteBuffer bytes = direct(values.remaining());
        for (int i = values.position(); i < values.limit(); i++) {
            bytes.put((byte) values.get(i));
        }
        return bytes.rewind();
    }

    private static ByteBuffer direct(int length) {
        return ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
    }

    /**
     * Refuses what a model with damaged weights, or a device that miscounts, answers: it would look like a mask of nothing.
     *
     * @param values those that remain; left as they are
     */
    static void requireNumbers(FloatBuffer values) throws OrtException {
        for (int i = values.position(); i < values.limit(); i++) {
            if (Float.isNaN(values.get(i))) {
                throw new OrtException("the model answered with what is not a number. Verify or fetch it again");
            }
        }
    }
}
