package dev.clickmask.annotator.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clickmask bench}: what measures. */
@Command(
        name = "bench",
        description = "Measure how long things take on this computer.",
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        throw common.wrongUsage("missing command: series");
    }
}
