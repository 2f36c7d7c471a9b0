package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden pictures are by Pillow: scripts/reference/sam1_golden.py. */
class PreprocessorTest {
    private static final double[] MEAN = {123.675, 116.28, 103.53};
    private static final double[] DEVIATION = {58.395, 57.12, 57.375};

    @ParameterizedTest
    @CsvSource({
        "astronaut.png, astronaut.png.resized.png",
        "chelsea.png, chelsea.png.resized.png",
        "coffee.png, coffee.png.200x133.png",
        "coffee.png, coffee.png.157x91.png"
    })
    void resize_equals_Pillow_to_the_last_bit(String sample, String golden) throws IOException {
        RgbImage expected = golden(golden);

        byte[][] rows = Preprocessor.resize(TestFiles.image(sample), expected.size());

        for (int y = 0; y < rows.length; y++) {
            byte[] row = new byte[rows[y].length];
            expected.readRow(y, row);
            assertThat(rows[y]).as("row %d", y).isEqualTo(row);
        }
    }

    @Test
    void input_is_the_normalised_picture_and_zero_beside_it() throws IOException {
        RgbImage resized = golden("chelsea.png.resized.png");
        ModelFrame frame = ModelFrame.of(new Size(451, 300), Fit.LONGEST_SIDE, 1024);
        FloatBuffer input = DirectFloats.allocate(3 * 1024 * 1024);

        Preprocessor.prepare(TestFiles.image("chelsea.png"), frame, TestFiles.sam1Input(), input);

        assertThat(frame.content()).isEqualTo(resized.size());
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < 1024; y += 7) {
                for (int x = 0; x < 1024; x += 5) {
                    assertThat((double) input.get((channel * 1024 + y) * 1024 + x))
                            .as("channel %d at %d, %d", channel, x, y)
                            .isCloseTo(expected(resized, channel, x, y), within(1e-5));
                }
            }
        }
    }

    @Test
    void preparing_a_smaller_image_leaves_nothing_of_the_one_before() throws IOException {
        FloatBuffer input = DirectFloats.allocate(3 * 1024 * 1024);
        FloatBuffer fresh = DirectFloats.allocate(3 * 1024 * 1024);
        RgbImage square = TestFiles.image("astronaut.png");
        RgbImage wide = TestFiles.image("chelsea.png");
        ModelFrame frame = ModelFrame.of(wide.size(), Fit.LONGEST_SIDE, 1024);
        Preprocessor.prepare(
                square, ModelFrame.of(square.size(), Fit.LONGEST_SIDE, 1024), TestFiles.sam1Input(), input);

        Preprocessor.prepare(wide, frame, TestFiles.sam1Input(), input);

        Preprocessor.prepare(wide, frame, TestFiles.sam1Input(), fresh);
        assertThat(input).isEqualTo(fresh);
    }

    private static double expected(RgbImage resized, int channel, int x, int y) {
        if (y >= resized.size().height() || x >= resized.size().width()) {
            return 0;
        }
        int level = (resized.rgb(x, y) >> (8 * (2 - channel))) & 0xFF;
        return (level - MEAN[channel]) / DEVIATION[channel];
    }

    private static RgbImage golden(String name) throws IOException {
        return ImageFiles.read(TestFiles.resource("golden/sam1/" + name));
    }
}
