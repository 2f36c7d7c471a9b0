package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.SectorLayer;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.exchange.FoundSector;
import dev.clickmask.annotator.exchange.SectorJson;
import dev.clickmask.annotator.series.FolderContents;
import dev.clickmask.annotator.series.Levels;
import dev.clickmask.annotator.series.Margin;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.SectorSearch;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.SliceBoxes;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.annotator.series.Windowing;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.OwnForeground;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sector of an object in the open series: has it searched for, shows it, and writes it. Belongs to the event dispatch thread;
 * the model of slices runs on a thread of its own, from a search to its end.
 */
final class SectorDesk implements AutoCloseable {
    /** Most slices in one run of the model. */
    private static final int BATCH = 16;

    /** Slices between two words about how far it is. */
    private static final int TOLD_EVERY = 8;

    /** Milliseconds that the end of the program waits for a search, which may hang on a disk that is away. */
    private static final long PATIENCE = 30_000;

    private final Supplier<Foregrounds> models;
    private final SliceModelOpener opener;
    private final FolderDesk desk;
    private final SeriesDesk series;
    private final Problems problems;
    private final Executor edt;
    private final Runnable changed;
    private @Nullable Search running;
    private @Nullable Search last;
    private @Nullable FoundSector found;
    private @Nullable OpenFolder folder;
    /** The first image of the series. */
    private String first = "";

    private Margin margin = Margin.NONE;

    /**
     * How far a search is.
     *
     * @param done slices
     */
    record Progress(int done, int total) {}

    /**
     * Begins without anything.
     *
     * @param models where the models are that may be used
     * @param changed called when something is to be shown anew
     */
    SectorDesk(
            Supplier<Foregrounds> models,
            SliceModelOpener opener,
            FolderDesk desk,
            SeriesDesk series,
            Problems problems,
            Executor edt,
            Runnable changed) {
        this.models = models;
        this.opener = opener;
        this.desk = desk;
        this.series = series;
        this.problems = problems;
        this.edt = edt;
        this.changed = changed;
    }

    /** Whether there is a series to be searched, and nothing else is being searched. */
    boolean canFind() {
        return running == null
                && (last == null || last.ended)
                && series.series().isPresent();
    }

    boolean isRunning() {
        return running != null;
    }

    /** How far the search is, while it runs. */
    Optional<Progress> progress() {
        return Optional.ofNullable(running).map(search -> new Progress(search.done.get(), search.total));
    }

    /** Searches all slices of the open series. */
    void find() {
        if (canFind()) {
            problems.makeWay();
            forget();
            FolderContents.Item item = series.series().orElseThrow();
            OpenFolder open = desk.folder().orElseThrow();
            folder = open;
            first = item.first();
            Search search = new Search(open, item);
            running = search;
            last = search;
            search.thread.start();
            changed.run();
        }
    }

    /** Gives the search up. */
    void cancel() {
        Search search = running;
        if (search != null) {
            running = null;
            search.thread.interrupt();
            changed.run();
        }
    }

    /** What was found, with the margin around it. */
    Optional<FoundSector> found() {
        return Optional.ofNullable(found).map(without -> without.with(margin));
    }

    /** The sector that is shown, if there is one. */
    Optional<Sector> sector() {
        return found().flatMap(FoundSector::sector);
    }

    Margin margin() {
        return margin;
    }

    /** Adds another margin from now on; one in millimetres only where it is known how large a pixel is. */
    void setMargin(Margin wanted) {
        boolean unknown =
                found().filter(there -> there.series().spacing().isEmpty()).isPresent();
        if (wanted.unit() == Margin.Unit.MILLIMETRES && unknown) {
            problems.fail("problem.noSpacing");
        } else {
            margin = wanted;
        }
        changed.run();
    }

    /** What of the slice that is shown is in the sector. */
    Optional<SectorLayer.Boxes> boxes() {
        int place = series.place();
        return sector().filter(there -> place >= there.first() && place <= there.last())
                .map(there -> new SectorLayer.Boxes(there.box(), box(place)));
    }

    private Optional<PixelBox> box(int place) {
        return found().stream()
                .flatMap(all -> all.boxes().boxes().stream())
                .filter(slice -> slice.index() == place)
                .findFirst()
                .flatMap(SliceBoxes.SliceBox::box);
    }

    /** Goes to the first slice of the sector, the one in its middle, or its last. */
    void goTo(double share) {
        sector().ifPresent(there ->
                series.goTo((int) Math.round(there.first() + share * (there.last() - there.first()))));
    }

    /** The sector as JSON. */
    String json() {
        return found().map(SectorJson::text).orElse("");
    }

    /** Writes that. */
    void save(Path target) {
        found().ifPresent(what -> new Thread(
                        () -> {
                            try {
                                SectorJson.write(target, what);
                                edt.execute(() -> problems.inform("sector.saved", target.getFileName()));
                            } catch (IOException e) {
                                edt.execute(() -> problems.fail(e));
                            }
                        },
                        "sector")
                .start());
    }

    /** Shows it no more. */
    void forget() {
        found = null;
        changed.run();
    }

    /** Looks whether the series is still open. */
    void follow() {
        boolean there = desk.folder().filter(open -> open == folder).isPresent()
                && series.series().filter(item -> item.first().equals(first)).isPresent();
        if (!there && (running != null || found != null)) {
            Search search = running;
            running = null;
            found = null;
            if (search != null) {
                search.thread.interrupt();
            }
        }
    }

    @Override
    public void close() {
        running = null;
        Search ending = last;
        if (ending != null) {
            ending.thread.interrupt();
            try {
                // Also of one that was given up: the end of the program must not take the model away from under it.
                ending.thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void show(FoundSector result) {
        found = result;
        if (result.sector().isEmpty()) {
            problems.fail("problem.noSector");
        } else if (margin.unit() == Margin.Unit.MILLIMETRES
                && result.series().spacing().isEmpty()) {
            margin = Margin.NONE;
            problems.fail("problem.noSpacing");
        }
    }

    /** One search. */
    private final class Search {
        private final OpenFolder open;
        private final FolderContents.Item item;
        private final Foregrounds from = models.get();
        private final int total;
        private final AtomicInteger done = new AtomicInteger();
        private final Thread thread = new Thread(this::run, "sector");
        private volatile boolean ended;

        Search(OpenFolder open, FolderContents.Item item) {
            this.open = open;
            this.item = item;
            this.total = item.images().size();
        }

        private void run() {
            try {
                findIt();
            } finally {
                ended = true;
                edt.execute(changed);
            }
        }

        private void findIt() {
            try {
                Optional<InstalledForeground> installed = installed();
                if (installed.isEmpty()) {
                    later(() -> problems.fail("problem.noSliceModel", "clickmask models fetch " + offered()));
                    return;
                }
                FoundSector result = search(installed.get());
                later(() -> show(result));
            } catch (InferenceException e) {
                later(() -> problems.show(String.valueOf(e.getMessage()), e));
            } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
                later(() -> problems.fail(e));
            }
        }

        private Stream<String> ids() {
            return from.catalog().entries().stream()
                    .filter(entry -> entry.spec().takesSlices())
                    .map(ForegroundEntry::id);
        }

        private String offered() {
            return ids().findFirst().orElse("");
        }

        private Optional<InstalledForeground> installed() throws IOException {
            Optional<InstalledForeground> known = ids().flatMap(id -> from.store().findForeground(id).stream())
                    .findFirst();
            return known.isPresent() ? known : own();
        }

        /** One of the person's own; if one cannot be had and there is no other, why. */
        private Optional<InstalledForeground> own() throws IOException {
            IOException failure = null;
            for (OwnForeground own : from.store().own().foregrounds()) {
                try {
                    InstalledForeground there = own.installed();
                    if (there.spec().takesSlices()) {
                        return Optional.of(there);
                    }
                } catch (IOException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
            }
            return Optional.empty();
        }

        private FoundSector search(InstalledForeground installed) throws IOException, InferenceException {
            Series slices = open.series(item);
            Optional<Windowing> asked = open.image(item.images().get(0)).asked();
            Levels levels = Levels.of(slices, asked);
            try (SliceModel model = opener.open(installed)) {
                SectorSearch search = new SectorSearch(
                        slices, levels, model, BATCH, installed.spec().leastArea());
                SliceBoxes boxes = search.run(this::step);
                return new FoundSector(slices, installed.id(), levels.window(), boxes, Sector.of(boxes));
            }
        }

        private void step() {
            if (done.incrementAndGet() % TOLD_EVERY == 0) {
                edt.execute(changed);
            }
        }

        /** Ends the search with that, unless it was given up. */
        private void later(Runnable step) {
            edt.execute(() -> {
                if (running == this) {
                    running = null;
                    step.run();
                    changed.run();
                }
            });
        }
    }
}
