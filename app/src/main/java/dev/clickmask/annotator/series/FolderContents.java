package dev.clickmask.annotator.series;

import dev.clickmask.annotator.project.NaturalOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a folder holds: single images and series, in the order in which they are shown. Immutable; may be of a hundred thousand.
 */
public record FolderContents(List<Item> items) {
    public FolderContents {
        items = List.copyOf(items);
    }

    /**
     * An image, or a series that is shown as one.
     *
     * @param name of the file or folder, relative to the folder
     * @param images names of its slices in their order; of an image its own
     * @param isSeries whether it is shown as a series
     * @param skipped slices that were left out
     */
    public record Item(String name, List<String> images, boolean isSeries, List<SkippedSlice> skipped) {
        public Item {
            images = List.copyOf(images);
            skipped = List.copyOf(skipped);
        }

        /** The name of its first image. No other item has that one, while several may be called alike. */
        public String first() {
            return images.get(0);
        }

        static Item image(String name) {
            return new Item(name, List.of(name), false, List.of());
        }

        /** Several slices are a series. */
        public static Item of(String name, List<String> images, List<SkippedSlice> skipped) {
            return new Item(name, images, images.size() > 1, skipped);
        }
    }

    /** In natural order of their first images' names. */
    static FolderContents sorted(List<Item> items) {
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(Item::first, new NaturalOrder()));
        return new FolderContents(sorted);
    }

    /** Only images, as they stand. */
    public static FolderContents of(List<String> images) {
        return new FolderContents(images.stream().map(Item::image).toList());
    }

    /** Names of all images, slices among them, in their order. */
    public List<String> images() {
        return items.stream().flatMap(item -> item.images().stream()).toList();
    }

    /** The same with the images of some folders as one series each, as their numbers have it; "." is the folder itself. */
    public FolderContents joining(Set<String> folders) {
        Map<String, List<Item>> joined = new LinkedHashMap<>();
        for (Item item : items) {
            String home = SliceName.home(item.first());
            boolean joins = !item.isSeries() && folders.contains(home);
            // No file is called like a folder with a slash behind it.
            joined.computeIfAbsent(joins ? home + "/" : item.first(), name -> new ArrayList<>())
                    .add(item);
        }
        return new FolderContents(
                joined.values().stream().map(FolderContents::join).toList());
    }

    private static Item join(List<Item> items) {
        Item first = items.get(0);
        if (items.size() == 1) {
            return first;
        }
        List<String> images =
                items.stream().flatMap(item -> item.images().stream()).toList();
        List<String> files = images.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
        return new Item(SliceName.home(first.first()), images, true, NumberGaps.of(files));
    }

    /** Images that follow upon one, or come before it, the nearest first: of its series, else those of its folder. */
    public List<String> neighbours(String image, boolean backward) {
        List<String> all = items.stream()
                .filter(item -> item.isSeries() && item.images().contains(image))
                .findFirst()
                .map(Item::images)
                .orElseGet(() -> items.stream()
                        .filter(item -> !item.isSeries())
                        .map(Item::first)
                        .filter(name -> SliceName.home(name).equals(SliceName.home(image)))
                        .toList());
        int place = all.indexOf(image);
        if (place < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>(backward ? all.subList(0, place) : all.subList(place + 1, all.size()));
        if (backward) {
            Collections.reverse(found);
        }
        return List.copyOf(found);
    }
}
