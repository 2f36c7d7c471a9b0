package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FindingsTest {
    private final Findings<String, Integer> findings = new Findings<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whatTwoAskFor_isFoundOutOnce() throws Exception {
        FutureTask<Integer> first = slowly("a", 1);
        FutureTask<Integer> second = new FutureTask<>(() -> findings.get("a", () -> 2));
        Thread asking = new Thread(second, "second finder");
        asking.start();
        while (asking.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        end.countDown();

        assertThat(first.get()).isEqualTo(1);
        assertThat(second.get()).isEqualTo(1);
    }

    @Test
    void whatTakesLong_holdsUpNothingElse() throws Exception {
        FutureTask<Integer> slow = slowly("a", 1);

        assertThat(findings.get("b", () -> 2)).isEqualTo(2);

        end.countDown();
        assertThat(slow.get()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeFoundOut_isTriedAgain() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> findings.get("a", () -> {
                    throw new IOException("away");
                }));

        assertThat(findings.get("a", () -> 3)).isEqualTo(3);
    }

    @Test
    void whatWasGivenUp_isNotRemembered() throws IOException {
        Thread.currentThread().interrupt();

        assertThatIOException().isThrownBy(() -> findings.get("a", () -> 1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(findings.get("a", () -> 2)).isEqualTo(2);
    }

    @Test
    void whatWasBegunBeforeAllWasForgotten_isNotRemembered() throws Exception {
        FutureTask<Integer> stale = slowly("a", 1);
        findings.forget();
        end.countDown();
        assertThat(stale.get()).isEqualTo(1);

        assertThat(findings.get("a", () -> 2)).isEqualTo(2);
    }

    private FutureTask<Integer> slowly(String key, int value) throws InterruptedException {
        FutureTask<Integer> task = start(() -> findings.get(key, () -> {
            begun.countDown();
            awaitEnd();
            return value;
        }));
        begun.await();
        return task;
    }

    private void awaitEnd() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static FutureTask<Integer> start(Callable<Integer> work) {
        FutureTask<Integer> task = new FutureTask<>(work);
        new Thread(task, "finder").start();
        return task;
    }
}
