package dev.clickmask.sam.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inputs and outputs of a model file, as it declares them. */
final class GraphTensors {
    private final Path file;
    private final Map<String, Tensor> inputs;
    private final Map<String, Tensor> outputs;

    GraphTensors(Path file, List<Tensor> inputs, List<Tensor> outputs) {
        this.file = file;
        this.inputs = byName(inputs);
        this.outputs = byName(outputs);
    }

    static GraphTensors of(Path file, OrtSession session) throws OrtException {
        return new GraphTensors(file, tensors(file, session.getInputInfo()), tensors(file, session.getOutputInfo()));
    }

    private static List<Tensor> tensors(Path file, Map<String, NodeInfo> nodes) {
        return nodes.values().stream()
                .filter(node -> node.getInfo() instanceof TensorInfo)
                .map(node -> Tensor.of(file, node.getName(), (TensorInfo) node.getInfo()))
                .toList();
    }

    private static Map<String, Tensor> byName(List<Tensor> tensors) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        tensors.forEach(tensor -> named.put(tensor.name(), tensor));
        return named;
    }

    Path file() {
        return file;
    }

    /** Whether the file is in ONNX Runtime's own format, which cannot be mended. */
    boolean isRuntimeFormat() {
        return file.toString().endsWith(".ort");
    }

    Set<String> inputNames() {
        return inputs.keySet();
    }

    Set<String> outputNames() {
        return outputs.keySet();
    }

    Tensor input(String name) throws UnknownModelException {
        return found(inputs.get(name), "input", name);
    }

    Tensor output(String name) throws UnknownModelException {
        return found(outputs.get(name), "output", name);
    }

    List<Tensor> outputs() {
        return List.copyOf(outputs.values());
    }

    /** The single input that an encoder has. */
    Tensor onlyInput() throws UnknownModelException {
        if (inputs.size() != 1) {
            throw new UnknownModelException(file + " is not an encoder: it has the inputs "
                    + String.join(", ", inputNames()) + " instead of one image");
        }
        return inputs.values().iterator().next();
    }

    private Tensor found(@Nullable Tensor tensor, String kind, String name) throws UnknownModelException {
        if (tensor == null) {
            throw new UnknownModelException(file + " has no " + kind + " " + name);
        }
        return tensor;
    }

    /**
     * A declared tensor.
     *
     * @param file where it is declared, for messages
     * @param shape its dimensions, -1 where the size is decided at run time
     */
    record Tensor(Path file, String name, OnnxJavaType type, List<Long> shape) {

        static Tensor of(Path file, String name, TensorInfo info) {
            return new Tensor(
                    file,
                    name,
                    info.type,
                    Arrays.stream(info.getShape()).boxed().toList());
        }

        /** The size along the axis, or -1 where the file leaves it open. */
        int dimensionOrUnknown(int axis) {
            return axis < shape.size() ? (int) Math.max(-1, shape.get(axis)) : -1;
        }

        /** The size along the axis, or this one where the file leaves it open. */
        int dimensionOr(int axis, int otherwise) {
            int dimension = dimensionOrUnknown(axis);
            return dimension > 0 ? dimension : otherwise;
        }

        /** The size along the last axis, or -1. */
        int lastOrUnknown() {
            return shape.isEmpty() ? -1 : dimensionOrUnknown(shape.size() - 1);
        }

        boolean isFloats() {
            return type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16;
        }

        void requireFloats() throws UnknownModelException {
            if (!isFloats()) {
                throw new UnknownModelException("%s: %s should be of type FLOAT or FLOAT16".formatted(file, this));
            }
        }

        /** Numbers of a type that {@link Tensors} makes. */
        void requireNumbers() throws UnknownModelException {
            if (!isFloats() && type != OnnxJavaType.INT32 && type != OnnxJavaType.INT64) {
                throw new UnknownModelException(
                        "%s: %s should be of type FLOAT, FLOAT16, INT32 or INT64".formatted(file, this));
            }
        }

        void requireShape(long... dimensions) throws UnknownModelException {
            if (!hasShape(dimensions)) {
                throw new UnknownModelException(
                        "%s: %s should be of shape %s".formatted(file, this, Arrays.toString(dimensions)));
            }
        }

        /** Whether the shape is this; a -1 on either side matches anything. */
        boolean hasShape(long... dimensions) {
            if (shape.size() != dimensions.length) {
                return false;
            }
            for (int axis = 0; axis < dimensions.length; axis++) {
                long declared = shape.get(axis);
                if (declared >= 0 && dimensions[axis] >= 0 && declared != dimensions[axis]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return name + " " + type + shape;
        }
    }
}
