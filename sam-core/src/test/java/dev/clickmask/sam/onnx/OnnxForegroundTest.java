package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.matte.Activation;
import dev.clickmask.sam.matte.Alpha;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.ForegroundSpec.Channels;
import dev.clickmask.sam.matte.ForegroundSpec.Layout;
import dev.clickmask.sam.matte.ForegroundSpec.Resize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tiny models of two layouts against Python: scripts/reference/foreground_fixture.py. */
class OnnxForegroundTest {
    private static final ForegroundSpec SPEC = spec(Channels.RGB, Layout.NCHW, Resize.SQUASH, "alpha", Activation.NONE);

    @BeforeAll
    static void installNatives() throws IOException {
        TestFiles.natives().install();
    }

    private static ForegroundSpec spec(
            Channels channels, Layout layout, Resize resize, String output, Activation activation) {
        boolean rgb = channels == Channels.RGB;
        return new ForegroundSpec(
                new Size(48, 32),
                channels,
                layout,
                rgb ? List.of(120f, 110f, 100f) : List.of(100f, 110f, 120f),
                rgb ? List.of(60f, 50f, 40f) : List.of(40f, 50f, 60f),
                resize,
                Optional.of(output),
                activation,
                0.5f,
                0);
    }

    private static Alpha alpha(String file, ForegroundSpec spec, RgbImage image)
            throws IOException, InferenceException {
        try (OnnxForeground model = OnnxForeground.open(TestFiles.fixture("foreground", file), spec)) {
            return model.alpha(image);
        }
    }

    @Test
    void squashing_gives_the_alpha_of_the_reference() throws Exception {
        Mattes.assertClose(alpha("planes.onnx", SPEC, TestFiles.image("coffee.png")), "squash", 0.6, 2);
    }

    @Test
    void sampling_from_the_origin_gives_the_alpha_of_the_reference() throws Exception {
        ForegroundSpec spec = spec(Channels.RGB, Layout.NCHW, Resize.SQUASH_FROM_ORIGIN, "alpha", Activation.NONE);

        Mattes.assertClose(alpha("planes.onnx", spec, TestFiles.image("coffee.png")), "squash-from-origin", 0.6, 2);
    }

    @Test
    void padding_gives_the_alpha_of_the_reference() throws Exception {
        ForegroundSpec spec = spec(Channels.RGB, Layout.NCHW, Resize.LONGEST_SIDE, "alpha", Activation.NONE);
        RgbImage tall = RgbImage.of(TestFiles.image("coffee.png").copy(new PixelBox(100, 0, 200, 400)));

        // Beside the padding the two differ: it is resized with the answer here, and cut off before it there.
        Mattes.assertClose(alpha("planes.onnx", spec, tall), "longest-side", 0.6, 2);
    }

    @Test
    void pixels_with_their_channels_together_give_the_same() throws Exception {
        ForegroundSpec spec = spec(Channels.RGB, Layout.NHWC, Resize.SQUASH, "alpha", Activation.NONE);

        Mattes.assertClose(alpha("pixels.onnx", spec, TestFiles.image("coffee.png")), "squash", 0.6, 2);
    }

    @Test
    void the_logistic_function_makes_the_alpha_of_logits() throws Exception {
        ForegroundSpec spec = spec(Channels.RGB, Layout.NCHW, Resize.SQUASH, "logits", Activation.SIGMOID);

        Mattes.assertClose(alpha("planes.onnx", spec, TestFiles.image("coffee.png")), "squash", 0.6, 2);
    }

    @Test
    void channels_in_another_order_give_another_alpha() throws Exception {
        ForegroundSpec spec = spec(Channels.BGR, Layout.NCHW, Resize.SQUASH, "alpha", Activation.NONE);
        RgbImage image = TestFiles.image("coffee.png");

        double difference = Mattes.meanDifference(alpha("planes.onnx", spec, image), alpha("planes.onnx", SPEC, image));

        assertThat(difference).isGreaterThan(10);
    }

    @Test
    void a_description_of_another_model_is_refused_with_what_differs() {
        Path file = TestFiles.fixture("foreground", "planes.onnx");

        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> OnnxForeground.open(
                        file, spec(Channels.RGB, Layout.NHWC, Resize.SQUASH, "alpha", Activation.NONE)))
                .withMessageContaining("image FLOAT[1, 3, 32, 48] should be of shape [1, 32, 48, 3]");
        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> OnnxForeground.open(
                        file, spec(Channels.RGB, Layout.NCHW, Resize.SQUASH, "matte", Activation.NONE)))
                .withMessageContaining("has no output matte");
        assertThatIOException()
                .isThrownBy(() -> OnnxForeground.open(Path.of("nowhere.onnx"), SPEC))
                .withMessageContaining("nowhere.onnx is missing");
        assertThatIOException()
                .isThrownBy(() -> OnnxForeground.open(TestFiles.sample("coffee.png"), SPEC))
                .withMessageContaining("is not a model that ONNX Runtime can load");
    }

    @Test
    void a_closed_model_says_so() throws Exception {
        OnnxForeground model = OnnxForeground.open(TestFiles.fixture("foreground", "planes.onnx"), SPEC);
        model.close();
        model.close();

        assertThatExceptionOfType(InferenceException.class)
                .isThrownBy(() -> model.alpha(ImageFiles.read(TestFiles.sample("coffee.png"))))
                .matches(InferenceException::isCancelled);
    }
}
