package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.series.FolderContents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of the images of a folder, made ready to be found and searched: of a hundred thousand that takes longer than an
 * event may. Immutable.
 *
 * @param contents images and series in the order in which they are shown
 * @param all names of all images, slices of series among them, in that order
 * @param folded the names of the items in lower case
 * @param places the place of each name in the list of all
 * @param items the place of the item that each of all images belongs to
 */
record ImageNames(
        FolderContents contents,
        List<String> all,
        List<String> folded,
        Map<String, Integer> places,
        List<Integer> items) {
    static final ImageNames NONE = of(List.of());

    /** Makes names of images ready, none of which is of a series. */
    static ImageNames of(List<String> names) {
        return of(FolderContents.of(names));
    }

    /** Makes what is in a folder ready; on any thread. */
    static ImageNames of(FolderContents contents) {
        List<String> all = contents.images();
        Map<String, Integer> places = new HashMap<>(2 * all.size());
        List<Integer> items = new ArrayList<>(all.size());
        List<FolderContents.Item> found = contents.items();
        for (int item = 0; item < found.size(); item++) {
            for (String name : found.get(item).images()) {
                places.put(name, items.size());
                items.add(item);
            }
        }
        return new ImageNames(
                contents, all, found.stream().map(item -> fold(item.name())).toList(), places, items);
    }

    /** A text as it is compared with folded names. */
    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
