package dev.clickmask.annotator.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command understands, and where it prints. */
final class Common {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean help;

    @Option(names = "--debug", description = "Print the stack trace of a failure.")
    @SuppressWarnings("UnusedVariable") // FailureReport asks picocli for it
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Where results go. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where everything else goes. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /**
     * Makes something of arguments.
     *
     * @param maker throws an {@link IllegalArgumentException} with a sentence for the person if they are wrong
     */
    <T> T argument(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** What to throw for arguments that are wrong. */
    ParameterException wrongUsage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
