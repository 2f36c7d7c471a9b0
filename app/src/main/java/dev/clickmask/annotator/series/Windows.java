package dev.clickmask.annotator.series;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The windows that a person has chosen for the series of a project. Immutable.
 *
 * @param bySeries by what {@link FolderImage.Shown#series} says
 */
public record Windows(Map<String, Windowing> bySeries) {
    /** Where none is chosen. */
    public static final Windows NONE = new Windows(Map.of());

    /** Under which a project keeps them. */
    public static final String SETTING = "windows";

    public Windows {
        bySeries = Collections.unmodifiableMap(new TreeMap<>(bySeries));
    }

    /** The one of a series, if one is chosen. */
    public Optional<Windowing> of(String series) {
        return Optional.ofNullable(bySeries.get(series));
    }

    /** The same with another window for a series, or with none, so that the usual one holds. */
    public Windows with(String series, Optional<Windowing> window) {
        Map<String, Windowing> changed = new TreeMap<>(bySeries);
        changed.remove(series);
        window.ifPresent(chosen -> changed.put(series, chosen));
        return new Windows(changed);
    }

    /** As a project keeps them: a line for each, with centre, width and series. */
    public String write() {
        return bySeries.entrySet().stream()
                .filter(entry -> entry.getKey().indexOf('\n') < 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #write} made; lines that it cannot have made are passed over. */
    public static Windows read(String text) {
        Map<String, Windowing> windows = new TreeMap<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            try {
                if (space > 0) {
                    windows.put(line.substring(space + 1), Windowing.parse(line.substring(0, space)));
                }
            } catch (IllegalArgumentException e) {
                // By another version; the usual window shows the series as well.
                windows.remove(line);
            }
        });
        return new Windows(windows);
    }
}
