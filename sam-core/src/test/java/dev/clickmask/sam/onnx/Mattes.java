package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.matte.Alpha;
import java.io.IOException;
import java.util.function.IntBinaryOperator;

/** Compares alphas, in levels of 255. */
final class Mattes {
    private Mattes() {}

    /** Against a golden file. */
    static void assertClose(Alpha alpha, String golden, double mean, int worst) throws IOException {
        RgbImage expected = ImageFiles.read(TestFiles.resource("golden/matte/" + golden + ".png"));
        assertThat(alpha.size()).isEqualTo(expected.size());
        IntBinaryOperator level = (x, y) -> expected.rgb(x, y) & 0xFF;
        assertThat(mean(alpha, level)).as("mean difference to %s", golden).isLessThanOrEqualTo(mean);
        assertThat(worst(alpha, level)).as("greatest difference to %s", golden).isLessThanOrEqualTo(worst);
    }

    static double meanDifference(Alpha one, Alpha other) {
        return mean(one, other::at);
    }

    private static double mean(Alpha alpha, IntBinaryOperator expected) {
        long sum = 0;
        for (int y = 0; y < alpha.size().height(); y++) {
            for (int x = 0; x < alpha.size().width(); x++) {
                sum += Math.abs(alpha.at(x, y) - expected.applyAsInt(x, y));
            }
        }
        return (double) sum / alpha.size().area();
    }

    private static int worst(Alpha alpha, IntBinaryOperator expected) {
        int worst = 0;
        for (int y = 0; y < alpha.size().height(); y++) {
            for (int x = 0; x < alpha.size().width(); x++) {
                worst = Math.max(worst, Math.abs(alpha.at(x, y) - expected.applyAsInt(x, y)));
            }
        }
        return worst;
    }
}
