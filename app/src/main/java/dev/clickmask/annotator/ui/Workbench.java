package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.CategoryList;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectKeeper;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.DecodeRequest;
import dev.clickmask.annotator.segment.Encoding;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.InferenceWorker;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.annotator.segment.UpcomingImage;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.ModelInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the window does, without the window: opens folders, walks through their images, and always knows what is going on.
 * Belongs to the event dispatch thread; files are read and written on other threads, the model runs on its own.
 */
final class Workbench implements AutoCloseable {
    /** Images after the current one that are prepared while the person works on it. */
    private static final int PREPARED = 3;

    private final Executor edt;
    private final ModelSetup model;
    private final String firstCategory;
    private final Document document;
    private final EmbeddingCache cache;
    private final InferenceWorker worker;
    private final PromptSession session;
    private final HoverPreview hover;
    private final Labelling labelling;
    private final ImageList list = new ImageList();
    private final Views views = new Views();
    private final CategoryCounts counts = new CategoryCounts();
    private final Autosave autosave;
    private final Folders folders;
    private final ImageSwitch images;
    private final Exporter exporter = new Exporter();
    private final Problems problems;
    private final List<Runnable> listeners = new ArrayList<>();

    private @Nullable OpenFolder folder;
    private @Nullable Encoding encoding;
    private Prepared prepared = new Prepared(0, 0);
    private boolean encodingFailed;
    private boolean decodingFailed;
    private boolean exporting;
    private @Nullable Exported exported;

    /**
     * How far the images are that may be wanted next.
     *
     * @param ready so many can be prompted at once
     * @param wanted of so many
     */
    record Prepared(int ready, int wanted) {}

    /**
     * An export that has been made.
     *
     * @param images number of images in it
     */
    record Exported(Path target, int images) {}

    /**
     * Starts with no image, and has the model opened if it is here.
     *
     * @param cache what the model made of images before; closed with this
     * @param edt runs what it is given on the event dispatch thread, later
     */
    Workbench(Messages messages, ModelSetup model, EmbeddingCache cache, ProjectPlaces places, Executor edt) {
        this.edt = edt;
        this.model = model;
        problems = new Problems(messages, this::changed);
        firstCategory = messages.text("category.first");
        document = new Document(firstCategory);
        this.cache = cache;
        worker = new InferenceWorker(edt, new Answers(), cache);
        session = new PromptSession(request -> {
            decodingFailed = false;
            worker.decode(request);
        });
        hover = new HoverPreview(session, worker::preview);
        labelling = new Labelling(document, session, () -> model.entry().id());
        autosave = new Autosave(document, list);
        folders = new Folders(places, edt, problems);
        images = new ImageSwitch(edt, labelling, this::enter, this::unreadable);
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

    Labelling labelling() {
        return labelling;
    }

    ModelSetup model() {
        return model;
    }

    /** The images of the folder. */
    ImageList list() {
        return list;
    }

    /** What the person looked at on which image. */
    Views views() {
        return views;
    }

    /** What went wrong last. */
    Problems problems() {
        return problems;
    }

    /** The picture to be shown, once it has been read. */
    Optional<ImagePyramid> picture() {
        return images.picture().map(ImageLoader.Picture::pyramid);
    }

    /** The file of the current image. */
    Optional<Path> file() {
        return images.picture().map(ImageLoader.Picture::file);
    }

    /** The folder that is open. */
    Optional<OpenFolder> folder() {
        return Optional.ofNullable(folder);
    }

    /** The image that is being read. */
    Optional<String> reading() {
        return images.reading();
    }

    /** How long the model took for the current image, once it is ready for prompts. */
    Optional<Encoding> encoding() {
        return Optional.ofNullable(encoding);
    }

    /** How far the images are that may be wanted next. */
    Prepared prepared() {
        return prepared;
    }

    /** The last export, until something else is done. */
    Optional<Exported> exported() {
        return Optional.ofNullable(exported);
    }

    /** Instances of a category in the whole folder. */
    int count(int category) {
        return counts.of(category, document.instances());
    }

    /** How far the current image is. */
    ImageStatus status() {
        return autosave.status();
    }

    /** What is going on. */
    Activity activity() {
        if (folders.isOpening()) {
            return Activity.OPENING_FOLDER;
        } else if (reading().isPresent()) {
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
        if (picture().isEmpty()) {
            return Activity.NO_IMAGE;
        } else if (encoding == null && encodingFailed) {
            return Activity.ENCODING_FAILED;
        } else if (encoding == null) {
            return session.isEmpty() ? Activity.ENCODING : Activity.ENCODING_WITH_PROMPTS;
        } else if (session.lacksObject()) {
            return Activity.ONLY_BACKGROUND;
        } else if (session.isEmpty()) {
            return exported != null ? Activity.EXPORTED : Activity.READY;
        }
        return session.answer()
                .map(answer -> answer.mask().isEmpty() ? Activity.EMPTY_MASK : Activity.PROMPTING)
                .orElse(decodingFailed ? Activity.DECODING_FAILED : Activity.DECODING);
    }

    /** Opens a folder, or the folder of an image with that image first; what is open stays until then. */
    void open(Path path) {
        if (problems.hasUnkept()) {
            problems.refuseToLeave();
        } else {
            folders.open(path, folder, this::begin, this::listed);
            changed();
        }
    }

    private void begin(Folders.Opened opened) {
        ProjectKeeper.Contents contents = opened.contents();
        boolean isNew = contents.categories().isEmpty();
        rememberPlace();
        OpenFolder left = folder;
        if (left != null && left != opened.folder()) {
            new Thread(left.keeper()::close, "close project").start();
        }
        views.clear();
        opened.last().ifPresent(last -> views.read(last, opened.view()));
        folder = opened.folder();
        opened.folder().states().putAll(contents.states());
        images.begin(opened.folder());
        labelling.resume(null);
        document.begin(
                isNew ? new CategoryList(List.of()).adding(firstCategory) : new CategoryList(contents.categories()));
        counts.begin(contents.instancesByCategory());
        autosave.begin(opened.folder(), isNew);
        list.begin(List.of(), Map.of());
        opened.first().ifPresent(this::show);
        changed();
    }

    private void listed(Folders.Opened opened, List<String> names) {
        list.begin(names, opened.folder().states());
        if (document.image().isPresent()) {
            list.setCurrent(document.image().get().file());
        } else if (reading().isEmpty()) {
            Optional<String> last = opened.last().filter(name -> list.find(name).isPresent());
            last.ifPresentOrElse(
                    name -> show(name, () -> document.select(opened.selection())),
                    () -> names.stream().findFirst().ifPresent(this::show));
        }
        worker.prepare(upcoming());
        changed();
    }

    /** Goes on to an image of the folder; if it cannot be read, the current one stays. */
    void show(String name) {
        show(name, () -> {});
    }

    private void show(String name, Runnable then) {
        images.show(name, then);
        changed();
    }

    private void enter(ImageSwitch.Arrival arrival, Runnable then) {
        counts.leave(document.instances());
        encoding = null;
        encodingFailed = false;
        exported = null;
        problems.dismiss();
        AnnotatedImage image = arrival.image();
        worker.show(arrival.picture().image().key(), arrival.picture().image().image());
        worker.prepare(upcoming());
        autosave.entered(image);
        counts.enter(image.instances());
        document.open(image);
        labelling.resume(arrival.draft());
        list.setCurrent(image.file());
        rememberPlace();
        then.run();
        changed();
    }

    /** The images that the person may want next, which are prepared meanwhile. */
    private List<UpcomingImage> upcoming() {
        OpenFolder open = folder;
        return open == null
                ? List.of()
                : list.neighbours(PREPARED).stream()
                        .map(name -> UpcomingImage.of(open.file(name)))
                        .toList();
    }

    private void unreadable(String name, Throwable cause) {
        list.markUnreadable(name);
        problems.fail(cause);
    }

    /** Keeps where the person is, for the next time that the folder is opened. */
    private void rememberPlace() {
        OpenFolder open = folder;
        if (open != null && document.image().isPresent()) {
            String file = document.image().get().file();
            String selected = document.selected().stream()
                    .map(instance -> String.valueOf(instance.id()))
                    .collect(Collectors.joining(" "));
            open.keeper().keepSetting(Folders.LAST_IMAGE, file);
            open.keeper().keepSetting(Folders.VIEW, views.write(file));
            open.keeper().keepSetting(Folders.SELECTION, selected);
        }
    }

    /** Goes so many images down the list, or up. */
    void walk(int rows) {
        list.away(rows).ifPresent(this::show);
    }

    /** Goes to the next image that is neither done nor skipped. */
    void showNextUnfinished() {
        list.nextUnfinished().ifPresent(this::show);
    }

    /** Marks the current image as done or skipped and goes on to the next; one that is so already becomes open again. */
    void finish(ImageStatus status) {
        labelling.finish();
        if (autosave.status() == status) {
            autosave.setStatus(document.instances().isEmpty() ? ImageStatus.NEW : ImageStatus.IN_PROGRESS);
        } else {
            autosave.setStatus(status);
            showNextUnfinished();
        }
        changed();
    }

    /** Puts the selected instances on the next image as well, and goes there. */
    void copyToNext() {
        List<Instance> copied = document.selected();
        list.away(1).ifPresent(next -> show(next, () -> paste(copied)));
    }

    private void paste(List<Instance> copied) {
        AnnotatedImage target = document.image().orElseThrow();
        if (copied.stream()
                .anyMatch(instance -> !instance.segmentation().mask().size().equals(target.size()))) {
            problems.fail("problem.otherSize", target.file());
            return;
        }
        labelling.edit(image -> {
            AnnotatedImage changed = image;
            for (Instance instance : copied) {
                changed = changed.with(instance.withId(changed.nextId()));
            }
            return changed;
        });
    }

    boolean canUndo() {
        return session.canUndo() || document.undoFile().isPresent();
    }

    boolean canRedo() {
        return session.canRedo() || document.redoFile().isPresent();
    }

    /** Takes back a prompt of the unfinished instance or, without one, the last step, on whatever image that was. */
    void undo() {
        if (session.canUndo()) {
            session.undo();
        } else {
            // There is no way forward to prompts that were taken back before this step was.
            document.undoFile()
                    .ifPresent(file -> on(file, () -> {
                        labelling.resume(null);
                        document.undo();
                    }));
        }
    }

    /** Does once more what was last taken back. */
    void redo() {
        if (session.canRedo()) {
            session.redo();
        } else {
            document.redoFile().ifPresent(file -> on(file, document::redo));
        }
    }

    private void on(String file, Runnable step) {
        if (document.image().map(AnnotatedImage::file).filter(file::equals).isPresent()) {
            step.run();
        } else {
            show(file, step);
        }
    }

    /** Removes a category from all images; its instances get the heir or go too. */
    void removeCategory(int id, OptionalInt heir) {
        if (folder != null) {
            folder.keeper().removeCategory(id, heir);
        }
        counts.remove(id, heir);
        document.removeCategory(id, heir);
    }

    /** Writes the annotations of the folder as a data set. */
    void export(Exporter.Order order) {
        OpenFolder source = folder;
        if (source == null) {
            return;
        }
        exporting = true;
        changed();
        exporter.export(source, order, edt, this::exported);
    }

    private void exported(Exporter.Outcome outcome) {
        exporting = false;
        outcome.failure().ifPresent(problems::fail);
        exported = outcome.failure().isPresent() ? null : new Exported(outcome.target(), outcome.images());
        changed();
    }

    /** Fetches the model. */
    void fetchModel() {
        model.fetch(worker, problems::fail);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The window is being closed: keeps where the person is. On the event dispatch thread, before {@link #close}. */
    void leave() {
        rememberPlace();
    }

    /** Ends all work and waits for it: a running encoding within milliseconds. */
    @Override
    public void close() {
        model.cancelFetch();
        images.close();
        exporter.close();
        worker.close();
        cache.close();
        OpenFolder open = folder;
        if (open != null) {
            open.keeper().close();
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
            encoding = done;
            changed();
        }

        @Override
        public void prepared(int ready, int wanted) {
            prepared = new Prepared(ready, wanted);
            changed();
        }

        @Override
        public void answered(DecodeRequest request, Answer answer) {
            decodingFailed = false;
            session.answered(request, answer);
            labelling.answered();
            images.proceed();
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            if (model.info().isEmpty()) {
                model.failed();
            }
            encodingFailed = encoding == null;
            decodingFailed = encoding != null;
            labelling.failed();
            images.proceed();
            problems.show(sentence, cause);
        }
    }
}
