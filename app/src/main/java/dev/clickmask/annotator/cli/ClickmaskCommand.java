package dev.clickmask.annotator.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code clickmask}: opens the window, or runs one of its subcommands. */
@Command(
        name = "clickmask",
        description = "Click an object, get its mask. Without a command, opens the window.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class)
public final class ClickmaskCommand implements Runnable {
    private final Consumer<Optional<Path>> startWindow;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "Folder or image that the window opens; without it the folder that was open last.")
    private @Nullable Path path;

    private ClickmaskCommand(Consumer<Optional<Path>> startWindow) {
        this.startWindow = startWindow;
    }

    /**
     * The whole command line. Its exit status is 0, 1 if the world is at fault, or 2 for wrong usage.
     *
     * @param startWindow called where no command is given, with the folder or image to open
     */
    public static CommandLine commandLine(Consumer<Optional<Path>> startWindow, Surroundings surroundings) {
        CommandLine models = new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand(surroundings))
                .addSubcommand(new ModelsFetchCommand(surroundings))
                .addSubcommand(new ModelsVerifyCommand(surroundings))
                .addSubcommand(new ModelsAddCommand(surroundings))
                .addSubcommand(new ModelsRemoveCommand(surroundings));
        CommandLine bench = new CommandLine(new BenchCommand()).addSubcommand(new BenchSeriesCommand(surroundings));
        return new CommandLine(new ClickmaskCommand(startWindow))
                .addSubcommand(new SegmentCommand(surroundings))
                .addSubcommand(new EverythingCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new PropagateCommand(surroundings))
                .addSubcommand(new ReviewCommand())
                .addSubcommand(new RescueCommand())
                .addSubcommand(new EncodeCommand(surroundings))
                .addSubcommand(new CutoutCommand(surroundings))
                .addSubcommand(new SectorCommand(surroundings))
                .addSubcommand(bench)
                .addSubcommand(models)
                .addSubcommand(new DevicesCommand(surroundings))
                .addSubcommand(new ProbeCommand())
                .addSubcommand(new InfoCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new VolumeCommand())
                .addSubcommand(new ImportCommand())
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new SplitCommand())
                .addSubcommand(new StatsCommand())
                .addSubcommand(new EvaluateCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport());
    }

    @Override
    public void run() {
        if (path != null && Files.notExists(path)) {
            // A mistyped command, which picocli has a suggestion for, or a path.
            throw new UnmatchedArgumentException(spec.commandLine(), List.of(path.toString()));
        }
        startWindow.accept(Optional.ofNullable(path));
    }
}
