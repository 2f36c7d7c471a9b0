package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the plain algorithm: resize the whole grid in two dimensions, then compare each pixel. */
class LogitsTest {
    @ParameterizedTest
    @CsvSource({
        // grid, by way of, cropped to, image: enlarged, shrunk, odd, one way only, tiny
        "16, 64, 64, 200",
        "16, 64, 48, 31",
        "16, 64, 43, 43",
        "16, 64, 1, 7",
        "16, 16, 16, 333",
        "1, 4, 4, 9",
        "7, 28, 20, 5"
    })
    void mask_equals_resizing_everything_and_comparing(int grid, int middle, int cropped, int image) {
        LinearAxis columns = LinearAxis.resize(grid, middle).crop(cropped).then(LinearAxis.resize(cropped, image));
        LinearAxis rows = LinearAxis.resize(grid, 37);
        for (long seed = 0; seed < 40; seed++) {
            float[] values = blobs(grid * grid, seed);

            Mask mask = new Logits(values, columns, rows).mask(0);

            double[][] once = resizeColumns(rowsOf(values, grid), middle);
            double[][] twice = resizeColumns(cropColumns(once, cropped), image);
            double[][] full = transpose(resizeColumns(transpose(twice), 37));
            for (int y = 0; y < 37; y++) {
                for (int x = 0; x < image; x++) {
                    // Where the plain value is all but zero, the order of rounding decides.
                    if (Math.abs(full[y][x]) > 1e-5) {
                        assertThat(mask.contains(x, y))
                                .as("seed %d, pixel %d, %d", seed, x, y)
                                .isEqualTo(full[y][x] > 0);
                    }
                }
            }
        }
    }

    @Test
    void threshold_moves_the_border() {
        LinearAxis axis = LinearAxis.resize(2, 4);
        Logits logits = new Logits(new float[] {-4, 4, -4, 4}, axis, axis);

        assertThat(logits.mask(0).bounds()).isEqualTo(new PixelBox(2, 0, 2, 4));
        assertThat(logits.mask(-3).bounds()).isEqualTo(new PixelBox(1, 0, 3, 4));
        assertThat(logits.mask(3).bounds()).isEqualTo(new PixelBox(3, 0, 1, 4));
    }

    @Test
    void nothing_above_the_threshold_is_an_empty_mask() {
        LinearAxis axis = LinearAxis.resize(2, 4);

        assertThat(new Logits(new float[4], axis, axis).mask(0).isEmpty()).isTrue();
    }

    @Test
    void logits_ofAPart_areAMaskInTheImage_emptyOutsideOfThePart() {
        LinearAxis axis = LinearAxis.resize(2, 4);
        Size image = new Size(100, 9);
        Logits logits = new Logits(new float[] {-4, 4, -4, 4}, axis, axis, image, 70, 5);

        assertThat(logits.mask(0).size()).isEqualTo(image);
        assertThat(logits.mask(0).bounds()).isEqualTo(new PixelBox(72, 5, 2, 4));
        assertThat(logits.mask(-5).bounds()).isEqualTo(logits.part()).isEqualTo(new PixelBox(70, 5, 4, 4));
    }

    /** Random values with long stretches of the same sign, as decoders return them. */
    private static float[] blobs(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        float sign = 1;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(5) == 0) {
                sign = -sign;
            }
            values[i] = sign * (0.1f + random.nextFloat() * 5);
        }
        return values;
    }

    private static double[][] rowsOf(float[] values, int width) {
        double[][] rows = new double[values.length / width][width];
        for (int i = 0; i < values.length; i++) {
            rows[i / width][i % width] = values[i];
        }
        return rows;
    }

    private static double[][] resizeColumns(double[][] rows, int to) {
        double[][] resized = new double[rows.length][to];
        for (int y = 0; y < rows.length; y++) {
            int last = rows[y].length - 1;
            for (int x = 0; x < to; x++) {
                double position = Math.max((x + 0.5) * rows[y].length / to - 0.5, 0);
                int left = (int) position;
                double right = rows[y][Math.min(left + 1, last)];
                resized[y][x] = rows[y][Math.min(left, last)] * (1 - position + left) + right * (position - left);
            }
        }
        return resized;
    }

    private static double[][] cropColumns(double[][] rows, int to) {
        double[][] cropped = new double[rows.length][];
        for (int y = 0; y < rows.length; y++) {
            cropped[y] = Arrays.copyOf(rows[y], to);
        }
        return cropped;
    }

    private static double[][] transpose(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                columns[x][y] = rows[y][x];
            }
        }
        return columns;
    }
}
