package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.RandomAccess;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AcceptedPictureTest {
    private static final Size IMAGE = new Size(500, 700);
    private static final Size VIEW = new Size(300, 420);
    private static final Viewport BEFORE = new Viewport(IMAGE, VIEW, 0.55, 7, 11);
    private static final Viewport AFTER = BEFORE.zoomed(1.25, 150, 210);

    private final Queue<Runnable> elsewhere = new ArrayDeque<>();
    private int changes;
    private final AcceptedPicture picture = new AcceptedPicture(elsewhere::add, Runnable::run, () -> changes++);

    @Test
    void zoomingOverMany_showsWhatThereWas_untilTheyAreDrawnAnew() {
        Accepted many = masks(40);
        picture.get(many, BEFORE);
        BufferedImage coarse = picture.get(many, AFTER);

        assertThat(pixels(coarse)).as("not drawn yet").isNotEqualTo(fresh(many, AFTER));
        assertThat(coarse.getRGB(150, 210))
                .as("in the middle of all masks")
                .isEqualTo(image(many, AFTER).getRGB(150, 210));
        draw();

        assertThat(changes).isEqualTo(1);
        assertThat(pixels(picture.get(many, AFTER))).isEqualTo(fresh(many, AFTER));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void zoomingFurtherMeanwhile_drawsOnlyWhatIsWantedThen() {
        Accepted many = masks(40);
        Viewport end = AFTER.zoomed(1.25, 150, 210).zoomed(1.25, 150, 210);
        picture.get(many, BEFORE);
        picture.get(many, AFTER);
        picture.get(many, AFTER.zoomed(1.25, 150, 210));
        picture.get(many, end);
        assertThat(elsewhere).hasSize(1);
        draw();
        picture.get(many, end);
        draw();

        assertThat(pixels(picture.get(many, end))).isEqualTo(fresh(many, end));
    }

    @Test
    void oneMoreOfMany_isPaintedOverTheOthersAtOnce_alsoInAnotherPlace() {
        Viewport moved = new Viewport(IMAGE, VIEW, 0.55, 17, 4);
        picture.get(masks(40), BEFORE);

        assertThat(pixels(picture.get(masks(41), BEFORE))).isEqualTo(fresh(masks(41), BEFORE));
        assertThat(pixels(picture.get(masks(42), moved))).isEqualTo(fresh(masks(42), moved));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void takingOneOfManyAway_showsWhatThereWas_untilTheyAreDrawnAnew() {
        picture.get(masks(40), BEFORE);

        assertThat(pixels(picture.get(masks(39), BEFORE))).isEqualTo(fresh(masks(40), BEFORE));
        draw();

        assertThat(pixels(picture.get(masks(39), BEFORE))).isEqualTo(fresh(masks(39), BEFORE));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void whatWasDrawnOfMany_isNotShown_whenTheyHaveChangedMeanwhile() {
        picture.get(masks(40), BEFORE);
        picture.get(masks(40), AFTER);
        picture.get(masks(39), AFTER);
        draw();
        BufferedImage coarse = picture.get(masks(39), AFTER);
        assertThat(pixels(coarse)).as("the 40").isNotEqualTo(fresh(masks(40), AFTER));
        draw();

        assertThat(pixels(picture.get(masks(39), AFTER))).isEqualTo(fresh(masks(39), AFTER));
    }

    @Test
    void theMasksOfAnotherImage_areNeverShown() {
        picture.get(masks(40), BEFORE);
        Accepted others = new Accepted(masks(80).masks().subList(40, 80), 1);

        assertThat(pixels(picture.get(others, BEFORE))).isEqualTo(fresh(others, BEFORE));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void whatCannotBeDrawn_isToldOnce_andTheCoarsePictureStays() {
        Breakable masks = new Breakable(masks(40).masks());
        Accepted many = new Accepted(masks, 1);
        picture.get(many, BEFORE);
        masks.broken = true;
        picture.get(many, AFTER);
        assertThatIllegalStateException().isThrownBy(this::draw);

        picture.get(many, AFTER);
        picture.get(many, AFTER.zoomed(1.25, 150, 210));
        assertThat(elsewhere).as("tried again").isEmpty();

        masks.broken = false;
        Accepted others = masks(41);
        picture.get(others, BEFORE);
        picture.get(others, AFTER);
        assertThat(elsewhere).hasSize(1);
    }

    /** Masks that can be drawn until they are broken. */
    private static final class Breakable extends AbstractList<Accepted.Painted> implements RandomAccess {
        private final List<Accepted.Painted> whole;
        private volatile boolean broken;

        Breakable(List<Accepted.Painted> whole) {
            this.whole = whole;
        }

        @Override
        public Accepted.Painted get(int index) {
            return whole.get(index);
        }

        @Override
        public Iterator<Accepted.Painted> iterator() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return whole.iterator();
        }

        @Override
        public int size() {
            return whole.size();
        }
    }

    @Test
    void zoomingOverFew_drawsThemAtOnce() {
        Accepted few = masks(3);
        picture.get(few, BEFORE);

        assertThat(pixels(picture.get(few, AFTER))).isEqualTo(fresh(few, AFTER));
        assertThat(elsewhere).isEmpty();
    }

    private void draw() {
        elsewhere.remove().run();
    }

    private static int[] fresh(Accepted masks, Viewport viewport) {
        return pixels(image(masks, viewport));
    }

    private static BufferedImage image(Accepted masks, Viewport viewport) {
        BufferedImage drawn = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        masks.draw(viewport, VIEW.pixels(), pixels(drawn));
        return drawn;
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** Each fills the image but for an edge of its own. */
    private static Accepted masks(int count) {
        return new Accepted(
                LongStream.range(0, count)
                        .mapToObj(i -> new Accepted.Painted(
                                instance(i), MaskPaint.accepted((int) (i * 654_321) & 0xFFFFFF, MaskStyle.DEFAULT)))
                        .toList(),
                1);
    }

    private static Instance instance(long edge) {
        MaskBuilder builder = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int row = (int) edge; row < IMAGE.height() - edge; row++) {
            builder.fill(row, (int) edge, IMAGE.width() - (int) edge);
        }
        Mask mask = builder.build();
        return new Instance(edge, 1, new Segmentation.Pixels(mask), Instance.Origin.UNKNOWN);
    }
}
