package dev.clickmask.annotator.cli;

import java.io.PrintWriter;
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

    /** Makes something of arguments. */
    @FunctionalInterface
    interface Maker<T, E extends Exception> {
        T make() throws E;
    }

    /** Where results go. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where everything else goes. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /**
     * What arguments mean.
     *
     * @param maker throws an {@link IllegalArgumentException} with a sentence for the person if they are wrong
     */
    <T, E extends Exception> T argument(Maker<T, E> maker) throws E {
        try {
            return maker.make();
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** What to throw for arguments that are wrong. */
    ParameterException wrongUsage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
