package dev.clickmask.sam.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Rle;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The default model with its real weights against a generator written anew: scripts/reference/everything_golden.py. */
class EverythingParityTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("clickmask.root")));

    @Test
    void the_masks_that_are_kept_are_those_of_the_reference() throws Exception {
        JsonNode golden = new ObjectMapper()
                .readTree(ROOT.resolve("sam-core/src/test/resources/golden/everything/cases.json")
                        .toFile());
        EverythingOptions usual = EverythingOptions.USUAL;
        EverythingOptions options = new EverythingOptions(
                golden.get("points_per_side").intValue(),
                usual.predictedIou(),
                usual.stability(),
                usual.stabilityOffset(),
                usual.boxOverlap(),
                usual.cropBoxOverlap(),
                golden.get("crop_layers").intValue(),
                usual.cropOverlap(),
                golden.get("points_divisor").intValue(),
                0,
                false);
        RgbImage image = ImageFiles.read(
                ROOT.resolve("samples").resolve(golden.get("image").textValue()));

        List<FoundMask> found = all(image, options);

        assertThat(found).hasSameSizeAs(golden.get("masks"));
        for (JsonNode wanted : golden.get("masks")) {
            Rle pixels = Rle.parse(wanted.get("counts").textValue(), image.size());
            FoundMask nearest = found.stream()
                    .max(Comparator.comparing(mask -> mask.mask().iou(pixels.toMask())))
                    .orElseThrow();
            assertThat(nearest.mask().iou(pixels.toMask()))
                    .as("%s", wanted.get("point"))
                    .isGreaterThan(0.98);
            assertThat(nearest.predictedIou())
                    .isCloseTo(wanted.get("predicted_iou").floatValue(), within(0.01f));
            assertThat(nearest.stability()).isCloseTo(wanted.get("stability").doubleValue(), within(0.01));
            assertThat(nearest.point().x()).isCloseTo(wanted.get("point").get(0).doubleValue(), within(1e-6));
        }
    }

    private static List<FoundMask> all(RgbImage image, EverythingOptions options) throws Exception {
        new OnnxRuntimeNatives(ROOT.resolve("sam-core/target/natives")).install();
        Path folder = ROOT.resolve("models/mobile-sam");
        try (SamModel model = OnnxSam.open(folder.resolve("encoder.onnx"), folder.resolve("sam.onnx"))) {
            Everything everything = new Everything(model, image, null, options);
            while (!everything.isDone()) {
                everything.step();
            }
            return everything.result();
        }
    }
}
