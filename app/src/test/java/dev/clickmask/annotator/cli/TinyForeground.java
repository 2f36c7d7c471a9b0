package dev.clickmask.annotator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A foreground model of a person's own, made by scripts/reference/foreground_fixture.py. */
public final class TinyForeground {
    private static final Path MODEL =
            Path.of(System.getProperty("clickmask.root"), "sam-core/src/test/resources/models/foreground/planes.onnx");

    private TinyForeground() {}

    /** Writes the description, with the model beside it. */
    public static Path describe(Path json) throws IOException {
        Files.copy(MODEL, json.resolveSibling("planes.onnx"));
        return Files.writeString(json, """
                {"file": "planes.onnx", "spec": {"input": [48, 32], "channels": "rgb", "layout": "nchw",
                 "mean": [120, 110, 100], "scale": [60, 50, 40], "resize": "squash", "output": "alpha",
                 "activation": "none", "threshold": 0.5}}""");
    }
}
