package dev.clickmask.annotator.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the person works on: the current image with its instances, the steps that led there on this and the other images,
 * the categories, and what is selected and hidden. Belongs to one thread, in the program the event dispatch thread.
 */
public final class Document {
    /** Bytes that the masks of more than a thousand steps may take. */
    private static final long ROOM_FOR_STEPS = 128L << 20;

    private final List<Runnable> listeners = new ArrayList<>();
    private final OtherImages others = new OtherImages();
    private final Timeline timeline =
            new Timeline(ROOM_FOR_STEPS, Runtime.getRuntime().maxMemory() / 4);
    private final Set<Long> selected = new HashSet<>();
    private final Set<Long> hidden = new HashSet<>();
    private CategoryList categories;
    private Category currentCategory;
    private @Nullable AnnotatedImage image;
    private boolean removalLast;

    /** Begins without an image and with one category, which is the current one. */
    public Document(String firstCategory) {
        categories = new CategoryList(List.of()).adding(firstCategory);
        currentCategory = categories.all().get(0);
    }

    /** Calls {@code listener} after every change, whatever it was. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** What happens to images that are not open. */
    public OtherImages others() {
        return others;
    }

    /** The current image, if one is open. */
    public Optional<AnnotatedImage> image() {
        return Optional.ofNullable(image);
    }

    /** Its instances; none if no image is open. */
    public List<Instance> instances() {
        return image().map(AnnotatedImage::instances).orElse(List.of());
    }

    /**
     * Begins a project: no image is open, there are no steps to undo.
     *
     * @param known its categories, at least one
     */
    public void begin(CategoryList known) {
        timeline.clear();
        others.clear();
        removalLast = false;
        categories = known;
        currentCategory = known.all().get(0);
        image = null;
        forgetView();
        changed();
    }

    /** The image as it is now, which may be later than what was read of it. */
    public AnnotatedImage newest(AnnotatedImage read) {
        return image().filter(open -> open.file().equals(read.file())).orElseGet(() -> others.newest(read));
    }

    /** Goes on to another image of the project; the steps that were made on others can still be undone. */
    public void open(AnnotatedImage next) {
        others.opened(next.file());
        image = next;
        forgetView();
        changed();
    }

    private void forgetView() {
        selected.clear();
        hidden.clear();
    }

    /**
     * Makes one step that can be undone. One that changes nothing is none.
     *
     * @throws IllegalStateException if no image is open
     */
    public void edit(UnaryOperator<AnnotatedImage> step) {
        AnnotatedImage before = image().orElseThrow(() -> new IllegalStateException("there is no image to edit"));
        edit(before, step, null);
    }

    /**
     * Makes one step of a group that is undone as a whole, on the current image or on another.
     *
     * @param read the image as it was read; the step is made on what it is now
     */
    public void edit(AnnotatedImage read, UnaryOperator<AnnotatedImage> step, @Nullable StepGroup group) {
        AnnotatedImage before = newest(read);
        AnnotatedImage after = step.apply(before);
        if (!after.equals(before)) {
            timeline.add(before, after, group);
            removalLast = false;
            put(before, after, false);
            changed();
        }
    }

    private void put(AnnotatedImage before, AnnotatedImage after, boolean takenBack) {
        if (isOpen(after.file())) {
            image = after;
            forgetAllBut(before);
            forgetAllBut(after);
        } else {
            others.put(new OtherImages.Change(before, after, takenBack));
        }
    }

    private boolean isOpen(String file) {
        return image != null && image.file().equals(file);
    }

    /** The file of the image where the step was made that is the next to be undone, if there is one. */
    public Optional<String> undoFile() {
        return timeline.undoFile();
    }

    /** The file of the image where the step was made that is the next to be made again, if there is one. */
    public Optional<String> redoFile() {
        return timeline.redoFile();
    }

    /**
     * Takes the last step back.
     *
     * @throws IllegalStateException if it was not made on the current image
     */
    public void undo() {
        requireCurrent(undoFile());
        go(timeline.undo());
    }

    /**
     * Makes the step that was last taken back once more.
     *
     * @throws IllegalStateException if it was not made on the current image
     */
    public void redo() {
        requireCurrent(redoFile());
        go(timeline.redo());
    }

    private void go(List<OtherImages.Change> changes) {
        for (OtherImages.Change change : changes) {
            if (isOpen(change.after().file())) {
                image = change.after();
            } else {
                others.put(change);
            }
        }
        changed();
    }

    /** The id of one that is gone may be given to another, which is to be seen and is not selected. */
    private void forgetAllBut(AnnotatedImage there) {
        Set<Long> ids = there.instances().stream().map(Instance::id).collect(Collectors.toSet());
        hidden.retainAll(ids);
        selected.retainAll(ids);
    }

    /** Forgets the way back on an image that can no longer be shown, so that undo and redo go past it. */
    public void forgetSteps(String file) {
        timeline.forget(file);
        changed();
    }

    private void requireCurrent(Optional<String> file) {
        if (file.isEmpty() || !file.equals(image().map(AnnotatedImage::file))) {
            throw new IllegalStateException(
                    "the step was made on " + file.orElse("no image") + ", which is not the current image");
        }
    }

    /** Whether the last thing that was done is the removal of a category, which cannot be taken back. */
    public boolean endsInRemoval() {
        return removalLast;
    }

    /** The person knows that the removal of a category cannot be taken back, and goes back past it. */
    public void passRemoval() {
        removalLast = false;
        changed();
    }

    /** The selected instance, if it is the only one. */
    public Optional<Instance> selection() {
        List<Instance> all = selected();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** All selected instances, from the bottom to the top. */
    public List<Instance> selected() {
        return instances().stream().filter(this::isSelected).toList();
    }

    public boolean isSelected(Instance instance) {
        return selected.contains(instance.id());
    }

    /** Selects the instance of that id alone. */
    public void select(long id) {
        select(List.of(id));
    }

    /** Selects the instances of these ids alone; none of them if there are none. */
    public void select(Collection<Long> ids) {
        if (!selected.equals(Set.copyOf(ids))) {
            selected.clear();
            selected.addAll(ids);
            changed();
        }
    }

    /** Adds an instance to the selected ones, or takes it from them. */
    public void toggleSelection(long id) {
        if (!selected.remove(id)) {
            selected.add(id);
        }
        changed();
    }

    /** Selects nothing. */
    public void clearSelection() {
        select(List.of());
    }

    /** Whether the instance of that id is not to be drawn. */
    public boolean isHidden(long id) {
        return hidden.contains(id);
    }

    /** Draws the instance of that id no longer, or again; an export has it all the same. */
    public void setHidden(long id, boolean isHidden) {
        setHidden(List.of(id), isHidden);
    }

    /** The same for several at once. */
    public void setHidden(Collection<Long> ids, boolean isHidden) {
        if (isHidden ? hidden.addAll(ids) : hidden.removeAll(Set.copyOf(ids))) {
            changed();
        }
    }

    /** All categories, in the order in which people see them. */
    public List<Category> categories() {
        return categories.all();
    }

    /** The same, as a value. */
    public CategoryList categoryList() {
        return categories;
    }

    /** The category of that id; a grey one if the project has none. */
    public Category category(int id) {
        return categories.get(id);
    }

    /** The category that the next instance gets. */
    public Category currentCategory() {
        return currentCategory;
    }

    /** Makes the category of that id the current one, if there is one. */
    public void chooseCategory(int id) {
        if (currentCategory.id() != id && categories.find(id).isPresent()) {
            currentCategory = categories.get(id);
            changed();
        }
    }

    /** Makes the category of that name the current one, after adding it if there is none yet. */
    public void chooseCategory(String name) {
        String trimmed = name.strip();
        if (categories.find(trimmed).isEmpty()) {
            categories = categories.adding(trimmed);
        }
        currentCategory = categories.find(trimmed).orElseThrow();
        changed();
    }

    /**
     * Gives a category another name or colour.
     *
     * @throws IllegalArgumentException if another category has that name
     */
    public void changeCategory(Category to) {
        if (categories.find(to.name()).filter(same -> same.id() != to.id()).isPresent()) {
            throw new IllegalArgumentException("there is a category " + to.name() + " already");
        }
        categories = categories.replacing(to);
        currentCategory = categories.get(currentCategory.id());
        changed();
    }

    /** Moves a category so many places down the list, or up if negative; that changes which key it has. */
    public void moveCategory(int id, int places) {
        CategoryList moved = categories.moving(id, places);
        if (!moved.equals(categories)) {
            categories = moved;
            changed();
        }
    }

    /**
     * Removes a category. Its instances, also those that undo would bring back, get another one or go with it. The last
     * category stays.
     *
     * @param heir id of the category that its instances get; empty if they go too
     */
    public void removeCategory(int id, OptionalInt heir) {
        if (categories.all().size() == 1) {
            return;
        }
        UnaryOperator<AnnotatedImage> change =
                heir.isPresent() ? one -> one.recategorized(id, heir.getAsInt()) : one -> one.withoutCategory(id);
        categories = categories.without(id);
        removalLast = true;
        timeline.changeAll(change);
        others.changeAll(change);
        image = image().map(change).orElse(null);
        if (currentCategory.id() == id) {
            currentCategory = categories.get(heir.orElse(categories.all().get(0).id()));
        }
        changed();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
