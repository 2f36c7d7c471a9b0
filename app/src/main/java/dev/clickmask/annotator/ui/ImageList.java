package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The images of a project: which there are, how far each is, which is current, and which of them the person wants to see.
 * Made for a hundred thousand of them. Belongs to the event dispatch thread.
 */
final class ImageList {
    private final List<Listener> listeners = new ArrayList<>();
    private final Set<String> passedOver = new HashSet<>();
    /** Why images cannot be read. */
    private final Map<String, String> unreadable = new HashMap<>();

    private ImageNames names = ImageNames.NONE;
    private List<Entry> entries = List.of();
    private int[] shown = {};
    private int done;
    private int current = -1;
    private Filter filter = Filter.NONE;

    /**
     * An image as the list shows it.
     *
     * @param name relative to the folder of the project
     * @param instances how many are annotated on it
     */
    record Entry(String name, ImageStatus status, int instances) {
        boolean isFinished() {
            return status == ImageStatus.DONE || status == ImageStatus.SKIPPED;
        }
    }

    /**
     * Which images are to be shown.
     *
     * @param text part of their names, in any case; all if it is empty
     * @param status their status; null for all
     * @param names their names; null for all
     */
    record Filter(
            String text,
            @Nullable ImageStatus status,
            @Nullable Set<String> names) {
        static final Filter NONE = new Filter("", null);

        /** Images of any name. */
        Filter(String text, @Nullable ImageStatus status) {
            this(text, status, null);
        }

        boolean takes(Entry entry) {
            return (status == null || entry.status() == status) && (names == null || names.contains(entry.name()));
        }
    }

    /** Hears what changed. */
    interface Listener {
        /** Other images are shown than before. */
        void listChanged();

        /** What is shown of an image changed, or it became the current one or was it. */
        void entryChanged(int row);
    }

    void addListener(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Begins with the images of a folder; none of them is the current one, unless it was before.
     *
     * @param images their names
     * @param states what is known of some of them; of those that are not in the folder any more it is left out
     */
    void begin(ImageNames images, Map<String, ImageState> states) {
        String name = currentName().orElse("");
        ImageState unknown = new ImageState(ImageStatus.NEW, 0);
        List<Entry> fresh = new ArrayList<>(images.all().size());
        for (String image : images.all()) {
            ImageState state = states.getOrDefault(image, unknown);
            fresh.add(new Entry(image, state.status(), state.instances()));
        }
        names = images;
        entries = fresh;
        passedOver.clear();
        unreadable.clear();
        done = (int) entries.stream().filter(Entry::isFinished).count();
        current = names.places().getOrDefault(name, -1);
        show(filter);
    }

    /** All images, also those that are not shown. */
    int total() {
        return entries.size();
    }

    /** How many there are besides those. */
    int untouched(Set<String> known) {
        return (int) names.all().stream().filter(name -> !known.contains(name)).count();
    }

    /** How many are done or skipped. */
    int finished() {
        return done;
    }

    /** How many are shown. */
    int rows() {
        return shown.length;
    }

    /** The image of a row. */
    Entry row(int row) {
        return entries.get(shown[row]);
    }

    /** The names of those that are shown, in their order. */
    List<String> shownNames() {
        return IntStream.of(shown).mapToObj(place -> entries.get(place).name()).toList();
    }

    /** The row of the current image; -1 if it is not shown. */
    int currentRow() {
        return rowOf(current);
    }

    /** The name of the current image, if it is in the folder. */
    Optional<String> currentName() {
        return current().map(Entry::name);
    }

    /** The current image, if it is in the folder. */
    Optional<Entry> current() {
        return current < 0 ? Optional.empty() : Optional.of(entries.get(current));
    }

    /** What is known of the image of that name, if it is in the folder. */
    Optional<Entry> find(String name) {
        return Optional.ofNullable(names.places().get(name)).map(entries::get);
    }

    /** Makes the image of that name the current one, so it can be read; none if it is not in the folder. */
    void setCurrent(String name) {
        int before = currentRow();
        current = names.places().getOrDefault(name, -1);
        passedOver.remove(name);
        unreadable.remove(name);
        tell(before);
        tell(currentRow());
    }

    /** Notes how far an image is. */
    void update(String name, ImageStatus status, int instances) {
        Integer place = names.places().get(name);
        if (place != null) {
            Entry before = entries.get(place);
            Entry after = new Entry(name, status, instances);
            if (!after.equals(before)) {
                entries.set(place, after);
                done += (after.isFinished() ? 1 : 0) - (before.isFinished() ? 1 : 0);
                tell(rowOf(place));
            }
        }
    }

    /** Notes how far many images are, and tells it once. */
    void update(Map<String, ImageState> states) {
        states.forEach((name, state) -> {
            Integer place = names.places().get(name);
            if (place != null) {
                entries.set(place, new Entry(name, state.status(), state.instances()));
            }
        });
        done = (int) entries.stream().filter(Entry::isFinished).count();
        listeners.forEach(Listener::listChanged);
    }

    private void tell(int row) {
        if (row >= 0) {
            listeners.forEach(listener -> listener.entryChanged(row));
        }
    }

    /** Walking on does not stop at that image any more. */
    void passOver(String name) {
        passedOver.add(name);
    }

    /** Notes why an image cannot be read. */
    void markUnreadable(String name, String why) {
        Integer place = names.places().get(name);
        if (place != null && !why.equals(unreadable.put(name, why))) {
            tell(rowOf(place));
        }
    }

    /** Why the image of that name cannot be read, as far as is known. */
    Optional<String> whyUnreadable(String name) {
        return Optional.ofNullable(unreadable.get(name));
    }

    Filter filter() {
        return filter;
    }

    /** Shows only some of the images. Those whose status changes later stay until the next call: nothing jumps. */
    void show(Filter wanted) {
        filter = wanted;
        String part = ImageNames.fold(wanted.text().strip());
        shown = IntStream.range(0, entries.size())
                .filter(place -> names.folded().get(place).contains(part))
                .filter(place -> wanted.takes(entries.get(place)))
                .toArray();
        listeners.forEach(Listener::listChanged);
    }

    /** The image so many rows below the current one, or above it, without those that cannot be read; none at the end. */
    Optional<String> away(int rows) {
        return away(currentName().orElse(""), rows);
    }

    /** The same from another image than the current one. */
    Optional<String> away(String name, int rows) {
        return walk(names.places().getOrDefault(name, -1), Integer.signum(rows), entry -> true, Math.abs(rows));
    }

    /** The next image that is neither done nor skipped, beginning again at the top after the last one. */
    Optional<String> nextUnfinished() {
        Optional<String> below = walk(current, 1, entry -> !entry.isFinished(), 1);
        return below.or(() -> IntStream.of(shown)
                .filter(place -> place < current)
                .mapToObj(entries::get)
                .filter(entry -> !entry.isFinished() && !passedOver.contains(entry.name()))
                .map(Entry::name)
                .findFirst());
    }

    /** The next images that are shown, at most so many, then the one before: the likeliest first. */
    List<String> neighbours(int count) {
        List<String> names = new ArrayList<>();
        for (int row = insertionRow(current, 1); row < shown.length && names.size() < count; row++) {
            names.add(row(row).name());
        }
        away(-1).ifPresent(names::add);
        return names;
    }

    private Optional<String> walk(int from, int step, Predicate<Entry> wanted, int count) {
        int left = count;
        for (int row = insertionRow(from, step); row >= 0 && row < shown.length; row += step) {
            Entry entry = row(row);
            if (wanted.test(entry) && !passedOver.contains(entry.name()) && --left == 0) {
                return Optional.of(entry.name());
            }
        }
        return Optional.empty();
    }

    /** The first row after an image in that direction, also when the filter hides the image itself. */
    private int insertionRow(int place, int step) {
        int row = Arrays.binarySearch(shown, place);
        if (row >= 0) {
            return row + step;
        }
        return step > 0 ? -row - 1 : -row - 2;
    }

    private int rowOf(int place) {
        int row = Arrays.binarySearch(shown, place);
        return Math.max(-1, row);
    }
}
