package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Size SIZE = new Size(64, 64);
    private static final long PLENTY = Long.MAX_VALUE;

    @Test
    void aThousandSteps_areKept_andMoreWhileThereIsRoom() {
        assertThat(stepsBackAfter(3000, new Timeline(0, PLENTY))).isEqualTo(1000);
        long bytes = Mask.full(SIZE).bytes();
        assertThat(stepsBackAfter(3000, new Timeline(2000 * bytes, PLENTY))).isEqualTo(2000);
        assertThat(stepsBackAfter(3000, new Timeline(4000 * bytes, PLENTY))).isEqualTo(3000);
    }

    @Test
    void masksThatWouldTakeTooMuchMemory_areForgotten_butNotTheLastSteps() {
        long bytes = Mask.full(SIZE).bytes();
        assertThat(stepsBackAfter(3000, new Timeline(0, 100 * bytes))).isEqualTo(100);
        assertThat(stepsBackAfter(3000, new Timeline(0, 0))).isEqualTo(20);
    }

    private static int stepsBackAfter(int steps, Timeline timeline) {
        AnnotatedImage image = AnnotatedImage.of("a.png", SIZE);
        for (int i = 0; i < steps; i++) {
            Instance drawn = new Instance(1, 1, new Segmentation.Pixels(Mask.full(SIZE)), Instance.Origin.UNKNOWN);
            AnnotatedImage after = image.instances().isEmpty() ? image.with(drawn) : image.replacing(drawn);
            timeline.add(image, after, null);
            image = after;
        }
        int back = 0;
        while (timeline.undoFile().isPresent()) {
            timeline.undo();
            back++;
        }
        return back;
    }
}
