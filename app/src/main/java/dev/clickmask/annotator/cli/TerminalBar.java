package dev.clickmask.annotator.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Bars that show progress on the terminal; on the error stream, and wiped away when closed. */
final class TerminalBar {
    private static final int UPDATE_MILLIS = 200;

    private TerminalBar() {}

    /** A line with the seconds, for what nobody can say how far it is. */
    static ProgressBar ofSeconds(String task) {
        return builder(task)
                .setRenderer((state, width) ->
                        state.getTaskName() + " " + state.getElapsedAfterStart().toSeconds() + " s")
                .build();
    }

    /** A bar of so many steps. */
    static ProgressBar of(String task, int steps) {
        return builder(task).setInitialMax(steps).build();
    }

    /** A bar that takes bytes and shows megabytes. */
    static ProgressBar ofBytes(String task) {
        return builder(task).setUnit(" MB", 1_000_000).build();
    }

    private static ProgressBarBuilder builder(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .clearDisplayOnFinish();
    }
}
