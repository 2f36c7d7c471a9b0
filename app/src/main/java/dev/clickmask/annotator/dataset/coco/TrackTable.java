package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.document.Track;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The tracks of a COCO file. They keep their numbers where all are positive; else, as with programs that count from 0 or
 * write texts, they are numbered from 1 in the order of the file.
 */
final class TrackTable {
    private static final Pattern SMALL = Pattern.compile("[1-9][0-9]{0,8}");

    private final Map<String, Integer> numbers = new HashMap<>();

    TrackTable(Spool spool) throws IOException {
        List<String> all = new ArrayList<>();
        spool.query(
                "SELECT track FROM annotation WHERE track IS NOT NULL GROUP BY track ORDER BY min(position)",
                row -> all.add(row.getString(1)));
        boolean kept = all.stream().allMatch(track -> SMALL.matcher(track).matches());
        for (String track : all) {
            numbers.put(track, kept ? Integer.parseInt(track) : numbers.size() + 1);
        }
    }

    /** The track of an annotation; {@code text} is empty if it has none. */
    Track of(String text) {
        return text.isEmpty() ? Track.NONE : Track.of(Objects.requireNonNull(numbers.get(text)));
    }
}
