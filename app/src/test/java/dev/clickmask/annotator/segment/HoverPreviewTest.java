package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoverPreviewTest {
    private static final ImagePoint A = new ImagePoint(1, 1);
    private static final ImagePoint B = new ImagePoint(2, 2);
    private static final Mask MASK = Mask.full(FakeSam.SIZE);

    private final List<PreviewRequest> asked = new ArrayList<>();
    private final PromptSession session = new PromptSession(request -> {});
    private final HoverPreview hover = new HoverPreview(session, asked::add);

    @BeforeEach
    void switchOn() {
        hover.setEnabled(true);
    }

    @Test
    void whileThePointerMoves_theNewestAnswerIsShown() {
        hover.pointAt(A);
        hover.pointAt(B);
        asked.get(0).then().accept(MASK);
        assertThat(hover.mask()).contains(MASK);
        Mask newer = Mask.empty(FakeSam.SIZE);
        asked.get(1).then().accept(newer);
        assertThat(hover.mask()).containsSame(newer);
    }

    @Test
    void aPointerThatRests_asksOnce() {
        hover.pointAt(A);
        hover.pointAt(A);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whenThePointerLeaves_thePreviewVanishes_andALateAnswerToo() {
        hover.pointAt(A);
        asked.get(0).then().accept(MASK);
        hover.pointAt(B);
        hover.end();
        assertThat(hover.mask()).isEmpty();
        asked.get(1).then().accept(MASK);
        assertThat(hover.mask()).isEmpty();
    }

    @Test
    void aPrompt_endsThePreview_untilTheNextInstance() {
        hover.pointAt(A);
        asked.get(0).then().accept(MASK);
        session.addPoint(A, true);
        assertThat(hover.mask()).isEmpty();
        hover.pointAt(B);
        assertThat(asked).hasSize(1);
        session.reset();
        hover.pointAt(B);
        assertThat(asked).hasSize(2);
    }

    @Test
    void switchedOff_itShowsAndAsksNothing() {
        hover.pointAt(A);
        asked.get(0).then().accept(MASK);
        hover.setEnabled(false);
        assertThat(hover.mask()).isEmpty();
        hover.pointAt(B);
        assertThat(asked).hasSize(1);
    }
}
