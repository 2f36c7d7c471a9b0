package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

/** Against cv2.resize of OpenCV 4.14. */
class PlainBilinearTest {
    private static GreyImage pattern(int width, int height) {
        byte[] levels = new byte[width * height];
        for (int at = 0; at < levels.length; at++) {
            int x = at % width;
            int y = at / width;
            levels[at] = (byte) (x * 37 + y * 91 + x * y * 13);
        }
        return new GreyImage(new Size(width, height), levels);
    }

    private static int[] levels(GreyImage image) {
        int[] levels = new int[(int) image.size().area()];
        for (int at = 0; at < levels.length; at++) {
            levels[at] = image.at(at % image.size().width(), at / image.size().width());
        }
        return levels;
    }

    private static int[] numbers(String text) {
        return new Scanner(text).tokens().mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void reducing_gives_what_opencv_gives() {
        GreyImage small = new PlainBilinear(new Size(30, 23), new Size(8, 6)).resize(pattern(30, 23));

        assertThat(levels(small)).containsExactly(numbers("""
                        165 143 127 210 161 113  84 166
                         86 161 100 206  89 140 134 185
                        162  83 136  43 177  83 137  57
                         89 148 180  40 104 168 204  63
                         50  46  41  36  56  91  86  82
                        148 167 107  89 159 141 174 100"""));
    }

    @Test
    void enlarging_gives_what_opencv_gives() {
        GreyImage large = new PlainBilinear(new Size(6, 5), new Size(9, 7)).resize(pattern(6, 5));

        assertThat(levels(large)).containsExactly(numbers("""
                          0  18  43  68  92 117 142 166 185
                         52  74 104 133 163 168 100 106 128
                        117 144 167 154 178 183  97 103 129
                        182 214 213  84  84 125 168 210 241
                         64 100 136 136 172 189 116 133 169
                         56  97 133 114 150 180 137 112  98
                        108 152 169  58  74 134 193 124  41"""));
    }
}
