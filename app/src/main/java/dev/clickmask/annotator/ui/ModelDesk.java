package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.ModelRecognition;
import dev.clickmask.annotator.segment.ModelTimes;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.ForegroundFile;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelPair;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.OwnForeground;
import dev.clickmask.sam.catalog.OwnModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What is done with the models besides using one: list, fetch, verify, delete, add. One thing at a time, on a thread of its
 * own. Belongs to the event dispatch thread.
 */
final class ModelDesk implements AutoCloseable {
    private final Inference inference;
    private final CutoutDesk cutouts;
    private final SliceModelOpener slices;
    private final ModelStore store;
    private final Executor edt;
    private final Runnable changed;
    private List<ModelRow> rows = List.of();
    private @Nullable Thread working;
    private @Nullable Job job;
    private Outcome outcome = Outcome.NONE;
    private List<DeviceVerdict> devices = List.of();
    private boolean examining;

    /** What is being done. */
    enum Kind {
        FETCH,
        VERIFY,
        DELETE,
        ADD
    }

    /**
     * What is being done, and how far it is.
     *
     * @param name of the model, or of the file
     */
    record Job(Kind kind, String id, String name, long bytes, OptionalLong total) {}

    /**
     * What came of what was done last.
     *
     * @param kind null if nothing was done yet, or the list could not be read
     * @param failure why it could not be done; null if it was
     */
    record Outcome(
            @Nullable Kind kind, String name, @Nullable Exception failure) {
        static final Outcome NONE = new Outcome(null, "", null);
    }

    private interface Work {
        /** Does it, and answers with the name to tell of. */
        String run() throws IOException;
    }

    /**
     * Begins without a look at models.
     *
     * @param slices opens models of slices
     * @param changed called when something is to be shown anew
     */
    ModelDesk(Inference inference, CutoutDesk cutouts, SliceModelOpener slices, Executor edt, Runnable changed) {
        this.inference = inference;
        this.cutouts = cutouts;
        this.slices = slices;
        this.store = inference.model().store();
        this.edt = edt;
        this.changed = changed;
    }

    /** All models, as {@link #refresh} found them. */
    List<ModelRow> rows() {
        return rows;
    }

    Optional<Job> job() {
        return Optional.ofNullable(job);
    }

    /** Whether what is being done can be given up. */
    boolean canCancel() {
        return job != null && (job.kind() == Kind.FETCH || job.kind() == Kind.VERIFY);
    }

    Outcome outcome() {
        return outcome;
    }

    /** Looks at the models anew. */
    void refresh() {
        start(() -> {
            try {
                List<ModelRow> found = read();
                edt.execute(() -> rows = found);
            } finally {
                edt.execute(changed);
            }
        });
    }

    private List<ModelRow> read() {
        List<ModelRow> found = new ArrayList<>();
        for (CatalogEntry entry : store.catalog().entries()) {
            found.add(row(ModelChoice.of(entry), entry));
        }
        for (ForegroundEntry entry : store.catalog().foreground().entries()) {
            found.add(row(ForegroundChoice.of(entry), entry));
        }
        try {
            for (OwnModel own : store.own().all()) {
                found.add(row(ModelChoice.of(own)));
            }
            for (OwnForeground own : store.own().foregrounds()) {
                found.add(row(ForegroundChoice.of(own)));
            }
        } catch (IOException e) {
            edt.execute(() -> outcome = new Outcome(null, "", e));
        }
        return found;
    }

    private ModelRow row(ListedModel model, CatalogItem item) {
        return new ModelRow(model, model.state(store), item.roundBytes(), store.bytesHere(item.id()), times(model));
    }

    private ModelRow row(ListedModel own) {
        long size = own.ownFiles().stream().mapToLong(ModelDesk::size).sum();
        return new ModelRow(own, own.state(store), OptionalLong.of(size), size, times(own));
    }

    private Optional<ModelTimes.Times> times(ListedModel model) {
        return model instanceof ModelChoice choice
                ? choice.find(store).flatMap(inference.model().opener()::times)
                : Optional.empty();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // gone, which its state says
        }
    }

    /** Uses a model from now on: for prompts, and those that are there are answered by it, or to remove backgrounds. */
    void use(ListedModel model) {
        if (model instanceof ModelChoice choice) {
            inference.choose(choice);
        } else {
            cutouts.use(model.id());
        }
    }

    /** Whether there is a choice to use a model: not if it is used already, nor for slices, where a series is what it is used on. */
    boolean canUse(ListedModel model) {
        boolean slices = model instanceof ForegroundChoice foreground && foreground.takesSlices();
        return !slices && !isUsed(model);
    }

    /** Whether a model may not be deleted, because it answers the prompts. */
    boolean isHeld(ListedModel model) {
        return model instanceof ModelChoice && isUsed(model);
    }

    /** Has models run on a device from now on, or on the processor where it cannot be used. */
    void runOn(Device device) {
        inference.runOn(device);
    }

    /** What models are to run on. */
    Device device() {
        return inference.model().device();
    }

    /** What the model in use is and runs on, once it is open. */
    Optional<ModelInfo> info() {
        return inference.model().info();
    }

    /** What there is to say of the devices for the model in use; empty as long as that is not known. */
    List<DeviceVerdict> devices() {
        return devices;
    }

    /** Finds out what there is to say of the devices, which may take a minute the first time for a model. */
    void examineDevices() {
        ModelSetup setup = inference.model();
        Optional<InstalledModel> model = setup.choice().find(store);
        ModelOpener opener = setup.opener();
        if (model.isEmpty() || examining) {
            return;
        }
        examining = true;
        start(() -> {
            List<DeviceVerdict> found = examined(opener, model.get());
            edt.execute(() -> {
                examining = false;
                devices = found;
                changed.run();
            });
        });
    }

    private static List<DeviceVerdict> examined(ModelOpener opener, InstalledModel model) {
        try {
            return opener.examine(model, false);
        } catch (IOException | RuntimeException | LinkageError e) {
            System.getLogger(ModelDesk.class.getName()).log(System.Logger.Level.WARNING, "devices not examined", e);
            return List.of();
        }
    }

    boolean isUsed(ListedModel model) {
        String used = model instanceof ModelChoice
                ? inference.model().choice().id()
                : cutouts.foregrounds().wanted();
        return used.equals(model.id());
    }

    void fetch(ListedModel choice) {
        begin(Kind.FETCH, choice, () -> {
            store.bring(choice.id(), (file, bytes, total) -> edt.execute(() -> progress(choice, file, bytes, total)));
            return choice.name();
        });
    }

    private void progress(ListedModel choice, String file, long bytes, OptionalLong total) {
        if (job != null && job.id().equals(choice.id())) {
            job = new Job(job.kind(), job.id(), file, bytes, total);
            changed.run();
        }
    }

    void verify(ListedModel choice) {
        begin(Kind.VERIFY, choice, () -> {
            store.verify(choice.id());
            return choice.name();
        });
    }

    /** Deletes the files of a model of the catalogue; one's own is only taken from the list. */
    void delete(ListedModel choice) {
        begin(Kind.DELETE, choice, () -> {
            if (choice.isOwn()) {
                store.own().forget(choice.id());
            } else {
                store.remove(choice.id());
            }
            return choice.name();
        });
    }

    /** Adds a model of one's own, given its folder, one or both of its files, or the description of a foreground model. */
    void add(List<Path> files) {
        begin(
                Kind.ADD,
                new Job(Kind.ADD, "", String.valueOf(files.get(0).getFileName()), 0, OptionalLong.empty()),
                () -> ForegroundFile.isName(files.get(0)) ? addedForeground(files.get(0)) : added(files));
    }

    private String added(List<Path> files) throws IOException {
        ModelRecognition found =
                ModelRecognition.of(ModelPair.find(files), inference.model().opener());
        OwnModel added = store.own().add(found.pair().encoder(), found.pair().decoder());
        return added.id() + ", " + found.info().family();
    }

    private String addedForeground(Path description) throws IOException {
        InstalledForeground found = ForegroundFile.read(description);
        // Opened to see whether it is what the description says.
        if (found.spec().takesSlices()) {
            slices.open(found).close();
        } else {
            cutouts.foregrounds().opener().open(found).close();
        }
        return store.own().addForeground(description).id();
    }

    private void begin(Kind kind, ListedModel choice, Work work) {
        begin(kind, new Job(kind, choice.id(), choice.name(), 0, OptionalLong.empty()), work);
    }

    private void begin(Kind kind, Job first, Work work) {
        if (job != null) {
            return;
        }
        job = first;
        outcome = Outcome.NONE;
        changed.run();
        working = start(() -> {
            Outcome end;
            try {
                end = new Outcome(kind, work.run(), null);
            } catch (InterruptedIOException e) {
                end = Outcome.NONE;
            } catch (IOException | RuntimeException | LinkageError e) {
                end = new Outcome(kind, first.name(), e instanceof Exception thrown ? thrown : new IOException(e));
            }
            Outcome told = end;
            List<ModelRow> found = read();
            edt.execute(() -> {
                job = null;
                working = null;
                outcome = told;
                rows = found;
                changed.run();
            });
        });
    }

    /** Gives up what is being done; what has come of a model is kept. */
    void cancel() {
        if (working != null) {
            working.interrupt();
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(null, work, "models", 16 << 20);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        cancel();
    }
}
