package dev.clickmask.sam.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * NVIDIA's driver, found by its files: to load it, or ONNX Runtime's part for it of some 580 MB, takes seconds, and a
 * damaged one takes the program down.
 *
 * @param isPresent whether its library is there
 * @param version as far as the system tells
 */
record NvidiaDriver(boolean isPresent, String version) {
    private static final List<String> LINUX_FOLDERS = List.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib64",
            "/usr/lib",
            "/usr/lib/wsl/lib",
            "/run/opengl-driver/lib",
            "/usr/local/cuda/compat",
            "/usr/local/nvidia/lib64");

    /** That of this computer. */
    static NvidiaDriver find() {
        Map<String, String> environment = System.getenv();
        if (System.getProperty("os.name").startsWith("Windows")) {
            Path system = Path.of(environment.getOrDefault("SystemRoot", "C:\\Windows"), "System32");
            return find(List.of(system), "nvcuda.dll", system.resolve("nvapi64.dll"));
        }
        List<Path> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        LINUX_FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
        return find(folders, "libcuda.so.1", Path.of("/proc/driver/nvidia/version"));
    }

    static NvidiaDriver find(List<Path> folders, String library, Path version) {
        boolean present = folders.stream().anyMatch(folder -> Files.exists(folder.resolve(library)));
        return new NvidiaDriver(present, present ? version(version) : "none");
    }

    /** A text tells it; of a library, when it was installed. */
    private static String version(Path file) {
        try {
            if (file.toString().endsWith(".dll")) {
                return Files.getLastModifiedTime(file).toString();
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
