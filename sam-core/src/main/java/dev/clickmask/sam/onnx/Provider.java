package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import dev.clickmask.sam.Device;
import java.util.Map;

/** Makes a session run on a device. */
final class Provider {
    private Provider() {}

    /** The processor as what runs a model, for the person. */
    static String processor(int threads) {
        return threads == 1 ? "CPU, 1 thread" : "CPU, " + threads + " threads";
    }

    /**
     * Puts the device before the processor, which runs what the device cannot.
     *
     * @throws OrtException if the device's library is missing or does not load; the message says which
     */
    static void add(Device device, SessionOptions options) throws OrtException {
        switch (device.kind()) {
            case AUTO -> throw new IllegalArgumentException("a device has to be chosen first");
            case CPU -> {}
            case CUDA -> addCuda(device.index(), options);
            case COREML -> options.addCoreML(Map.of("ModelFormat", "MLProgram"));
            case DIRECTML -> addDirectMl(device.index(), options);
        }
    }

    /** This form of the options, unlike the shorter one, tells which library is missing. */
    private static void addCuda(int index, SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
            // Doubling the arena at each step takes all the memory of a small card within some images.
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            // The default tries every algorithm for each new shape of a prompt list.
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            options.addCUDA(cuda);
        }
    }

    /** DirectML refuses sessions with memory patterns or several runs at once. */
    private static void addDirectMl(int index, SessionOptions options) throws OrtException {
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.addDirectML(index);
    }
}
