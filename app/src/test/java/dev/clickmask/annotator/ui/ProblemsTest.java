package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems(new Messages(), () -> {});

    @Test
    void workThatIsWrittenAfterSeveralTries_isNoProblemAnyMore() {
        problems.setUnkept(Optional.of(new IOException("the disk is full")));
        problems.setUnkept(Optional.of(new IOException("the disk is full")));
        problems.setUnkept(Optional.of(new IOException("the disk is gone")));
        assertThat(sentence()).contains("the disk is gone");

        problems.setUnkept(Optional.empty());

        assertThat(problems.shown()).isEmpty();
        assertThat(problems.hasUnkept()).isFalse();
    }

    @Test
    void workThatIsNotWritten_isToldOnTheNextImageToo_andShowsThroughOtherTrouble() {
        problems.setUnkept(Optional.of(new IOException("the disk is full")));
        problems.goOn();
        assertThat(sentence()).contains("the disk is full");

        problems.fail(new IOException("broken.png is not an image"));
        assertThat(sentence()).contains("broken.png");
        problems.dismiss();
        assertThat(sentence()).contains("the disk is full");
        problems.dismiss();
        assertThat(problems.shown()).isEmpty();
    }

    private String sentence() {
        return problems.shown().orElseThrow().sentence();
    }
}
