package dev.clickmask.annotator.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of the images of a folder, made ready to be found and searched: of a hundred thousand that takes longer than an
 * event may. Immutable.
 *
 * @param all in the order in which they are shown
 * @param folded the same in lower case
 * @param places the place of each name in the list
 */
record ImageNames(List<String> all, List<String> folded, Map<String, Integer> places) {
    static final ImageNames NONE = of(List.of());

    /** Makes names ready; on any thread. */
    static ImageNames of(List<String> names) {
        Map<String, Integer> places = new HashMap<>(2 * names.size());
        for (String name : names) {
            places.put(name, places.size());
        }
        return new ImageNames(
                List.copyOf(names), names.stream().map(ImageNames::fold).toList(), places);
    }

    /** A text as it is compared with folded names. */
    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
