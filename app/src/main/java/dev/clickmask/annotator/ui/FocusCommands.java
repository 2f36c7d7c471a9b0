package dev.clickmask.annotator.ui;

/** The commands that bring the keys to a field, and those that move the threshold without it. */
final class FocusCommands {
    /** Of the slider: 0.2. */
    private static final int STEPS = 2;

    private FocusCommands() {}

    /** Adds them to the menus. */
    static void add(Commands commands, Workbench bench, Tools tools, FinishBar finish, Runnable search, Runnable name) {
        commands.section("view")
                .add("focusSearch", Commands::always, search)
                .add("focusCategory", Commands::always, name)
                .add("focusThreshold", Commands::always, () -> {
                    // Elsewhere the slider is not there.
                    tools.choose(Tools.Kind.PROMPT);
                    finish.focusThreshold();
                });
        commands.section("edit")
                .add("tighter", () -> !bench.session().isEmpty(), () -> finish.moveThreshold(STEPS))
                .add("looser", () -> !bench.session().isEmpty(), () -> finish.moveThreshold(-STEPS));
    }
}
