package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AcceptedTest {
    private static final Size IMAGE = new Size(500, 700);
    private static final Size VIEW = new Size(300, 420);
    private static final Viewport VIEWPORT = new Viewport(IMAGE, VIEW, 0.5371, 7, 11);

    private final Random random = new Random(3);
    private final List<Accepted.Painted> masks = new ArrayList<>();
    private final MovingPicture<Accepted> picture =
            new MovingPicture<>(BufferedImage.TYPE_INT_ARGB_PRE, Accepted::changedSince);

    @Test
    void inBands_theyAreDrawnAsAllAtOnce() {
        for (int i = 0; i < 12; i++) {
            masks.add(painted(i, MaskPaint.accepted(random.nextInt(0xFFFFFF), MaskStyle.DEFAULT)));
        }
        BufferedImage whole = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        MaskOverlay overlay = new MaskOverlay(whole, VIEWPORT, 1);
        masks.forEach(one -> overlay.draw(one.instance().segmentation().mask(), one.paint()));

        assertThat(Arrays.equals(fresh(VIEWPORT), pixels(whole))).isTrue();
    }

    @Test
    void afterAnyChangeAndMove_theyLookAsIfDrawnAfresh() {
        for (int step = 0; step < 60; step++) {
            change(step);
            Viewport viewport = VIEWPORT.movedBy(step % 3 == 0 ? random.nextInt(80) - 40 : 0, step % 6 == 0 ? 9 : 0);
            Accepted shown = new Accepted(List.copyOf(masks), 1);
            BufferedImage drawn = picture.get(shown, viewport, (part, pixels) -> shown.draw(viewport, part, pixels));
            assertThat(Arrays.equals(pixels(drawn), fresh(viewport)))
                    .as("step %d", step)
                    .isTrue();
        }
    }

    private void change(int step) {
        MaskPaint paint = step % 2 == 0
                ? MaskPaint.accepted(random.nextInt(0xFFFFFF), MaskStyle.DEFAULT)
                : MaskPaint.selected(random.nextInt(0xFFFFFF), MaskStyle.DEFAULT);
        switch (masks.size() < 4 ? 0 : random.nextInt(5)) {
            case 0 -> masks.add(painted(step, paint));
            case 1 -> masks.remove(random.nextInt(masks.size()));
            case 2 -> Collections.swap(masks, 0, random.nextInt(masks.size()));
            case 3 -> masks.set(1, new Accepted.Painted(masks.get(1).instance(), paint));
            default -> masks.set(2, painted(step, paint));
        }
    }

    private int[] fresh(Viewport viewport) {
        BufferedImage drawn = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        new Accepted(masks, 1).draw(viewport, VIEW.pixels(), pixels(drawn));
        return pixels(drawn);
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** A blob with ragged edges somewhere in the image. */
    private Accepted.Painted painted(long id, MaskPaint paint) {
        int x = random.nextInt(400);
        int y = random.nextInt(500);
        MaskBuilder builder = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int row = y; row < y + 30 + random.nextInt(150); row++) {
            builder.fill(row, x + random.nextInt(5), x + 40 + random.nextInt(60));
        }
        Mask mask = builder.build();
        return new Accepted.Painted(new Instance(id, 1, new Segmentation.Pixels(mask), Instance.Origin.UNKNOWN), paint);
    }
}
