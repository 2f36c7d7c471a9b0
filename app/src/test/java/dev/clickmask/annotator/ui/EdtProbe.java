package dev.clickmask.annotator.ui;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches the event dispatch thread from two sides: a ping every 5 ms tells how long an event of the person would wait, and
 * each event tells how much processor time it took, which other programs on the machine do not change.
 */
final class EdtProbe extends EventQueue implements AutoCloseable {
    private static final int PING_MILLIS = 5;
    private static final int SUSPICIOUS_MILLIS = 40;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread pinger = new Thread(this::ping, "edt probe");
    // Guarded by this.
    private final List<Double> waits = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();

    private volatile Thread edt = Thread.currentThread();
    private volatile StackTraceElement[] caught = {};
    private int depth;

    /**
     * What an event took.
     *
     * @param processor milliseconds of processor time
     * @param wall milliseconds
     * @param locked milliseconds of waiting for a lock that another thread had
     * @param during where it was when it had taken suspiciously long
     */
    record Taken(double processor, double wall, long locked, String event, List<StackTraceElement> during) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f ms of processor time, %.0f ms: %s%n        %s",
                    processor,
                    wall,
                    event,
                    during.stream()
                            .filter(frame -> frame.getClassName().startsWith("dev.clickmask"))
                            .limit(12)
                            .map(StackTraceElement::toString)
                            .reduce((a, b) -> a + "\n        " + b)
                            .orElse("-"));
        }
    }

    private EdtProbe() {
        pinger.setDaemon(true);
    }

    /** Begins to watch. */
    static EdtProbe start() {
        EdtProbe probe = new EdtProbe();
        probe.threads.setThreadContentionMonitoringEnabled(true);
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(probe);
        probe.pinger.start();
        return probe;
    }

    @Override
    protected void dispatchEvent(AWTEvent event) {
        edt = Thread.currentThread();
        long wall = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        long locked = locked();
        caught = new StackTraceElement[0];
        depth++;
        try {
            super.dispatchEvent(event);
        } finally {
            depth--;
            // What runs inside a modal dialog has been counted by itself.
            if (depth == 0) {
                note(
                        (threads.getCurrentThreadCpuTime() - processor) / 1e6,
                        (System.nanoTime() - wall) / 1e6,
                        locked() - locked,
                        event,
                        caught);
            }
        }
    }

    private long locked() {
        return threads.getThreadInfo(Thread.currentThread().getId()).getBlockedTime();
    }

    private synchronized void note(
            double processor, double wall, long locked, AWTEvent event, StackTraceElement[] during) {
        taken.add(new Taken(processor, wall, locked, processor > 1 ? event.toString() : "", List.of(during)));
    }

    private void ping() {
        try {
            while (true) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = System.nanoTime();
                invokeLater(answered::countDown);
                if (!answered.await(SUSPICIOUS_MILLIS, TimeUnit.MILLISECONDS)) {
                    caught = edt.getStackTrace();
                    answered.await();
                }
                synchronized (this) {
                    waits.add((System.nanoTime() - asked) / 1e6);
                }
                Thread.sleep(PING_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets what was measured until now. */
    synchronized void reset() {
        waits.clear();
        taken.clear();
    }

    /** Milliseconds that an event of the person would have waited; 1 is the longest. */
    synchronized double waited(double quantile) {
        double[] sorted =
                waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)];
    }

    /** Milliseconds by the clock that paintings took which were more than a few lines of text; 1 is the longest. */
    synchronized double painted(double quantile) {
        double[] sorted = taken.stream()
                .filter(event -> event.event().contains("RepaintManager"))
                .mapToDouble(Taken::wall)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)];
    }

    /** Number of events that took more processor time than that. */
    synchronized long above(double millis) {
        return taken.stream().filter(event -> event.processor() > millis).count();
    }

    /** The events that took the most processor time, the longest first. */
    synchronized List<Taken> longest(int count) {
        return taken.stream()
                .sorted(Comparator.comparingDouble(Taken::processor).reversed())
                .limit(count)
                .toList();
    }

    /** Milliseconds for which an event had to wait for a lock, at most. */
    synchronized long longestLocked() {
        return taken.stream().mapToLong(Taken::locked).max().orElse(0);
    }

    /** Number of events. */
    synchronized int events() {
        return taken.size();
    }

    @Override
    public void close() {
        pinger.interrupt();
        EventQueue.invokeLater(this::pop);
    }
}
