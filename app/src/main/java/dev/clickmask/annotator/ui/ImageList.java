package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import dev.clickmask.annotator.series.FolderContents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The images of a project: which there are, how far each is, which is current, and which of them the person wants to see.
 * A row is an image or a series of them. Made for a hundred thousand of them. Belongs to the event dispatch thread.
 */
final class ImageList {
    private final List<Listener> listeners = new ArrayList<>();
    private final Set<String> passedOver = new HashSet<>();
    /** Why images cannot be read. */
    private final Map<String, String> unreadable = new HashMap<>();

    private ImageNames names = ImageNames.NONE;
    private List<Entry> entries = List.of();
    /** Items that are shown, in their order. */
    private int[] shown = {};
    /** Images of series that the person was at last, by the first image of the series. */
    private final Map<String, String> visited = new HashMap<>();

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
     * An image or a series as a row shows it.
     *
     * @param title the name of the file or folder
     * @param image the one that is shown for it: of a series the current one, or the one where the person was last
     * @param cover the one of which there is a small picture
     * @param number which one that is, from 1
     * @param total how many images it has
     * @param status of all of them together
     * @param instances on all of them
     */
    record Row(String title, String image, String cover, int number, int total, ImageStatus status, int instances) {
        boolean isSeries() {
            return total > 1;
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
        visited.clear();
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

    /** What a row shows. */
    Row row(int row) {
        return row(names.contents().items().get(shown[row]));
    }

    private Row row(FolderContents.Item item) {
        String image = entrance(item);
        if (!item.isSeries()) {
            Entry entry = entry(image);
            return new Row(item.name(), image, image, 1, 1, entry.status(), entry.instances());
        }
        List<Entry> slices = item.images().stream().map(this::entry).toList();
        return new Row(
                item.name(),
                image,
                item.images().get(item.images().size() / 2),
                item.images().indexOf(image) + 1,
                slices.size(),
                together(slices),
                slices.stream().mapToInt(Entry::instances).sum());
    }

    private Entry entry(String name) {
        return entries.get(names.places().getOrDefault(name, 0));
    }

    private static ImageStatus together(List<Entry> slices) {
        if (slices.stream().allMatch(Entry::isFinished)) {
            return slices.stream().allMatch(slice -> slice.status() == ImageStatus.SKIPPED)
                    ? ImageStatus.SKIPPED
                    : ImageStatus.DONE;
        }
        return slices.stream().allMatch(slice -> slice.status() == ImageStatus.NEW)
                ? ImageStatus.NEW
                : ImageStatus.IN_PROGRESS;
    }

    /** The image at which one comes to an item. */
    private String entrance(FolderContents.Item item) {
        return visited.getOrDefault(item.first(), item.first());
    }

    /** The series that the current image belongs to, if it does. */
    Optional<FolderContents.Item> series() {
        return item(current).filter(FolderContents.Item::isSeries);
    }

    private Optional<FolderContents.Item> item(int place) {
        return place < 0
                ? Optional.empty()
                : Optional.of(names.contents().items().get(names.items().get(place)));
    }

    /** What an image belongs to: its series, by the first image of that, or itself. */
    String placeOf(String name) {
        Integer place = names.places().get(name);
        return place == null
                ? name
                : item(place).map(FolderContents.Item::first).orElse(name);
    }

    /** All that is in the folder. */
    FolderContents contents() {
        return names.contents();
    }

    /** The images after one, or before it, the nearest first: of its series, else of those in its folder that are shown. */
    List<String> following(String image, boolean backward) {
        return new FolderContents(IntStream.of(shown)
                        .mapToObj(names.contents().items()::get)
                        .toList())
                .neighbours(image, backward);
    }

    /** The slice after the current image, or before it; without a series the next image or the one before. */
    Optional<String> beside(int step) {
        Optional<FolderContents.Item> series = series();
        if (series.isEmpty()) {
            return away(step);
        }
        List<String> slices = series.get().images();
        int place = slices.indexOf(currentName().orElse("")) + step;
        return place < 0 || place >= slices.size() ? Optional.empty() : Optional.of(slices.get(place));
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
        item(current).ifPresent(item -> visited.put(item.first(), name));
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

    /** Takes {@link #passOver} and {@link #markUnreadable} back. */
    void forgive(String name) {
        passedOver.remove(name);
        Integer place = names.places().get(name);
        if (unreadable.remove(name) != null && place != null) {
            tell(rowOf(place));
        }
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
        List<FolderContents.Item> items = names.contents().items();
        shown = IntStream.range(0, items.size())
                .filter(item -> names.folded().get(item).contains(part))
                .filter(item -> items.get(item).images().stream().anyMatch(name -> wanted.takes(entry(name))))
                .toArray();
        listeners.forEach(Listener::listChanged);
    }

    /** The image so many rows below the current one, or above it, without those that cannot be read; none at the end. */
    Optional<String> away(int rows) {
        return away(currentName().orElse(""), rows);
    }

    /** The same from another image than the current one. */
    Optional<String> away(String name, int rows) {
        int step = Integer.signum(rows);
        int left = Math.abs(rows);
        for (int row = insertionRow(names.places().getOrDefault(name, -1), step);
                row >= 0 && row < shown.length;
                row += step) {
            Optional<String> entrance = open(names.contents().items().get(shown[row]));
            if (entrance.isPresent() && --left == 0) {
                return entrance;
            }
        }
        return Optional.empty();
    }

    /** The image at which one comes to an item, if one of it can be read. */
    private Optional<String> open(FolderContents.Item item) {
        String entrance = entrance(item);
        return passedOver.contains(entrance)
                ? item.images().stream()
                        .filter(name -> !passedOver.contains(name))
                        .findFirst()
                : Optional.of(entrance);
    }

    /** The next image that is neither done nor skipped, beginning again at the top after the last one. */
    Optional<String> nextUnfinished() {
        int row = Arrays.binarySearch(shown, current < 0 ? -1 : names.items().get(current));
        int here = row >= 0 ? row : -row - 1;
        return unfinished(here, shown.length, place -> place > current)
                .or(() -> unfinished(0, Math.min(here + 1, shown.length), place -> place < current));
    }

    private Optional<String> unfinished(int from, int to, IntPredicate which) {
        for (int row = from; row < to; row++) {
            for (String name : names.contents().items().get(shown[row]).images()) {
                int place = names.places().getOrDefault(name, -1);
                if (which.test(place) && !entries.get(place).isFinished() && !passedOver.contains(name)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /** The images that come next, at most so many, then the one before: the likeliest first. */
    List<String> neighbours(int count) {
        List<String> next = new ArrayList<>();
        Optional<FolderContents.Item> series = series();
        series.ifPresent(item -> item.images().stream()
                .skip(item.images().indexOf(currentName().orElse("")) + 1)
                .limit(count)
                .forEach(next::add));
        for (int row = insertionRow(current, 1); row < shown.length && next.size() < count; row++) {
            next.add(entrance(names.contents().items().get(shown[row])));
        }
        beside(-1).ifPresent(next::add);
        return next;
    }

    /** The first row after an image in that direction, also when the filter hides the image itself. */
    private int insertionRow(int place, int step) {
        int row = Arrays.binarySearch(shown, place < 0 ? -1 : names.items().get(place));
        if (row >= 0) {
            return row + step;
        }
        return step > 0 ? -row - 1 : -row - 2;
    }

    private int rowOf(int place) {
        return place < 0
                ? -1
                : Math.max(-1, Arrays.binarySearch(shown, names.items().get(place)));
    }
}
