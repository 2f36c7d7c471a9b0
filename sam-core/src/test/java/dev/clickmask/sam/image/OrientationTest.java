package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    /** The stored picture is the row 1 2 3 over the row 4 5 6. */
    @ParameterizedTest
    @CsvSource({
        "1, 1 2 3 / 4 5 6",
        "2, 3 2 1 / 6 5 4",
        "3, 6 5 4 / 3 2 1",
        "4, 4 5 6 / 1 2 3",
        "5, 1 4 / 2 5 / 3 6",
        "6, 4 1 / 5 2 / 6 3",
        "7, 6 3 / 5 2 / 4 1",
        "8, 3 6 / 2 5 / 1 4",
    })
    void everyValueMakesThePictureUprightAsExifSays(int exif, String upright) {
        BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 6; i++) {
            stored.setRGB(i % 3, i / 3, i + 1);
        }

        assertThat(written(Orientation.ofExif(exif).apply(stored))).isEqualTo(upright);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, -1, 65535})
    void aValueThatExifDoesNotKnowIsUpright(int value) {
        assertThat(Orientation.ofExif(value)).isEqualTo(Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void picturesLargerThanACacheTileKeepEveryPixel(int exif) {
        BufferedImage stored = new BufferedImage(200, 130, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 130; y++) {
            for (int x = 0; x < 200; x++) {
                stored.setRGB(x, y, 1000 * y + x);
            }
        }

        BufferedImage upright = Orientation.ofExif(exif).apply(stored);

        assertThat(upright.getWidth()).isEqualTo(130);
        assertThat(upright.getHeight()).isEqualTo(200);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 130; x++) {
                int row = exif == 6 || exif == 7 ? 129 - x : x;
                int column = exif == 7 || exif == 8 ? 199 - y : y;
                assertThat(upright.getRGB(x, y) & 0xFFFFFF).isEqualTo(1000 * row + column);
            }
        }
    }

    @Test
    void aQuarterTurnSwapsTheSides() {
        assertThat(Orientation.NEEDS_QUARTER_TURN_RIGHT.upright(new Size(3, 2))).isEqualTo(new Size(2, 3));
        assertThat(Orientation.UPSIDE_DOWN.upright(new Size(3, 2))).isEqualTo(new Size(3, 2));
    }

    private static String written(BufferedImage picture) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < picture.getHeight(); y++) {
            text.append(y == 0 ? "" : " /");
            for (int x = 0; x < picture.getWidth(); x++) {
                text.append(x + y == 0 ? "" : " ").append(picture.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return text.toString();
    }
}
