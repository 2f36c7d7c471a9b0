package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Named tensors of one run, closed together. */
final class TensorMap implements AutoCloseable {
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    /** Takes over the tensor. */
    void put(String name, OnnxTensor tensor) {
        tensors.put(name, tensor);
    }

    /** The tensor of a name that was put in. */
    OnnxTensor get(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
