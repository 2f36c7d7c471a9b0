package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.BorderLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JFrame;
import javax.swing.JMenuBar;
import javax.swing.JPanel;

/** All that is in the window: menus and tools on top, the canvas in the middle between its panels, the status below. */
final class MainPane extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JFrame frame;
    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Settings settings;
    private final transient Dialogs dialogs;
    private final ImageCanvas canvas;

    /**
     * Fills a window with all that there is.
     *
     * @param first the image that it shows already
     * @param closed called when the window has been closed
     */
    MainPane(
            MainFrame frame,
            Optional<FirstPicture> first,
            Messages messages,
            Workbench bench,
            Settings settings,
            KeyMap keys,
            List<Path> samples,
            Appearance appearance,
            Runnable closed) {
        super(new BorderLayout());
        this.frame = frame;
        this.messages = messages;
        this.bench = bench;
        this.settings = settings;
        dialogs = new Dialogs(messages, bench, settings, frame);
        Editing editing = new BenchEditing(bench);
        CanvasParts parts = new CanvasParts(messages, bench, editing);
        canvas = parts.canvas();
        canvas.setSliceWheel(bench.series());
        SidePanels sides = new SidePanels(messages, bench, canvas::requestFocusInWindow);
        Commands commands = new Commands(
                messages,
                keys,
                bench,
                canvas,
                parts.tools(),
                new SelectedInstances(editing, bench.lastEdit()),
                dialogs,
                this::close);
        FinishBar finish = addCommands(commands, parts, sides);
        frame.setJMenuBar(menu(commands, settings, samples, appearance));
        LatePanel<EmptyPanel> empty = new LatePanel<>(
                () -> new EmptyPanel(messages, bench, commands.get("openFolder"), samples, bench.desk()::open));
        CanvasPane centre = new CanvasPane(messages, bench, canvas, parts.image(), empty, first);
        centre.add(parts.cutout(), new CutoutBar(messages, bench, commands, canvas::requestFocusInWindow));
        JPanel middle = new JPanel(new BorderLayout());
        middle.add(centre, BorderLayout.CENTER);
        middle.add(
                new SeriesPlace(bench, () -> new SeriesBar(messages, bench, commands, canvas::requestFocusInWindow)),
                BorderLayout.SOUTH);
        add(sides.around(middle), BorderLayout.CENTER);
        add(toolRow(commands, parts.tools(), finish), BorderLayout.NORTH);
        add(new StatusBar(messages, bench, parts.tools(), canvas), BorderLayout.SOUTH);
        frame.setTransferHandler(new ImageDrop(this::openDropped, bench.problems()::fail));
        frame.fill(this);
        CommandKeys.install(frame, keys, commands);
        bench.addListener(this::refreshTitle);
        KeptOptions options = restoredOptions(settings, parts);
        closeWith(empty, () -> {
            options.remember();
            closed.run();
        });
    }

    /** Adds the commands that are about parts of the window; returns the bar that some of them move. */
    private FinishBar addCommands(Commands commands, CanvasParts parts, SidePanels sides) {
        commands.section("view")
                .addSwitch("crosshair", Commands::always, parts.crosshair()::isOn, parts::switchCrosshair);
        sides.addSwitches(commands);
        EncodeVisible.add(messages, commands, bench, canvas);
        MaskSwitches.add(commands, parts.masks(), bench.inference().hover());
        FinishBar finish = new FinishBar(
                messages,
                bench.session(),
                bench.inference().hover(),
                parts.masks(),
                commands.get("cleanUpSelected"),
                canvas::requestFocusInWindow);
        FocusCommands.add(commands, bench, parts.tools(), finish, sides::searchImages, sides::nameCategory);
        sides.offer(commands);
        new PromptLimits(messages, bench).tellIn(commands.get(Tools.Kind.PROMPT.id()));
        return finish;
    }

    private JMenuBar menu(Commands commands, Settings settings, List<Path> samples, Appearance appearance) {
        RecentFolders recent = new RecentFolders(settings, work -> new Thread(work, "settings").start());
        bench.addListener(() -> bench.desk().folder().map(OpenFolder::path).ifPresent(recent::add));
        return new MainMenu(messages, commands)
                .build(
                        new RecentMenu(messages, recent, bench.desk()),
                        samples,
                        bench.desk()::open,
                        choices(appearance));
    }

    private KeptOptions restoredOptions(Settings settings, CanvasParts parts) {
        KeptOptions options = new KeptOptions(
                settings,
                parts.masks(),
                bench.session(),
                bench.inference().hover(),
                parts.tools().brushSize(),
                parts.crosshair());
        options.restore();
        return options;
    }

    /** What the window works on. */
    Workbench bench() {
        return bench;
    }

    private void openDropped(Path file) {
        if (ModelDrop.isModel(file)) {
            dialogs.addModel(file);
        } else {
            bench.desk().open(file);
        }
    }

    private List<RadioMenu<?>> choices(Appearance appearance) {
        return List.of(
                new RadioMenu<>(
                        "theme",
                        List.of(ThemeChoice.values()),
                        ThemeChoice::key,
                        appearance.theme(),
                        appearance::choose),
                new RadioMenu<>(
                        "language",
                        List.of(Language.values()),
                        Language::key,
                        appearance.language(),
                        language -> appearance
                                .choose(language)
                                .ifPresent(said -> bench.problems().tell(said, ""))));
    }

    private ToolRow toolRow(Commands commands, Tools tools, FinishBar finish) {
        Runnable toCanvas = canvas::requestFocusInWindow;
        return new ToolRow(
                new ToolsBar(commands, tools, toCanvas),
                tools,
                finish,
                new BrushOptions(messages, tools.brushSize(), toCanvas),
                new PolygonOptions(messages, bench, tools, toCanvas));
    }

    private void closeWith(LatePanel<EmptyPanel> empty, Runnable closed) {
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent e) {
                // Else the search field has it, and what is typed does not reach the commands.
                empty.content().ifPresent(EmptyPanel::focusFirst);
            }

            @Override
            public void windowClosing(WindowEvent e) {
                close();
            }

            @Override
            public void windowClosed(WindowEvent e) {
                closed.run();
            }
        });
    }

    private void close() {
        dialogs.leave(() -> {
            LastSeen.remember(settings, LastSeen.on(canvas, bench.desk()));
            bench.desk().leave();
            frame.dispose();
        });
    }

    private void refreshTitle() {
        String name = messages.text("app.name");
        // All of the path: folders of pictures often have the same name.
        String folder = bench.desk()
                .folder()
                .map(open -> fromHome(open.path()) + " – " + name)
                .orElse(name);
        frame.setTitle(bench.document()
                .image()
                .map(image -> image.file() + " – " + folder)
                .orElse(folder));
    }

    private static String fromHome(Path folder) {
        Path home = Path.of(System.getProperty("user.home"));
        boolean below = folder.startsWith(home) && !folder.equals(home) && home.getNameCount() > 0;
        return below ? Path.of("~").resolve(home.relativize(folder)).toString() : folder.toString();
    }
}
