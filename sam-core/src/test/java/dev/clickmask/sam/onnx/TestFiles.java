package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Where the tests find samples, models and golden files. */
final class TestFiles {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("clickmask.root")));

    private TestFiles() {}

    static Path sample(String name) {
        return ROOT.resolve("samples").resolve(name);
    }

    static RgbImage image(String sample) throws IOException {
        return ImageFiles.read(sample(sample));
    }

    static OnnxRuntimeNatives natives() {
        return new OnnxRuntimeNatives(ROOT.resolve("sam-core/target/natives"));
    }

    /** A file of a model with its real weights, which may not have been fetched. */
    static Path model(String id, String file) {
        return ROOT.resolve("models").resolve(id).resolve(file);
    }

    /** The default model with its real weights, which scripts/test fetches. */
    static OnnxSam defaultModel() throws IOException {
        natives().install();
        Path folder = ROOT.resolve("models/mobile-sam");
        return OnnxSam.open(folder.resolve("encoder.onnx"), folder.resolve("sam.onnx"));
    }

    static Path fixture(String model, String file) {
        return resource("models/" + model + "/" + file);
    }

    static OnnxSam fixtureModel(String model) throws IOException {
        return fixtureModel(model, "encoder.onnx", "decoder.onnx");
    }

    static OnnxSam fixtureModel(String model, String encoder, String decoder) throws IOException {
        natives().install();
        return OnnxSam.open(fixture(model, encoder), fixture(model, decoder));
    }

    /** The encoder's input of SAM and MobileSAM. */
    static ImageInput sam1Input() {
        return new ImageInput("image", OnnxJavaType.FLOAT, 1024, true, PixelScale.IMAGENET);
    }

    static Path resource(String name) {
        return ROOT.resolve("sam-core/src/test/resources").resolve(name);
    }

    static JsonNode json(String resource) throws IOException {
        return new ObjectMapper().readTree(resource(resource).toFile());
    }

    /** Little-endian float32 values, compressed with gzip. */
    static float[] floats(String resource) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(resource(resource)))) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return values;
        }
    }
}
