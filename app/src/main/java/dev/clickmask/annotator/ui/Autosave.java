package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.CategoryList;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import org.jspecify.annotations.Nullable;

/** Keeps each step at once: there is nothing to save and nothing to forget. Belongs to the event dispatch thread. */
final class Autosave {
    private final Document document;
    private final ImageList list;
    private @Nullable OpenFolder folder;
    private @Nullable AnnotatedImage keptImage;
    private @Nullable CategoryList knownCategories;
    private boolean categoriesKept;

    Autosave(Document document, ImageList list) {
        this.document = document;
        this.list = list;
        document.addListener(this::keep);
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

    private void keep() {
        AnnotatedImage now = document.image().orElse(null);
        if (now != null && !now.equals(keptImage)) {
            keep(now, statusOf(now));
        } else if (!document.categoryList().equals(knownCategories)) {
            keepCategories();
        }
    }

    private void keep(AnnotatedImage image, ImageStatus status) {
        if (folder == null) {
            return;
        }
        if (!categoriesKept || !document.categoryList().equals(knownCategories)) {
            keepCategories();
        }
        keptImage = image;
        folder.keeper().keep(image, status);
        folder.states()
                .put(image.file(), new ImageState(status, image.instances().size()));
        list.update(image.file(), status, image.instances().size());
    }

    private void keepCategories() {
        if (folder != null) {
            knownCategories = document.categoryList();
            categoriesKept = true;
            folder.keeper().keepCategories(document.categories());
        }
    }

    /** Working on an image that was not begun or was skipped begins it. */
    private ImageStatus statusOf(AnnotatedImage image) {
        ImageStatus before = state(image).status();
        return before == ImageStatus.DONE ? before : ImageStatus.IN_PROGRESS;
    }

    private ImageState state(AnnotatedImage image) {
        ImageState none = new ImageState(ImageStatus.NEW, 0);
        return folder == null ? none : folder.states().getOrDefault(image.file(), none);
    }
}
