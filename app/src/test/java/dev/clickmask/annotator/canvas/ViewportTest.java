package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Size IMAGE = new Size(4000, 3000);
    private static final Size VIEW = new Size(1000, 700);
    private static final Offset<Double> ONE_PIXEL = within(1.0);

    private final Viewport fit = Viewport.fit(IMAGE, VIEW);

    @Test
    void fit_showsAllOfTheImageInTheMiddle() {
        assertThat(fit.visible()).isEqualTo(IMAGE.pixels());
        assertThat(fit.toViewX(2000)).isCloseTo(500, ONE_PIXEL);
        assertThat(fit.toViewY(1500)).isCloseTo(350, ONE_PIXEL);
    }

    @Test
    void fit_enlargesATinyImageToNoMoreThanFourTimes() {
        assertThat(Viewport.fit(new Size(10, 10), VIEW).scale()).isEqualTo(4);
    }

    @Test
    void thereAndBack_isTheSamePlace() {
        Viewport viewport = fit.zoomed(7.3, 123, 456).movedBy(-31, 17);
        ImagePoint back = viewport.toImage(viewport.toViewX(1234.5), viewport.toViewY(987.25));
        assertThat(back.x()).isCloseTo(1234.5, within(1e-9));
        assertThat(back.y()).isCloseTo(987.25, within(1e-9));
    }

    @Test
    void zoom_keepsWhatIsUnderThePointer() {
        ImagePoint before = fit.toImage(300, 200);
        Viewport zoomed = fit.zoomed(20, 300, 200);
        assertThat(zoomed.toViewX(before.x())).isCloseTo(300, ONE_PIXEL);
        assertThat(zoomed.toViewY(before.y())).isCloseTo(200, ONE_PIXEL);
    }

    @Test
    void zoom_endsAtHalfOfFitAndAt6400Percent() {
        assertThat(fit.zoomed(1e-9, 0, 0).scale()).isEqualTo(fit.scale() / 2);
        assertThat(fit.zoomed(1e9, 0, 0).scale()).isEqualTo(64);
    }

    @Test
    void actualSize_putsPixelsOnPixels() {
        Viewport actual = fit.atScale(1);
        assertThat(actual.toViewX(0)).isEqualTo(Math.rint(actual.toViewX(0)));
        assertThat(actual.firstColumn(1) - actual.firstColumn(0)).isEqualTo(1);
        assertThat(actual.imageRow(actual.firstRow(77))).isEqualTo(77);
    }

    @Test
    void moving_leavesSomeOfTheImageInSight() {
        PixelBox left = fit.movedBy(1e6, 0).visible();
        assertThat(left.isEmpty()).isFalse();
        assertThat(fit.movedBy(-1e6, -1e6).visible().isEmpty()).isFalse();
    }

    @Test
    void resized_keepsTheMiddle() {
        Viewport wider = fit.atScale(2).resized(new Size(1400, 900));
        ImagePoint middle = wider.toImage(700, 450);
        assertThat(middle.x()).isCloseTo(2000, ONE_PIXEL);
        assertThat(middle.y()).isCloseTo(1500, ONE_PIXEL);
    }

    @Test
    void whatWasLookedAt_isInTheMiddleAgainInAViewOfAnotherSize() {
        CanvasView view = fit.zoomed(7.3, 123, 456).movedBy(-31, 17).lookedAt();
        Viewport restored = Viewport.of(IMAGE, new Size(1300, 500), view);
        assertThat(restored.scale()).isEqualTo(view.scale());
        assertThat(restored.lookedAt().centre().x()).isCloseTo(view.centre().x(), ONE_PIXEL);
        assertThat(restored.lookedAt().centre().y()).isCloseTo(view.centre().y(), ONE_PIXEL);
    }
}
