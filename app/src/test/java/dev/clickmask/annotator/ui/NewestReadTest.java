package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NewestReadTest {
    private final NewestRead<String> reads = new NewestRead<>();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letAllEnd() {
        end.countDown();
        reads.close();
    }

    @Test
    void whatTakesForever_doesNotHoldUpWhatIsWantedNext() throws Exception {
        reads.start("stubborn", () -> reads.inTurn(this::untilTheEnd));
        assertThat(next()).isEqualTo("begun");

        reads.start("next", () -> reads.inTurn(() -> seen.add("next")));

        assertThat(next()).isEqualTo("next");
    }

    @Test
    void whatIsNotWantedAnyMore_isInterrupted_andWhatWasNotBegunNeverIs() throws Exception {
        reads.start("first", () -> {
            seen.add("begun");
            try {
                end.await();
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
        });
        reads.start("first", () -> seen.add("once more"));
        assertThat(next()).isEqualTo("begun");

        reads.start("second", () -> {});

        assertThat(next()).isEqualTo("interrupted");
        reads.start("third", () -> seen.add("third"));
        assertThat(next()).isEqualTo("third");
    }

    @Test
    void theSameOnceMore_waitsForTheFirst() throws Exception {
        reads.start("image", this::untilTheEnd);
        reads.start("image", () -> seen.add("once more"));
        assertThat(next()).isEqualTo("begun");

        end.countDown();

        assertThat(next()).isEqualTo("ended");
        assertThat(next()).isEqualTo("once more");
    }

    @Test
    void noMoreThanTwo_takeMemoryAtATime() throws Exception {
        for (String huge : new String[] {"one", "two"}) {
            reads.start(huge, () -> reads.inTurn(this::untilTheEnd));
            assertThat(next()).isEqualTo("begun");
        }
        reads.start("three", () -> reads.inTurn(() -> seen.add("three")));
        end.countDown();

        assertThat(next()).isEqualTo("ended");
        assertThat(new String[] {next(), next()}).containsExactlyInAnyOrder("ended", "three");
    }

    /** As a decoder that does not look whether anybody wants its picture. */
    private boolean untilTheEnd() {
        seen.add("begun");
        boolean over = false;
        while (!over) {
            try {
                over = end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                over = false;
            }
        }
        return seen.add("ended");
    }

    private String next() throws InterruptedException {
        return String.valueOf(seen.poll(30, TimeUnit.SECONDS));
    }
}
