package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.Size;
import java.util.Random;

/** Seeded masks of all kinds: noise of any density and overlapping rectangles, anywhere in the image. */
final class RandomMasks {
    private final Random random;

    RandomMasks(long seed) {
        this.random = new Random(seed);
    }

    Size size() {
        return new Size(1 + random.nextInt(150), 1 + random.nextInt(20));
    }

    Mask mask(Size size) {
        return random.nextBoolean() ? noise(size) : rectangles(size);
    }

    private Mask noise(Size size) {
        double density = random.nextInt(11) / 10.0;
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (random.nextDouble() < density) {
                    builder.set(x, y);
                }
            }
        }
        return builder.build();
    }

    private Mask rectangles(Size size) {
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        for (int i = random.nextInt(6); i > 0; i--) {
            int fromX = random.nextInt(size.width());
            int toX = fromX + random.nextInt(size.width() - fromX) + 1;
            int fromY = random.nextInt(size.height());
            int toY = fromY + random.nextInt(size.height() - fromY) + 1;
            for (int y = fromY; y < toY; y++) {
                builder.fill(y, fromX, toX);
            }
        }
        return builder.build();
    }
}
