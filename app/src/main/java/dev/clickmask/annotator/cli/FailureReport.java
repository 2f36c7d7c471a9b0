package dev.clickmask.annotator.cli;

import dev.clickmask.sam.InferenceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Where a failure of a command becomes one sentence, and the stack trace only for who asks. */
final class FailureReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        err.println("clickmask: " + sentence(failure));
        if (command.getParseResult().hasMatchedOption("--debug")) {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "no permission to change " + denied.getFile();
        }
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + " cannot be used: " + file.getClass().getSimpleName();
        }
        if (failure instanceof IOException || failure instanceof InferenceException) {
            return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        }
        return "this should not happen: " + failure + "; please report it, with what --debug prints";
    }
}
