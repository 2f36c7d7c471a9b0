package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.canvas.CrosshairLayer;
import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImageLayer;
import dev.clickmask.annotator.canvas.Layer;
import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.canvas.PartLayer;
import dev.clickmask.annotator.canvas.PromptLayer;
import dev.clickmask.annotator.canvas.PromptTool;
import dev.clickmask.annotator.canvas.SoftPictureLayer;
import dev.clickmask.annotator.canvas.SuggestionLayer;
import dev.clickmask.annotator.canvas.SuggestionTool;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JSplitPane;

/** The window: menus on top, the canvas in the middle, categories and instances on the right, the status below. */
final class MainFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final int SIDE_WIDTH = 248;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Dialogs dialogs;
    private final ImageCanvas canvas;

    /**
     * Makes the window, not yet visible.
     *
     * @param closed called when it has been closed
     */
    MainFrame(
            Messages messages,
            Workbench bench,
            Settings settings,
            KeyMap keys,
            List<Path> samples,
            Appearance appearance,
            Runnable closed) {
        this.messages = messages;
        this.bench = bench;
        dialogs = new Dialogs(messages, bench, settings, this);
        ImageLayer imageLayer = new ImageLayer();
        SoftPictureLayer cutoutLayer = new SoftPictureLayer();
        PromptLayer promptLayer = new PromptLayer(bench.session());
        Editing editing = new BenchEditing(bench);
        Tools tools = new Tools(editing);
        CrosshairLayer crosshair = new CrosshairLayer();
        MaskLayer masks = new MaskLayer(
                bench.document(),
                bench.session(),
                tools.preview(),
                bench.inference().hover());
        Suggestions suggestions = bench.suggesting().suggestions();
        List<Layer> layers = new ArrayList<>(List.of(
                imageLayer,
                masks,
                new SuggestionLayer(bench.document(), suggestions, masks::style),
                cutoutLayer,
                promptLayer));
        layers.addAll(tools.layers(masks));
        layers.add(new PartLayer(bench.inference()::part));
        layers.add(crosshair);
        canvas = new ImageCanvas(layers);
        crosshair.follow(canvas);
        masks.addListener(canvas::repaint);
        bench.inference().hover().addListener(canvas::repaint);
        tools.addListener(bench.lastEdit()::forget);
        tools.install(
                canvas,
                new SuggestionTool(
                        suggestions,
                        new PromptTool(
                                bench.document(),
                                bench.session(),
                                bench.inference().hover(),
                                promptLayer,
                                canvas::repaint,
                                new PromptLimits(messages, bench))));
        suggestions.addListener(() -> suggestions
                .walked()
                .ifPresent(one -> canvas.reveal(one.segmentation().mask().bounds())));
        ImagesPanel imagesPanel = new ImagesPanel(messages, bench, canvas::requestFocusInWindow);
        JPanel images = side(imagesPanel);
        InstancesPanel instances = new InstancesPanel(messages, bench);
        CategoriesPanel categories = new CategoriesPanel(messages, bench, canvas::requestFocusInWindow);
        JPanel lists = side(lists(categories, instances));
        SidePanel left = new SidePanel(images);
        SidePanel right = new SidePanel(lists);
        Commands commands = new Commands(
                messages,
                keys,
                bench,
                canvas,
                tools,
                new SelectedInstances(editing, bench.lastEdit()),
                dialogs,
                this::close);
        commands.section("view").addSwitch("crosshair", Commands::always, crosshair::isOn, () -> {
            crosshair.setOn(!crosshair.isOn());
            canvas.repaint();
        });
        commands.section("view")
                .addSwitch("leftPanel", Commands::always, left::isShown, left::toggle)
                .addSwitch("rightPanel", Commands::always, right::isShown, right::toggle);
        EncodeVisible.add(messages, commands, bench, canvas);
        MaskSwitches.add(commands, masks, bench.inference().hover());
        FinishBar finish = new FinishBar(
                messages,
                bench.session(),
                bench.inference().hover(),
                masks,
                commands.get("cleanUpSelected"),
                canvas::requestFocusInWindow);
        FocusCommands.add(
                commands,
                bench,
                tools,
                finish,
                () -> {
                    left.show();
                    imagesPanel.focusSearch();
                },
                () -> {
                    right.show();
                    categories.focusName();
                });
        instances.offer(commands);
        new PromptLimits(messages, bench).tellIn(commands.get(Tools.Kind.PROMPT.id()));
        RecentFolders recent = new RecentFolders(settings, work -> new Thread(work, "settings").start());
        bench.addListener(() -> bench.desk().folder().map(OpenFolder::path).ifPresent(recent::add));
        setJMenuBar(new MainMenu(messages, commands)
                .build(
                        new RecentMenu(messages, recent, bench.desk()),
                        samples,
                        bench.desk()::open,
                        choices(appearance)));
        EmptyPanel empty = new EmptyPanel(messages, bench, commands.get("openFolder"), samples, bench.desk()::open);
        CanvasPane centre = new CanvasPane(messages, bench, canvas, imageLayer, empty);
        centre.add(cutoutLayer, new CutoutBar(messages, bench, commands, canvas::requestFocusInWindow));
        add(split(images, split(centre, lists, "right", 1), "left", 0), BorderLayout.CENTER);
        add(toolRow(commands, tools, finish), BorderLayout.NORTH);
        add(new StatusBar(messages, bench, tools, canvas), BorderLayout.SOUTH);
        setTransferHandler(new ImageDrop(this::openDropped, bench.problems()::fail));
        CommandKeys.install(this, keys, commands);
        setIconImages(FlatSVGUtils.createWindowIconImages(MainFrame.class.getResource("clickmask.svg")));
        setTitle(messages.text("app.name"));
        setMinimumSize(new Dimension(800, 560));
        KeptOptions options = new KeptOptions(
                settings, masks, bench.session(), bench.inference().hover(), tools.brushSize(), crosshair);
        options.restore();
        WindowState.keep(this, settings, new Dimension(1280, 800));
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
        closeWith(empty, () -> {
            options.remember();
            closed.run();
        });
        bench.addListener(this::refreshTitle);
    }

    /** What the window works on; tests look there. */
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

    private static JComponent lists(CategoriesPanel categories, InstancesPanel instances) {
        JSplitPane lists = new JSplitPane(JSplitPane.VERTICAL_SPLIT, categories, instances);
        lists.setName("lists");
        lists.setResizeWeight(0.4);
        lists.setDividerLocation(UIScale.scale(280));
        return lists;
    }

    private static JSplitPane split(JComponent left, JComponent right, String name, double weight) {
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, right);
        split.setName(name);
        split.setResizeWeight(weight);
        return split;
    }

    private static JPanel side(JComponent content) {
        JPanel side = new JPanel(new BorderLayout());
        side.add(content);
        side.setMinimumSize(UIScale.scale(new Dimension(160, 0)));
        side.setPreferredSize(UIScale.scale(new Dimension(SIDE_WIDTH, 0)));
        return side;
    }

    private void closeWith(EmptyPanel empty, Runnable closed) {
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent e) {
                // Else the search field has it, and what is typed does not reach the commands.
                empty.focusFirst();
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
            bench.desk().leave();
            dispose();
        });
    }

    private void refreshTitle() {
        String name = messages.text("app.name");
        // All of the path: folders of pictures often have the same name.
        String folder = bench.desk()
                .folder()
                .map(open -> fromHome(open.path()) + " – " + name)
                .orElse(name);
        setTitle(bench.document()
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
