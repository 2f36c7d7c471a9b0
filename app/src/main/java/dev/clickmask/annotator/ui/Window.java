package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;

/** The program with a window: shows it, and ends everything when it is closed. */
public final class Window {
    private static final List<String> SAMPLE_SUFFIXES = List.of(".jpg", ".png", ".tif", ".webp");

    /** Under which the settings remember the model. */
    private static final String MODEL = "model";
    /** Under which they remember the one that removes backgrounds. */
    private static final String FOREGROUND = "foreground";
    /** Under which they remember what it runs on. */
    private static final String DEVICE = "device";

    /** Under which the settings say how fine a grid is asked about to find everything. */
    private static final String POINTS = "everything.points";

    private final ModelStore store;
    private final CatalogEntry model;
    private final ModelOpener opener;
    private final Path samples;
    private final Path preferences;
    private final Foregrounds foregrounds;
    private final SliceModelOpener slices;
    private final EmbeddingFolder embeddings;

    /** @param ending ends the work when the program is ended from outside */
    private record Opened(Workbench bench, Thread ending) {}

    /**
     * Names the parts; does nothing yet.
     *
     * @param store where models are
     * @param model the one to use
     * @param opener opens it
     * @param foregrounds finds what is not background
     * @param slices opens models of slices
     * @param samples folder with photographs to try; need not exist
     * @param preferences folder for what the window remembers; need not exist
     * @param embeddings what the model made of images before
     */
    public Window(
            ModelStore store,
            CatalogEntry model,
            ModelOpener opener,
            Foregrounds foregrounds,
            SliceModelOpener slices,
            Path samples,
            Path preferences,
            EmbeddingFolder embeddings) {
        this.store = store;
        this.model = model;
        this.opener = opener;
        this.foregrounds = foregrounds;
        this.slices = slices;
        this.samples = samples;
        this.preferences = preferences;
        this.embeddings = embeddings;
    }

    /**
     * Opens the window and returns. Not to be called on the event dispatch thread.
     *
     * @param wanted folder or image to begin with; the folder that was open last if empty
     * @param closed called when the window is closed and the model has ended, on a thread of its own: the program may
     *     exit now
     */
    public void open(WindowStart start, Optional<Path> wanted, Runnable closed) {
        Settings settings = start.settings();
        KeptKeys keys = KeptKeys.read(preferences);
        ModelChoice chosen = chosen(settings);
        Optional<Path> first = wanted.or(() -> WindowStart.lastFolder(settings));
        List<Path> photographs = photographs();
        SwingUtilities.invokeLater(() -> {
            Opened opened = bench(settings, chosen, start.appearance().messages());
            Workbench bench = opened.bench();
            // Before there is a window: it is read meanwhile.
            first.ifPresent(bench.desk()::open);
            show(opened, start, keys, photographs, closed);
            AfterFirstPicture.run(bench, () -> {
                start.frame().showIcon();
                LastSeen.forget(settings);
                bench.start();
            });
        });
    }

    private Opened bench(Settings settings, ModelChoice chosen, Messages messages) {
        ModelSetup setup = new ModelSetup(store, chosen, onDevice(settings), SwingUtilities::invokeLater);
        setup.addListener(() -> remember(setup, settings));
        EmbeddingCache cache = new EmbeddingCache(memoryForEmbeddings(), embeddings);
        ProjectPlaces places = new ProjectPlaces(settings, preferences.resolve("projects"), samples);
        Foregrounds chosenOnes =
                settings.text(FOREGROUND).map(foregrounds::choosing).orElse(foregrounds);
        Workbench bench =
                new Workbench(messages, setup, chosenOnes, slices, cache, places, SwingUtilities::invokeLater);
        bench.addListener(() -> remember(bench.cutouts().foregrounds(), settings));
        settings.text(POINTS)
                .filter(text -> text.matches("[1-9]\\d?"))
                .map(Integer::valueOf)
                .ifPresent(bench.suggesting()::setPointsPerSide);
        // A program that is killed writes what waits for it, and where the person is, and ends a run of the model in
        // order.
        Thread ending = new Thread(() -> endSoon(bench), "end of model");
        Runtime.getRuntime().addShutdownHook(ending);
        return new Opened(bench, ending);
    }

    private static void show(Opened opened, WindowStart start, KeptKeys keys, List<Path> photographs, Runnable closed) {
        Messages messages = start.appearance().messages();
        Settings settings = start.settings();
        Workbench bench = opened.bench();
        new MainPane(
                start.frame(),
                start.picture(),
                messages,
                bench,
                settings,
                keys.map(messages, bench.problems()::fail),
                photographs,
                start.appearance(),
                () -> end(bench, settings, opened.ending(), closed));
        start.frame().appear();
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) ->
                SwingUtilities.invokeLater(() -> bench.problems().fail(cause)));
    }

    /** Notes what is used now, at once: a program that is killed begins with it too. */
    private static void remember(ModelSetup setup, Settings settings) {
        Optional<String> model = Optional.of(setup.choice().id());
        Optional<String> device = Optional.of(setup.device().toString());
        boolean known =
                settings.text(MODEL).equals(model) && settings.text(DEVICE).equals(device);
        if (setup.state() == ModelSetup.State.OPEN && !known) {
            settings.put(MODEL, model);
            settings.put(DEVICE, device);
            settings.saveLater();
        }
    }

    private static void remember(Foregrounds foregrounds, Settings settings) {
        if (!settings.text(FOREGROUND).equals(foregrounds.chosen())) {
            settings.put(FOREGROUND, foregrounds.chosen());
            settings.saveLater();
        }
    }

    /** The program is being ended from outside. */
    private static void endSoon(Workbench bench) {
        FutureTask<Boolean> leaving = new FutureTask<>(() -> bench.desk().leave(), true);
        SwingUtilities.invokeLater(leaving);
        try {
            leaving.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(Window.class.getName()).log(System.Logger.Level.DEBUG, "place not kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bench.close();
    }

    /** Room for some fifteen of the default model; those before are on the disk, from where they come as quickly as images do. */
    private static long memoryForEmbeddings() {
        return Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 4);
    }

    /** On what was chosen last, unless the environment says otherwise. */
    private ModelOpener onDevice(Settings settings) {
        if (!opener.device().equals(Device.AUTO)) {
            return opener;
        }
        try {
            return settings.text(DEVICE)
                    .map(Device::parse)
                    .map(opener::preferring)
                    .orElse(opener);
        } catch (IllegalArgumentException e) {
            return opener; // written by another version
        }
    }

    /** The model that was used last, if there still is one of that name. */
    private ModelChoice chosen(Settings settings) {
        String id = settings.text(MODEL).orElse(model.id());
        try {
            Optional<ModelChoice> own = store.own().find(id).map(ModelChoice::of);
            return own.or(() -> store.catalog().find(id).map(ModelChoice::of)).orElse(ModelChoice.of(model));
        } catch (IOException e) {
            return ModelChoice.of(model); // the dialog of the models tells of a damaged list
        }
    }

    private static void end(Workbench bench, Settings settings, Thread whenKilled, Runnable closed) {
        Runnable ending = () -> {
            bench.close();
            settings.save();
            forget(whenKilled);
            closed.run();
        };
        new Thread(ending, "end").start();
    }

    /** Else all that the window had would stay in memory until the program ends. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // It does no harm to end twice.
        }
    }

    private List<Path> photographs() {
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(samples)) {
            return files.filter(Window::isPhotograph).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isPhotograph(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return SAMPLE_SUFFIXES.stream().anyMatch(name::endsWith);
    }
}
