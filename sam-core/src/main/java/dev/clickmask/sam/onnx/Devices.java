package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.clickmask.sam.Device;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which devices this computer may have, by a look that loads nothing of theirs and so cannot fail. */
public final class Devices {
    /** All but the processor, the likeliest first. */
    public static final List<Device> ACCELERATORS = List.of(
            new Device(Device.Kind.CUDA, 0), new Device(Device.Kind.COREML, 0), new Device(Device.Kind.DIRECTML, 0));

    private final NvidiaDriver nvidia;
    private final Set<String> builtIn;

    /** Of this computer. The native libraries have to be {@linkplain OnnxRuntimeNatives#install installed}. */
    public Devices() {
        this(
                NvidiaDriver.find(),
                OrtEnvironment.getAvailableProviders().stream()
                        .map(OrtProvider::name)
                        .collect(Collectors.toSet()));
    }

    Devices(NvidiaDriver nvidia, Set<String> builtIn) {
        this.nvidia = nvidia;
        this.builtIn = builtIn;
    }

    /** Why there is no such device, as the end of a sentence; nothing if a try is worth while. */
    public Optional<String> obstacle(Device device) {
        return switch (device.kind()) {
            case AUTO, CPU -> Optional.empty();
            case CUDA -> cudaObstacle();
            case COREML -> notBuiltIn("CORE_ML");
            case DIRECTML -> notBuiltIn("DIRECT_ML");
        };
    }

    private Optional<String> cudaObstacle() {
        if (!builtIn.contains("CUDA")) {
            return Optional.of(
                    "this build has ONNX Runtime without CUDA; build it with -Dort.artifact=onnxruntime_gpu");
        }
        return nvidia.isPresent() ? Optional.empty() : Optional.of("no NVIDIA driver is on this computer");
    }

    private Optional<String> notBuiltIn(String provider) {
        return builtIn.contains(provider)
                ? Optional.empty()
                : Optional.of("ONNX Runtime for this system has no such part");
    }

    /** What an answer about a device depends on besides the model: changes with ONNX Runtime and the driver. */
    public String key() {
        return "ONNX Runtime " + version() + ", driver " + nvidia.version();
    }

    /** Version of ONNX Runtime. */
    public static String version() {
        return KeptEnvironment.get().getVersion();
    }
}
