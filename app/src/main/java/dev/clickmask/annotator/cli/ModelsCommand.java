package dev.clickmask.annotator.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clickmask models}: holds the commands about models. */
@Command(
        name = "models",
        description = "List, fetch, verify, add and remove models.",
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        throw common.wrongUsage("say which: list, fetch, verify, add or remove");
    }
}
