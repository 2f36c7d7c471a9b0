package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.CategoryList;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectKeeper;
import dev.clickmask.annotator.segment.UpcomingImage;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.SliceName;
import dev.clickmask.annotator.series.Windowing;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The folder that is open, and the way through its images: which is current, how far each is, where the person was. Each step
 * on them is kept at once. Belongs to the event dispatch thread; files are read and written on other threads.
 */
final class FolderDesk implements AutoCloseable {
    /** Images after the current one that are prepared while the person works on it. */
    private static final int PREPARED = 3;

    private final String firstCategory;
    private final Document document;
    private final Labelling labelling;
    private final Inference inference;
    private final Problems problems;
    private final Executor edt;
    private final Runnable changed;
    private final ImageList list = new ImageList();
    private final Views views;
    private final RememberedPlace place;
    private final CategoryCounts counts = new CategoryCounts();
    private final Autosave autosave;
    private final Folders folders;
    private final ImageSwitch images;
    /** Folders that were left, whose last steps may still have to be written. */
    private final List<OpenFolder> left = new ArrayList<>();

    private @Nullable OpenFolder folder;
    /** Whether images are only looked at on the way to another. */
    private boolean glancing;

    private @Nullable String failed;
    /** What to show again, while nothing is shown. */
    private @Nullable Path hidden;
    /** What the current image becomes once more when the mask is there that is still awaited. */
    private @Nullable ImageStatus afterMask;

    /**
     * Begins without a folder.
     *
     * @param firstCategory name of the category that a new project has
     * @param changed called when something is to be shown anew
     */
    FolderDesk(
            String firstCategory,
            Document document,
            Labelling labelling,
            Inference inference,
            ProjectPlaces places,
            Problems problems,
            Executor edt,
            Runnable changed) {
        this.firstCategory = firstCategory;
        this.document = document;
        this.labelling = labelling;
        this.inference = inference;
        this.problems = problems;
        this.edt = edt;
        this.changed = changed;
        views = new Views(this::looking, list::placeOf);
        place = new RememberedPlace(
                document, views, () -> folder().map(OpenFolder::settings).orElse(Map.of()));
        autosave = new Autosave(document, list, edt);
        folders = new Folders(places, edt, problems);
        document.others().addListener(change -> {
            counts.enter(change.before().instances());
            counts.leave(change.after().instances());
        });
        images = new ImageSwitch(edt, labelling, this::enter, this::unreadable, changed);
    }

    /** The images of the folder. */
    ImageList list() {
        return list;
    }

    /** What the person looked at on which image. */
    Views views() {
        return views;
    }

    /** The picture to be shown, once it has been read. */
    Optional<ImagePyramid> picture() {
        return images.picture().map(ImageLoader.Picture::pyramid);
    }

    /** The current image, once it has been read. */
    Optional<KeyedImage> image() {
        return images.picture().map(ImageLoader.Picture::image);
    }

    /** The file of the current image. */
    Optional<Path> file() {
        return images.picture().map(ImageLoader.Picture::file);
    }

    /** The current image, as it was read. */
    Optional<FolderImage> source() {
        return images.picture().map(ImageLoader.Picture::source);
    }

    /** Whether that is the image that was asked for last, and it could not be shown for whatever reason. */
    boolean hasFailed(String name) {
        return name.equals(failed);
    }

    /** Whether the current image is only looked at on the way to another. */
    boolean isGlancing() {
        return glancing;
    }

    /** The window that the current image is shown in; empty where there is none to choose. */
    Optional<Windowing> window() {
        return images.picture().flatMap(picture -> picture.shown().window());
    }

    /** Whether that was chosen by the person. */
    boolean isWindowChosen() {
        return images.picture()
                .flatMap(
                        picture -> picture.source().windows().of(picture.shown().series()))
                .isPresent();
    }

    /** Whether another one has been chosen for its series since the image was read. */
    boolean isWindowOutdated() {
        OpenFolder open = folder;
        return open != null
                && images.picture()
                        .filter(picture -> {
                            String series = picture.shown().series();
                            return !picture.source()
                                    .windows()
                                    .of(series)
                                    .equals(open.windows().of(series));
                        })
                        .isPresent();
    }

    /** The folder that is open. */
    Optional<OpenFolder> folder() {
        return Optional.ofNullable(folder);
    }

    /** Whether a folder is on its way. */
    boolean isOpening() {
        return folders.isOpening();
    }

    /** The image that is being read. */
    Optional<String> reading() {
        return images.reading();
    }

    /** How many percent of it have been read; empty while there is nothing to tell. */
    OptionalInt readPercent() {
        return images.percent();
    }

    /** Instances of a category in the whole folder. */
    int count(int category) {
        return counts.of(category, document.instances());
    }

    /** How far the current image is. */
    ImageStatus status() {
        return autosave.status();
    }

    /** Opens a folder, or the folder of an image with that image first; what is open stays until then. */
    void open(Path path) {
        if (problems.hasUnkept()) {
            problems.refuseToLeave();
        } else if (hidden != null) {
            problems.fail("problem.importing");
        } else {
            folders.open(path, folder, this::beginUnlessOpen, this::listed);
            changed.run();
        }
    }

    /** Opens the folder once more, because its annotations are in another file now. */
    void reopen(Path path) {
        if (problems.hasUnkept()) {
            problems.refuseToLeave();
        } else {
            folders.open(path, null, this::begin, this::listed);
            changed.run();
        }
    }

    /** The folder that was to be opened last, if its annotations are not where the person keeps them. */
    Optional<Path> refused() {
        return folders.refused();
    }

    /** Shows no image, so that nothing can be edited while other hands change the project. */
    void hide() {
        OpenFolder open = folder().orElseThrow();
        hidden = file().filter(file -> list.series().isEmpty()).orElse(open.path());
        place.keep();
        images.begin(open);
        labelling.resume(null);
        autosave.leave();
        document.begin(document.categoryList());
        counts.begin(Map.of());
        list.begin(ImageNames.NONE, Map.of());
        changed.run();
    }

    /** Shows the folder as it is now, after {@link #hide}. Unfinished instances are still there. */
    void showAnew() {
        Path back = Objects.requireNonNull(hidden);
        hidden = null;
        folders.open(back, folder, this::begin, this::listed);
        changed.run();
    }

    /** Where the folder is open already, what can be undone there stays. */
    private boolean beginUnlessOpen(Folders.Opened opened) {
        if (folder != opened.folder()) {
            return begin(opened);
        }
        opened.first().ifPresent(this::show);
        return true;
    }

    /** Goes on to a folder, unless work on the one that would be left has turned out meanwhile not to be on the disk. */
    private boolean begin(Folders.Opened opened) {
        if (folder != null && folder != opened.folder()) {
            if (problems.hasUnkept()) {
                problems.refuseToLeave();
                return false;
            }
            place.keep();
            left.removeIf(before -> before.keeper().isClosed());
            left.add(folder);
            folder.keeper().closeWhenKept();
        } else {
            place.keep();
        }
        goOn(opened);
        return true;
    }

    private void goOn(Folders.Opened opened) {
        ProjectKeeper.Contents contents = opened.contents();
        boolean isNew = contents.categories().isEmpty();
        autosave.leave();
        if (folder != null && folder != opened.folder()) {
            problems.makeWay();
        }
        views.clear();
        opened.last().ifPresent(last -> views.read(last, opened.view()));
        folder = opened.folder();
        place.begin(folder.keeper());
        opened.folder().states().putAll(contents.states());
        images.begin(opened.folder());
        labelling.resume(null);
        document.begin(
                isNew ? new CategoryList(List.of()).adding(firstCategory) : new CategoryList(contents.categories()));
        counts.begin(contents.instancesByCategory());
        autosave.begin(opened.folder(), isNew);
        list.begin(ImageNames.NONE, Map.of());
        opened.first().ifPresent(this::show);
        changed.run();
    }

    private void listed(Folders.Opened opened, ImageNames names) {
        list.begin(names, opened.folder().states());
        if (document.image().isPresent()) {
            list.setCurrent(document.image().get().file());
        } else if (reading().isEmpty()) {
            Optional<String> last = opened.last().filter(name -> list.find(name).isPresent());
            // A second time, as only now it is known which images are slices, all of which share a view.
            last.ifPresent(name -> views.read(name, opened.view()));
            last.ifPresentOrElse(
                    name -> show(name, () -> document.select(opened.selection())),
                    () -> names.all().stream().findFirst().ifPresent(this::show));
        }
        inference.prepare(upcoming());
        changed.run();
    }

    /** Goes on to an image of the folder; if it cannot be read, the current one stays. */
    void show(String name) {
        glancing = false;
        goTo(name, ImageSwitch.NOTHING);
    }

    /** The same; {@code then} is done there. */
    void show(String name, Runnable then) {
        glancing = false;
        goTo(name, then);
    }

    private void goTo(String name, Runnable then) {
        failed = null;
        images.show(name, then);
        changed.run();
    }

    /** Goes on to an image that the person only looks at on the way to another: the model does not begin with it. */
    void glance(String name) {
        glancing = true;
        goTo(name, ImageSwitch.NOTHING);
    }

    /** The person stays where they are: the model begins with the current image and those that may be wanted next. */
    void settle() {
        if (glancing) {
            glancing = false;
            inference.settle();
            inference.prepare(upcoming());
            place.keep();
            changed.run();
        }
    }

    /** Shows the series of the current image in another window, or in its usual one; for now only to look at. */
    void setWindow(Optional<Windowing> window) {
        OpenFolder open = folder;
        ImageLoader.Picture picture = images.picture().orElse(null);
        if (open != null && picture != null) {
            open.setWindows(open.windows().with(picture.shown().series(), window));
            place.changed();
            glance(picture.source().name());
        }
    }

    /** Whether the current image is one of several in its folder that can be shown as one series, or is shown so. */
    boolean canJoinFolder() {
        return isFolderJoined()
                || (folder != null
                        && list.series().isEmpty()
                        && list.currentName()
                                .filter(name ->
                                        list.beside(1).or(() -> list.beside(-1)).isPresent())
                                .isPresent());
    }

    /** Whether it is shown so. */
    boolean isFolderJoined() {
        OpenFolder open = folder;
        return open != null
                && list.currentName()
                        .filter(name -> SliceName.parse(name).isEmpty())
                        .filter(name -> open.joined().contains(SliceName.home(name)))
                        .isPresent();
    }

    /** Shows the images of the folder of the current one as one series, or each for itself again. */
    void joinFolder() {
        OpenFolder open = folder;
        String name = document.image().map(AnnotatedImage::file).orElse("");
        if (open != null && !name.isEmpty()) {
            Set<String> joined = new HashSet<>(open.joined());
            String home = SliceName.home(name);
            if (!joined.remove(home)) {
                joined.add(home);
            }
            open.setJoined(joined);
            place.changed();
            folders.open(open.path(), open, this::beginUnlessOpen, this::listed);
            changed.run();
        }
    }

    /** Does something on an image, after going there if it is another than the current one. */
    void on(String name, Runnable step) {
        if (document.image().map(AnnotatedImage::file).filter(name::equals).isPresent()) {
            step.run();
        } else {
            show(name, step);
        }
    }

    private void enter(ImageSwitch.Arrival arrival, Runnable then) {
        // It may have got an instance since it was read.
        AnnotatedImage image = document.newest(arrival.image());
        afterMask = null;
        counts.leave(document.instances());
        problems.goOn();
        inference.show(arrival.picture().image(), glancing);
        autosave.entered(image);
        counts.enter(image.instances());
        document.open(image);
        labelling.resume(arrival.draft());
        list.setCurrent(image.file());
        inference.prepare(glancing ? List.of() : upcoming());
        if (!glancing) {
            place.keep();
        }
        then.run();
        changed.run();
    }

    /** Whether the next image is there and waits for a mask. */
    boolean isHeld() {
        return images.isHeld();
    }

    /** A mask that was to be accepted before the next image has been accepted, or will not come. */
    void proceed() {
        ImageStatus status = afterMask;
        if (status != null && !labelling.isAccepting()) {
            afterMask = null;
            autosave.setStatus(status);
        }
        images.proceed();
    }

    /** The images that the person may want next, which are prepared meanwhile. */
    private List<UpcomingImage> upcoming() {
        OpenFolder open = folder;
        return open == null
                ? List.of()
                : list.neighbours(PREPARED).stream()
                        .map(name -> UpcomingImage.of(open.image(name)))
                        .toList();
    }

    private void unreadable(String name, Throwable cause) {
        failed = name;
        OpenFolder from = folder;
        if (cause instanceof IOException) {
            list.passOver(name);
            list.markUnreadable(name, problems.sentence(cause));
        }
        if (from != null && cause instanceof UnreadableImageException) {
            Runnable looking = () -> {
                if (LostImage.isAway(from.path())) {
                    edt.execute(() -> forgive(from, name));
                } else if (LostImage.isLost(from.path(), from.image(name).file(), cause)) {
                    edt.execute(() -> forgetSteps(from, name));
                }
            };
            new Thread(looking, "lost image").start();
        }
        problems.failOn(document.image().map(AnnotatedImage::file), cause);
    }

    /** When the disk is back, nothing is the matter with the image. */
    private void forgive(OpenFolder from, String name) {
        if (from == folder) {
            list.forgive(name);
        }
    }

    private void forgetSteps(OpenFolder from, String name) {
        if (from == folder) {
            document.forgetSteps(name);
        }
    }

    private void looking() {
        place.changed();
    }

    /** Goes so many images down the list, or up. */
    void walk(int rows) {
        list.away(images.reading().or(list::currentName).orElse(""), rows).ifPresent(this::show);
    }

    /** Goes to the next image that is neither done nor skipped. */
    void showNextUnfinished() {
        list.nextUnfinished().ifPresent(this::show);
    }

    /** Marks the current image as done or skipped and goes on to the next; one that is so already becomes open again. */
    void finish(ImageStatus status) {
        labelling.accept();
        if (autosave.status() == status) {
            autosave.setStatus(document.instances().isEmpty() ? ImageStatus.NEW : ImageStatus.IN_PROGRESS);
        } else {
            autosave.setStatus(status);
            afterMask = labelling.isAccepting() ? status : null;
            showNextUnfinished();
        }
        changed.run();
    }

    /** Removes a category from all images; its instances get the heir or go too. */
    void removeCategory(int id, OptionalInt heir) {
        if (hidden != null) {
            problems.fail("problem.importing");
            return;
        }
        if (folder != null) {
            folder.keeper().removeCategory(id, heir);
        }
        counts.remove(id, heir);
        document.removeCategory(id, heir);
        images.readAgain();
        if (heir.isEmpty()) {
            autosave.recount();
        }
    }

    /** The window is being closed: keeps where the person is. On the event dispatch thread, before {@link #close}. */
    void leave() {
        place.keep();
    }

    /** Writes what is still to be written. */
    @Override
    public void close() {
        images.close();
        OpenFolder open = folder;
        if (open != null) {
            open.keeper().close();
        }
        left.forEach(before -> before.keeper().close());
    }
}
