package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.CategoryList;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.OtherImages;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Keeps each step at once: there is nothing to save and nothing to forget. Belongs to the event dispatch thread. */
final class Autosave {
    private final Document document;
    private final ImageList list;
    private final Executor edt;
    private @Nullable OpenFolder folder;
    private @Nullable AnnotatedImage keptImage;
    private @Nullable CategoryList knownCategories;
    private boolean categoriesKept;
    /** How images were that were done before steps on them were taken back, by their file. */
    private final Map<String, AnnotatedImage> wereDone = new HashMap<>();

    /**
     * Keeps what happens to a document from {@link #begin} on.
     *
     * @param edt runs what it is given on the event dispatch thread, later
     */
    Autosave(Document document, ImageList list, Executor edt) {
        this.document = document;
        this.list = list;
        this.edt = edt;
        document.addListener(this::keep);
        document.others().addListener(this::keep);
    }

    /**
     * Goes on to a folder, whose categories the document has already.
     *
     * @param isNew whether nothing is kept yet; then the categories are kept with the first step
     */
    void begin(OpenFolder opened, boolean isNew) {
        folder = opened;
        knownCategories = document.categoryList();
        categoriesKept = !isNew;
        keptImage = null;
        wereDone.clear();
    }

    /** Keeps nothing until the next folder: what the document is made now is not for the one before. */
    void leave() {
        folder = null;
    }

    /** Notes that the image is as it was kept. */
    void entered(AnnotatedImage image) {
        keptImage = image;
    }

    /** How far the current image is. */
    ImageStatus status() {
        return document.image().map(image -> state(image).status()).orElse(ImageStatus.NEW);
    }

    /** Notes how far the current image is. */
    void setStatus(ImageStatus status) {
        document.image().ifPresent(image -> keep(image, status));
    }

    /** Looks again how many instances the other images have, after some were removed there. */
    void recount() {
        OpenFolder open = folder;
        if (open != null) {
            Runnable counting = () -> {
                Map<String, ImageState> counted = open.keeper()
                        .read(ProjectFile::states, Map.<String, ImageState>of())
                        .join();
                edt.execute(() -> recount(open, counted));
            };
            new Thread(counting, "recount").start();
        }
    }

    private void recount(OpenFolder of, Map<String, ImageState> counted) {
        if (of == folder) {
            Map<String, ImageState> others = new HashMap<>(counted);
            document.image().map(AnnotatedImage::file).ifPresent(others::remove);
            of.states().putAll(others);
            list.update(others);
        }
    }

    private void keep() {
        AnnotatedImage now = document.image().orElse(null);
        if (now != null && !now.equals(keptImage)) {
            keep(now, statusOf(now));
        } else if (!document.categoryList().equals(knownCategories)) {
            keepCategories();
        }
    }

    private void keep(AnnotatedImage image, ImageStatus status) {
        if (folder != null) {
            keptImage = image;
            store(image, status);
        }
    }

    private void store(AnnotatedImage image, ImageStatus status) {
        if (folder == null) {
            return;
        }
        if (!categoriesKept || !document.categoryList().equals(knownCategories)) {
            keepCategories();
        }
        folder.keeper().keep(image, status);
        folder.states()
                .put(image.file(), new ImageState(status, image.instances().size()));
        list.update(image.file(), status, image.instances().size());
    }

    /** There is something to be looked at on an image that was not open. */
    private void keep(OtherImages.Change change) {
        AnnotatedImage image = change.after();
        boolean untouched = change.takenBack() && image.instances().isEmpty();
        store(image, untouched ? ImageStatus.NEW : ImageStatus.IN_PROGRESS);
    }

    private void keepCategories() {
        if (folder != null) {
            knownCategories = document.categoryList();
            categoriesKept = true;
            folder.keeper().keepCategories(document.categories());
        }
    }

    /**
     * Working on an image that was not begun or was skipped begins it; taking steps back opens one that was done, until they
     * are made once more.
     */
    private ImageStatus statusOf(AnnotatedImage image) {
        ImageStatus before = state(image).status();
        boolean takenBack = document.redoFile().equals(Optional.of(image.file()));
        if (image.equals(wereDone.get(image.file()))) {
            return ImageStatus.DONE;
        } else if (!takenBack) {
            wereDone.remove(image.file());
            return before == ImageStatus.DONE ? before : ImageStatus.IN_PROGRESS;
        } else if (before == ImageStatus.DONE && keptImage != null) {
            wereDone.put(image.file(), keptImage);
        }
        return image.instances().isEmpty() ? ImageStatus.NEW : ImageStatus.IN_PROGRESS;
    }

    private ImageState state(AnnotatedImage image) {
        ImageState none = new ImageState(ImageStatus.NEW, 0);
        return folder == null ? none : folder.states().getOrDefault(image.file(), none);
    }
}
