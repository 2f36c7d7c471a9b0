package dev.clickmask.annotator.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the person works on: the current image with its instances, how it came about, the categories, and what is
 * selected. Belongs to one thread, in the program the event dispatch thread.
 */
public final class Document {
    private final List<Runnable> listeners = new ArrayList<>();
    private List<Category> categories;
    private Category currentCategory;
    private @Nullable History<AnnotatedImage> history;
    private @Nullable AnnotatedImage exported;
    private @Nullable Long selectedId;

    /** Begins without an image and with one category, which is the current one. */
    public Document(String firstCategory) {
        currentCategory = new Category(1, firstCategory, CategoryColors.rgb(0));
        categories = List.of(currentCategory);
    }

    /** Calls {@code listener} after every change, whatever it was. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** The current image, if one is open. */
    public Optional<AnnotatedImage> image() {
        return Optional.ofNullable(history).map(History::current);
    }

    /** Its instances; none if no image is open. */
    public List<Instance> instances() {
        return image().map(AnnotatedImage::instances).orElse(List.of());
    }

    /** Goes on to another image; the steps of the one before are forgotten, the categories stay. */
    public void open(AnnotatedImage image) {
        history = new History<>(image);
        exported = image;
        selectedId = null;
        changed();
    }

    /**
     * Makes one step that can be undone.
     *
     * @throws IllegalStateException if no image is open
     */
    public void edit(UnaryOperator<AnnotatedImage> step) {
        if (history == null) {
            throw new IllegalStateException("there is no image to edit");
        }
        history.add(step.apply(history.current()));
        changed();
    }

    public boolean canUndo() {
        return history != null && history.canUndo();
    }

    public boolean canRedo() {
        return history != null && history.canRedo();
    }

    /** Takes the last step back, if there is one. */
    public void undo() {
        if (history != null && history.canUndo()) {
            history.undo();
            changed();
        }
    }

    /** Makes the step that was last taken back once more, if there is one. */
    public void redo() {
        if (history != null && history.canRedo()) {
            history.redo();
            changed();
        }
    }

    /** Notes that this state of the image has been exported. */
    public void markExported(AnnotatedImage written) {
        exported = written;
        changed();
    }

    /** Whether closing the image would lose instances that were never exported. */
    public boolean hasUnexportedWork() {
        return !instances().isEmpty() && !image().equals(Optional.ofNullable(exported));
    }

    /** The selected instance, if there is one. */
    public Optional<Instance> selection() {
        return instances().stream()
                .filter(instance -> selectedId != null && instance.id() == selectedId)
                .findFirst();
    }

    /** Selects the instance of that id. */
    public void select(long id) {
        if (selectedId == null || selectedId != id) {
            selectedId = id;
            changed();
        }
    }

    /** Selects nothing. */
    public void clearSelection() {
        if (selectedId != null) {
            selectedId = null;
            changed();
        }
    }

    /** All categories, in the order of their ids. */
    public List<Category> categories() {
        return categories;
    }

    /**
     * The category of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Category category(int id) {
        return categories.stream()
                .filter(category -> category.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no category " + id));
    }

    /** The category that the next instance gets. */
    public Category currentCategory() {
        return currentCategory;
    }

    /** Makes the category of that id the current one. */
    public void chooseCategory(int id) {
        if (currentCategory.id() != id) {
            currentCategory = category(id);
            changed();
        }
    }

    /** Makes the category of that name the current one, after adding it if there is none yet. */
    public void chooseCategory(String name) {
        String trimmed = name.strip();
        Optional<Category> known = categories.stream()
                .filter(category -> category.name().equals(trimmed))
                .findFirst();
        currentCategory = known.orElseGet(() -> addCategory(trimmed));
        changed();
    }

    private Category addCategory(String name) {
        Category added = new Category(categories.size() + 1, name, CategoryColors.rgb(categories.size()));
        List<Category> more = new ArrayList<>(categories);
        more.add(added);
        categories = List.copyOf(more);
        return added;
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
