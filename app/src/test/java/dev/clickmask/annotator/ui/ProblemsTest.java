package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Object PROJECT = "a project";

    private final Problems problems = new Problems(new Messages(), () -> {});

    @Test
    void workThatIsWrittenAfterSeveralTries_isNoProblemAnyMore() {
        problems.setUnkept(PROJECT, Optional.of(new IOException("the disk is full")));
        problems.setUnkept(PROJECT, Optional.of(new IOException("the disk is full")));
        problems.setUnkept(PROJECT, Optional.of(new IOException("the disk is gone")));
        assertThat(sentence()).contains("the disk is gone");

        problems.setUnkept(PROJECT, Optional.empty());

        assertThat(problems.shown()).isEmpty();
        assertThat(problems.hasUnkept()).isFalse();
    }

    @Test
    void workThatIsNotWritten_isToldOnTheNextImageToo_andShowsThroughOtherTrouble() {
        problems.setUnkept(PROJECT, Optional.of(new IOException("the disk is full")));
        problems.goOn();
        assertThat(sentence()).contains("the disk is full");

        problems.fail(new IOException("broken.png is not an image"));
        assertThat(sentence()).contains("broken.png");
        problems.dismiss();
        assertThat(sentence()).contains("the disk is full");
        problems.dismiss();
        assertThat(problems.shown()).isEmpty();
    }

    @Test
    void workOfAProjectThatIsLeft_isStillUnkept_whenAllOfAnotherIsWritten() {
        problems.setUnkept(PROJECT, Optional.of(new IOException("the disk is full")));

        problems.setUnkept("another", Optional.empty());
        assertThat(problems.hasUnkept()).isTrue();
        assertThat(sentence()).contains("the disk is full");

        problems.setUnkept("another", Optional.of(new IOException("the drive is gone")));
        problems.setUnkept("another", Optional.empty());
        assertThat(sentence()).contains("the disk is full");
        problems.setUnkept(PROJECT, Optional.empty());
        assertThat(problems.shown()).isEmpty();
    }

    @Test
    void whatWasWrongWithAStep_isOverWithTheNextStep_butWhatIsWrongWithAnImage_onlyWithTheNextImage() {
        problems.fail("cleanUp.tip");
        problems.stepDone();
        assertThat(problems.shown()).isEmpty();

        problems.fail(new IOException("broken.png is not an image"));
        problems.stepDone();
        assertThat(sentence()).contains("broken.png");
        problems.goOn();
        assertThat(problems.shown()).isEmpty();
    }

    @Test
    void whatIsAboutTheFolder_makesWayForAnotherDeed_andWorkThatIsNotWritten_forNone() {
        problems.inform("kept.moved", "a", "b");
        problems.stepDone();
        problems.goOn();
        assertThat(problems.canMakeWay()).isTrue();
        problems.makeWay();
        assertThat(problems.shown()).isEmpty();

        problems.setUnkept(PROJECT, Optional.of(new IOException("the disk is full")));
        assertThat(problems.canMakeWay()).isFalse();
        problems.makeWay();
        assertThat(sentence()).contains("the disk is full");
    }

    @Test
    void anImageThatCannotBeShown_isToldWithTheNameOfTheOneThatStillIs() {
        problems.failOn(Optional.of("good.png"), new IOException("broken.png is not an image"));
        assertThat(sentence()).contains("broken.png is not an image").contains("good.png");
    }

    private String sentence() {
        return problems.shown().orElseThrow().sentence();
    }
}
