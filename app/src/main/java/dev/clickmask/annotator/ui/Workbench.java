package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.sam.EmbeddingCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the window does, without the window: puts its parts together and always knows what is going on. Belongs to the event
 * dispatch thread.
 */
final class Workbench implements AutoCloseable {
    private static final SliceModelOpener NO_SLICES = model -> {
        throw new IOException("there is nothing that runs the model " + model.id());
    };

    private final Document document;
    private final Inference inference;
    private final Labelling labelling;
    private final FolderDesk desk;
    private final KeptPlace kept;
    private final DataExchange exchange;
    private final CutoutDesk cutouts;
    private final Suggesting suggesting;
    private final Propagating propagating;
    private final SeriesDesk series;
    private final SectorDesk sector;
    private final Problems problems;
    private final ModelDesk models;
    private final LastEdit lastEdit;
    private final Executor edt;
    private final List<Runnable> listeners = new ArrayList<>();

    /**
     * Starts with no image and, until {@link #start}, with a model that is on its way.
     *
     * @param cache what the model made of images before; closed with this
     * @param edt runs what it is given on the event dispatch thread, later
     */
    Workbench(
            Messages messages,
            ModelSetup model,
            Foregrounds foregrounds,
            EmbeddingCache cache,
            ProjectPlaces places,
            Executor edt) {
        this(messages, model, foregrounds, NO_SLICES, cache, places, edt);
    }

    /**
     * The same with models of slices.
     *
     * @param slices opens them
     */
    Workbench(
            Messages messages,
            ModelSetup model,
            Foregrounds foregrounds,
            SliceModelOpener slices,
            EmbeddingCache cache,
            ProjectPlaces places,
            Executor edt) {
        this.edt = edt;
        String firstCategory = messages.text("category.first");
        problems = new Problems(messages, this::changed);
        document = new Document(firstCategory);
        lastEdit = new LastEdit(messages, document, this::changed);
        inference = new Inference(model, cache, edt, new Answers());
        labelling = new Labelling(
                document, inference.session(), () -> model.choice().id(), inference::isAnswering);
        desk = new FolderDesk(firstCategory, document, labelling, inference, places, problems, edt, this::changed);
        kept = new KeptPlace(desk, places, problems, edt, this::changed);
        exchange = new DataExchange(messages, problems, desk, edt, this::changed);
        cutouts = new CutoutDesk(foregrounds, desk::image, problems, edt, this::changed);
        suggesting = new Suggesting(
                inference,
                desk::image,
                new Suggestions(document, session()::isEmpty, labelling::edit),
                problems,
                this::changed);
        PropagationEnds ends =
                new PropagationEnds(document, desk, () -> !session().isEmpty(), problems, lastEdit);
        propagating = new Propagating(document, labelling, inference, desk, ends, edt, this::changed);
        series = new SeriesDesk(desk, session(), edt, this::changed);
        sector = new SectorDesk(() -> cutouts.foregrounds(), slices, desk, series, problems, edt, this::changed);
        DocumentSteps steps = new DocumentSteps(document);
        document.addListener(() -> {
            exchange.forgetExported();
            if (steps.isAnother()) {
                problems.stepDone();
            }
            changed();
        });
        models = new ModelDesk(inference, cutouts, slices, edt, this::changed);
    }

    /** Looks for the model and has it opened. */
    void start() {
        inference.start();
    }

    /** Calls {@code listener} after every change of this, the document, the prompts or the model. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    Document document() {
        return document;
    }

    /** The model, and what it does. */
    Inference inference() {
        return inference;
    }

    PromptSession session() {
        return inference.session();
    }

    Labelling labelling() {
        return labelling;
    }

    /** The folder that is open, and its images. */
    FolderDesk desk() {
        return desk;
    }

    /** The models that can be had, and what is done with them. */
    ModelDesk models() {
        return models;
    }

    /** What went wrong last. */
    Problems problems() {
        return problems;
    }

    /** Where the annotations of the folder are kept. */
    KeptPlace kept() {
        return kept;
    }

    /** What is written to and read from data sets. */
    DataExchange exchange() {
        return exchange;
    }

    /** The image without its background. */
    CutoutDesk cutouts() {
        return cutouts;
    }

    /** What the last edit of whole instances did. */
    LastEdit lastEdit() {
        return lastEdit;
    }

    /** Everything on the image, to be accepted or rejected. */
    Suggesting suggesting() {
        return suggesting;
    }

    /** What is carried to other images. */
    Propagating propagating() {
        return propagating;
    }

    /** The way through a series. */
    SeriesDesk series() {
        return series;
    }

    /** The sector of an object in a series. */
    SectorDesk sector() {
        return sector;
    }

    /** What is going on. */
    Activity activity() {
        if (exchange.isImporting()) {
            return Activity.IMPORTING;
        } else if (desk.isOpening()) {
            return Activity.OPENING_FOLDER;
        } else if (desk.isGlancing() && session().isEmpty() && desk.picture().isPresent()) {
            return Activity.GLANCING;
        } else if (desk.reading().isPresent()) {
            return Activity.READING;
        } else if (exchange.isExporting()) {
            return Activity.EXPORTING;
        } else if (cutouts.isBusy()) {
            return cutouts.activity();
        }
        Activity now = inference.activity();
        return now == Activity.READY ? finished() : now;
    }

    /** What is being done beside prompts, or has been done last, where the person is told of it. */
    private Activity finished() {
        if (suggesting.isSearching()) {
            return Activity.SEARCHING;
        } else if (sector.isRunning()) {
            return Activity.FINDING_SECTOR;
        } else if (propagating.isRunning()) {
            return Activity.PROPAGATING;
        } else if (suggesting.suggestions().isActive()) {
            return Activity.SUGGESTING;
        } else if (exchange.exported().isPresent()) {
            return Activity.EXPORTED;
        } else if (cutouts.saved().isPresent()) {
            return Activity.CUTOUT_SAVED;
        } else if (lastEdit.words().isPresent()) {
            return Activity.EDITED;
        }
        return cutouts.shown().isPresent() ? Activity.BACKGROUND_REMOVED : Activity.READY;
    }

    /** Puts the selected instances on the next image as well, and goes there. */
    void copyToNext() {
        new CopyToNext(desk, document, labelling, problems, lastEdit, edt).copy();
    }

    boolean canUndo() {
        return session().canUndo()
                || document.endsInRemoval()
                || document.undoFile().isPresent();
    }

    boolean canRedo() {
        return session().canRedo() || document.redoFile().isPresent();
    }

    /** Takes back a prompt of the unfinished instance or, without one, the last step, on whatever image that was. */
    void undo() {
        if (session().canUndo()) {
            session().undo();
        } else if (document.endsInRemoval()) {
            document.passRemoval();
            problems.fail("problem.final");
        } else {
            propagating.cancel();
            // There is no way forward to prompts that were taken back before this step was.
            document.undoFile().ifPresent(file -> desk.on(file, () -> undoOn(file)));
        }
    }

    /** By the time that the image is there, another step may have been made. */
    private void undoOn(String file) {
        if (document.undoFile().equals(Optional.of(file))) {
            labelling.resume(null);
            document.undo();
        }
    }

    private void redoOn(String file) {
        if (document.redoFile().equals(Optional.of(file))) {
            document.redo();
        }
    }

    /** Does once more what was last taken back. */
    void redo() {
        if (session().canRedo()) {
            session().redo();
        } else {
            document.redoFile().ifPresent(file -> desk.on(file, () -> redoOn(file)));
        }
    }

    /** Fetches the model. */
    void fetchModel() {
        inference.fetchModel(problems::fail);
    }

    /** Gives up the long work that is being done. */
    void cancelWork() {
        exchange.cancel();
        if (cutouts.isBusy()) {
            cutouts.cancel();
        }
        suggesting.cancel();
        propagating.cancel();
        sector.cancel();
    }

    /** Makes the foreground an instance, which can be corrected like any other. */
    void takeForeground() {
        cutouts.shown().ifPresent(removed -> {
            labelling.take(removed.mask(), removed.modelId());
            cutouts.hide();
        });
    }

    private void changed() {
        cutouts.follow();
        suggesting.follow();
        propagating.follow();
        series.follow();
        sector.follow();
        if (!session().isEmpty() && cutouts.shown().isPresent()) {
            // Masks are made on the image itself.
            cutouts.hide();
        }
        // A listener may make a part of the window that listens too.
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Ends all work and waits for it. */
    @Override
    public void close() {
        exchange.close();
        models.close();
        cutouts.close();
        propagating.close();
        series.close();
        inference.close();
        desk.close();
        sector.close();
    }

    /** What the model tells. */
    private final class Answers implements Inference.Listener {
        @Override
        public void changed() {
            Workbench.this.changed();
            if (desk.isHeld()) {
                // The mask that the next image waits for may not be wanted any more. Later: this may be in the middle
                // of a step.
                edt.execute(desk::proceed);
            }
        }

        @Override
        public void answered() {
            labelling.answered();
            desk.proceed();
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            labelling.failed();
            desk.proceed();
            problems.show(sentence, cause);
        }
    }
}
