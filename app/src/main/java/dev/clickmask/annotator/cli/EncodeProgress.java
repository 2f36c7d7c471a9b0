package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.BatchEncoder;
import dev.clickmask.annotator.segment.UpcomingImage;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the images, and shows on a terminal how long the rest will take. */
final class EncodeProgress implements BatchEncoder.Listener, AutoCloseable {
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;

    // Guarded by this.
    private int encoded;
    private int found;
    private int failed;

    EncodeProgress(int images, PrintWriter err, boolean onTerminal) {
        this.err = err;
        this.bar = onTerminal ? TerminalBar.of("Preparing", images) : null;
    }

    @Override
    public synchronized void encoded(UpcomingImage image) {
        encoded++;
        step();
    }

    @Override
    public synchronized void found(UpcomingImage image) {
        found++;
        if (bar != null) {
            // What took no time says nothing about the time of the rest.
            bar.maxHint(bar.getMax() - 1);
        }
    }

    @Override
    public synchronized void failed(UpcomingImage image, Exception cause) {
        failed++;
        err.println("note: " + cause.getMessage());
        err.flush();
        step();
    }

    private void step() {
        if (bar != null) {
            bar.step();
        }
    }

    synchronized int failed() {
        return failed;
    }

    /** What was done, in one line. */
    synchronized String summary() {
        return "prepared " + encoded + ", found " + found + (failed == 0 ? "" : ", failed " + failed);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
