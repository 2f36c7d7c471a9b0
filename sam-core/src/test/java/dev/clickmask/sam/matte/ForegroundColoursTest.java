package dev.clickmask.sam.matte;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ForegroundColoursTest {
    private static final Size SIZE = new Size(200, 120);
    private static final int RED = 0xC83C28;
    private static final int GREEN = 0x1EB450;

    /** Opaque on the left, nothing on the right, and a slope over forty columns between. */
    private static Alpha slope() {
        byte[] values = new byte[(int) SIZE.area()];
        for (int i = 0; i < values.length; i++) {
            int x = i % SIZE.width();
            values[i] = (byte) Math.min(255, Math.max(0, (120 - x) * 255 / 40));
        }
        return new Alpha(SIZE, values);
    }

    private static int mixed(int front, int back, int alpha, int shift) {
        int sum = (front >> shift & 0xFF) * alpha + (back >> shift & 0xFF) * (255 - alpha);
        return Math.round(sum / 255f) << shift;
    }

    private static RgbImage blend(Alpha alpha) {
        BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int a = alpha.at(x, y);
                picture.setRGB(x, y, mixed(RED, GREEN, a, 16) | mixed(RED, GREEN, a, 8) | mixed(RED, GREEN, a, 0));
            }
        }
        return RgbImage.of(picture);
    }

    @Test
    void whatShinesThroughASoftEdge_isTakenOutOfIt() {
        Alpha alpha = slope();
        int[] worst = {0};
        int[] rows = {0};

        new ForegroundColours(blend(alpha), alpha).writeTo((y, bgr, row) -> {
            rows[0]++;
            for (int x = 0; x < 110; x++) {
                worst[0] = Math.max(worst[0], Math.abs((bgr[3 * x + 2] & 0xFF) - 0xC8));
                worst[0] = Math.max(worst[0], Math.abs((bgr[3 * x + 1] & 0xFF) - 0x3C));
            }
        });

        assertThat(rows[0]).isEqualTo(SIZE.height());
        // At the last of these columns the image itself is three quarters green, 127 levels away from the foreground.
        assertThat(worst[0]).isLessThanOrEqualTo(20);
    }

    @Test
    void opaquePixels_stayAsTheyAre() {
        Alpha alpha = slope();
        RgbImage image = blend(alpha);
        byte[] seen = new byte[3 * SIZE.width()];

        new ForegroundColours(image, alpha).writeTo((y, bgr, row) -> {
            image.readRow(y, seen);
            for (int x = 0; x < SIZE.width(); x++) {
                if (alpha.at(x, y) == 255) {
                    assertThat(bgr[3 * x]).isEqualTo(seen[3 * x]);
                    assertThat(bgr[3 * x + 2]).isEqualTo(seen[3 * x + 2]);
                }
                assertThat(row[x]).isEqualTo((byte) alpha.at(x, y));
            }
        });
    }

    @Test
    void theMaskIsWhatLiesAboveTheThreshold() {
        assertThat(slope().mask(0.5f).bounds().endX()).isEqualTo(100);
        assertThat(slope().mask(0.5f).area()).isEqualTo(100L * SIZE.height());
        assertThat(Alpha.of(slope().mask(0.5f)).mask(0.9f)).isEqualTo(slope().mask(0.5f));
    }

    @Test
    void theSmallestValueOfAMap_becomesNothingAndTheLargestAll() {
        float[] values = {-2, 0, 2};
        Activation.MIN_MAX.apply(values);
        assertThat(values).containsExactly(0, 0.5f, 1);

        float[] flat = {7, 7};
        Activation.MIN_MAX.apply(flat);
        assertThat(flat).containsExactly(0, 0);

        float[] wild = {Float.NaN, -1, 3};
        Activation.NONE.apply(wild);
        assertThat(wild).containsExactly(0, 0, 1);
    }
}
