package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.dataset.coco.CocoIds;
import dev.clickmask.annotator.dataset.coco.CocoWriter;
import dev.clickmask.annotator.dataset.coco.SegmentationForm;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.DecodeRequest;
import dev.clickmask.annotator.segment.Encoding;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.InferenceWorker;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the window does, without the window: opens images, accepts instances, exports, and always knows what is going on.
 * Belongs to the event dispatch thread; files are read and written on the io thread, the model runs on its own.
 */
final class Workbench implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workbench.class.getName());

    private final Executor edt;
    private final Messages messages;
    private final Document document;
    private final ModelSetup model;
    private final EmbeddingCache cache;
    private final InferenceWorker worker;
    private final PromptSession session;
    private final HoverPreview hover;
    private final ExecutorService io = Executors.newSingleThreadExecutor(work -> new Thread(work, "io"));
    private final List<Runnable> listeners = new ArrayList<>();

    private @Nullable Path file;
    private @Nullable ImagePyramid picture;
    private @Nullable Path reading;
    private @Nullable Duration encoding;
    private boolean encodingFailed;
    private boolean decodingFailed;
    private boolean exporting;
    private @Nullable Path exportedTo;
    private @Nullable Problem problem;
    /** The prompts for which acceptance was asked before their answer had come. */
    private @Nullable List<Prompt> acceptedEarly;

    /**
     * Starts with no image, and has the model opened if it is here.
     *
     * @param cache what the model made of images before; closed with this
     * @param edt runs what it is given on the event dispatch thread, later
     */
    Workbench(Messages messages, ModelSetup model, EmbeddingCache cache, Executor edt) {
        this.edt = edt;
        this.messages = messages;
        this.model = model;
        document = new Document(messages.text("category.first"));
        this.cache = cache;
        worker = new InferenceWorker(edt, new Answers(), cache);
        session = new PromptSession(request -> {
            decodingFailed = false;
            worker.decode(request);
        });
        hover = new HoverPreview(session, worker::preview);
        document.addListener(this::changed);
        session.addListener(this::changed);
        model.addListener(this::changed);
        model.start(worker);
    }

    /** Calls {@code listener} after every change of this, the document, the prompts or the model. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    Document document() {
        return document;
    }

    PromptSession session() {
        return session;
    }

    /** What a click would give. */
    HoverPreview hover() {
        return hover;
    }

    ModelSetup model() {
        return model;
    }

    /** The picture to be shown, once it has been read. */
    Optional<ImagePyramid> picture() {
        return Optional.ofNullable(picture);
    }

    /** The file of the current image. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The file that is being read. */
    Optional<Path> reading() {
        return Optional.ofNullable(reading);
    }

    /** How long the model took for the current image, once it is ready for prompts. */
    Optional<Duration> encoding() {
        return Optional.ofNullable(encoding);
    }

    /** Where the last export went, until something else is done. */
    Optional<Path> exportedTo() {
        return Optional.ofNullable(exportedTo);
    }

    /** What went wrong last, until it is dismissed or the next image opens. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** What is going on. */
    Activity activity() {
        if (reading != null) {
            return Activity.READING;
        } else if (exporting) {
            return Activity.EXPORTING;
        }
        return switch (model.state()) {
            case ABSENT, BROKEN -> Activity.NO_MODEL;
            case FETCHING -> Activity.FETCHING_MODEL;
            case LOADING -> Activity.LOADING_MODEL;
            case FAILED -> Activity.MODEL_FAILED;
            case OPEN -> promptActivity();
        };
    }

    private Activity promptActivity() {
        if (picture == null) {
            return Activity.NO_IMAGE;
        } else if (encoding == null && encodingFailed) {
            return Activity.ENCODING_FAILED;
        } else if (encoding == null) {
            return session.isEmpty() ? Activity.ENCODING : Activity.ENCODING_WITH_PROMPTS;
        } else if (session.lacksObject()) {
            return Activity.ONLY_BACKGROUND;
        } else if (session.isEmpty()) {
            return exportedTo != null ? Activity.EXPORTED : Activity.READY;
        }
        return session.answer()
                .map(answer -> answer.mask().isEmpty() ? Activity.EMPTY_MASK : Activity.PROMPTING)
                .orElse(decodingFailed ? Activity.DECODING_FAILED : Activity.DECODING);
    }

    /** Reads an image and goes on to it; if it cannot be read, the current one stays. */
    void open(Path wanted) {
        reading = wanted;
        changed();
        io.execute(() -> read(wanted));
    }

    private void read(Path wanted) {
        try {
            KeyedImage image = ImageFiles.readKeyed(wanted);
            ImagePyramid pyramid = ImagePyramid.of(image.image());
            edt.execute(() -> show(wanted, image, pyramid));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            edt.execute(() -> {
                reading = wanted.equals(reading) ? null : reading;
                fail(e);
            });
        }
    }

    private void show(Path wanted, KeyedImage image, ImagePyramid pyramid) {
        if (!wanted.equals(reading)) {
            return; // another one was opened meanwhile
        }
        reading = null;
        file = wanted;
        picture = pyramid;
        encoding = null;
        encodingFailed = false;
        acceptedEarly = null;
        exportedTo = null;
        problem = null;
        worker.show(image.key(), image.image());
        session.reset();
        document.open(AnnotatedImage.of(String.valueOf(wanted.getFileName()), pyramid.size()));
    }

    /**
     * Adds the mask to the instances; if it is still being computed, as soon as it has come. Does nothing while the next
     * image is being read, with which the instances of this one go.
     */
    void accept() {
        if (reading != null) {
            return;
        }
        Optional<Answer> answer = session.finished();
        if (answer.isEmpty()) {
            acceptedEarly = session.isEmpty() ? null : session.prompts();
        } else if (!answer.get().mask().isEmpty()) {
            add(answer.get());
        }
    }

    private void add(Answer answer) {
        Instance.Origin origin = new Instance.Origin(
                session.prompts(), model.entry().id(), answer.candidate().predictedIou());
        Segmentation pixels = new Segmentation.Pixels(answer.mask());
        int category = document.currentCategory().id();
        session.reset();
        edit(image -> image.with(new Instance(image.nextId(), category, pixels, origin)));
    }

    /** Makes a category the current one, which the next instance gets; a selected instance gets it now. */
    void chooseCategory(int index) {
        List<Category> categories = document.categories();
        if (index < categories.size()) {
            int id = categories.get(index).id();
            document.chooseCategory(id);
            document.selection()
                    .filter(selected -> session.isEmpty() && selected.categoryId() != id)
                    .ifPresent(selected -> edit(image -> image.replacing(selected.withCategory(id))));
        }
    }

    /** Makes a step after which there is no way back to prompts that were dropped before it. */
    void edit(UnaryOperator<AnnotatedImage> step) {
        if (session.isEmpty()) {
            session.reset();
        }
        exportedTo = null;
        document.edit(step);
    }

    boolean canUndo() {
        return session.canUndo() || document.canUndo();
    }

    boolean canRedo() {
        return session.canRedo() || document.canRedo();
    }

    /** Takes back a prompt of the unfinished instance or, without one, the last step before it. */
    void undo() {
        if (session.canUndo()) {
            session.undo();
        } else {
            // There is no way forward to prompts that were taken back before this step was.
            session.reset();
            document.undo();
        }
    }

    /** Does once more what was last taken back. */
    void redo() {
        if (session.canRedo()) {
            session.redo();
        } else {
            document.redo();
        }
    }

    /** Removes the selected instance. */
    void deleteSelected() {
        document.selection().ifPresent(selected -> edit(image -> image.without(selected.id())));
    }

    /** Writes the instances of the current image, then calls {@code then} if that went well. */
    void export(Path target, Runnable then) {
        AnnotatedImage written = document.image().orElseThrow();
        List<Category> categories = document.categories();
        exporting = true;
        changed();
        io.execute(() -> {
            try {
                write(target, categories, written);
                edt.execute(() -> exported(target, written, then));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                edt.execute(() -> {
                    exporting = false;
                    fail(e);
                });
            }
        });
    }

    private static void write(Path target, List<Category> categories, AnnotatedImage written) throws IOException {
        try (CocoWriter writer = new CocoWriter(target, categories, SegmentationForm.AUTO, CocoIds.counting())) {
            writer.write(written);
            writer.finish();
        }
    }

    private void exported(Path target, AnnotatedImage written, Runnable then) {
        exporting = false;
        exportedTo = target;
        document.markExported(written);
        // Something may have been accepted meanwhile, and would be lost with what comes next.
        if (!document.hasUnexportedWork()) {
            then.run();
        }
    }

    /** Fetches the model. */
    void fetchModel() {
        model.fetch(worker, this::fail);
    }

    /** Shows what went wrong, instead of what went wrong before. */
    void fail(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            fail(messages.text("problem.memory"), cause);
        } else if (cause instanceof IOException && cause.getMessage() != null) {
            fail(cause.getMessage(), cause);
        } else {
            LOG.log(System.Logger.Level.ERROR, "unexpected", cause);
            fail(messages.text("problem.unexpected", cause.toString()), cause);
        }
    }

    private void fail(String sentence, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, sentence, cause);
        problem = new Problem(sentence, cause);
        changed();
    }

    /** Forgets what went wrong. */
    void dismissProblem() {
        problem = null;
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Ends all work and waits for it: a running encoding within milliseconds. */
    @Override
    public void close() {
        model.cancelFetch();
        io.shutdown();
        worker.close();
        cache.close();
        try {
            // An export in progress is finished.
            io.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the inference thread tells. */
    private final class Answers implements InferenceWorker.Listener {
        @Override
        public void modelOpened(ModelInfo info) {
            model.opened(info);
        }

        @Override
        public void encodingStarted() {
            encodingFailed = false;
            changed();
        }

        @Override
        public void encoded(Encoding done) {
            encoding = done.took();
            changed();
        }

        @Override
        public void prepared(int ready, int wanted) {}

        @Override
        public void answered(DecodeRequest request, Answer answer) {
            decodingFailed = false;
            session.answered(request, answer);
            if (session.finished().isPresent()) {
                boolean accepted = session.prompts() == acceptedEarly;
                acceptedEarly = null;
                if (accepted) {
                    accept();
                }
            }
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            if (model.info().isEmpty()) {
                model.failed();
            }
            acceptedEarly = null;
            encodingFailed = encoding == null;
            decodingFailed = encoding != null;
            fail(sentence, cause);
        }
    }
}
