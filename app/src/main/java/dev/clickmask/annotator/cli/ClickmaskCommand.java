package dev.clickmask.annotator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code clickmask}: opens the window, or runs one of its subcommands. */
@Command(
        name = "clickmask",
        description = "Click an object, get its mask. Without a command, opens the window.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class)
public final class ClickmaskCommand implements Runnable {
    private final Runnable startWindow;

    private ClickmaskCommand(Runnable startWindow) {
        this.startWindow = startWindow;
    }

    /**
     * The whole command line. Its exit status is 0, 1 if the world is at fault, or 2 for wrong usage.
     *
     * @param startWindow called where no command is given
     */
    public static CommandLine commandLine(Runnable startWindow, Surroundings surroundings) {
        CommandLine models = new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand(surroundings))
                .addSubcommand(new ModelsFetchCommand(surroundings))
                .addSubcommand(new ModelsVerifyCommand(surroundings))
                .addSubcommand(new ModelsAddCommand(surroundings))
                .addSubcommand(new ModelsRemoveCommand(surroundings));
        return new CommandLine(new ClickmaskCommand(startWindow))
                .addSubcommand(new SegmentCommand(surroundings))
                .addSubcommand(new EverythingCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new ReviewCommand())
                .addSubcommand(new EncodeCommand(surroundings))
                .addSubcommand(new CutoutCommand(surroundings))
                .addSubcommand(new SectorCommand(surroundings))
                .addSubcommand(models)
                .addSubcommand(new DevicesCommand(surroundings))
                .addSubcommand(new ProbeCommand())
                .addSubcommand(new InfoCommand())
                .addSubcommand(new ExportCommand())
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
        startWindow.run();
    }
}
