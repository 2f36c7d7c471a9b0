package dev.clickmask.annotator.series;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The windows that a person has chosen for the series of a project. Immutable.
 *
 * @param byHome by the file or folder that holds the slices, as {@link SliceName#home} says
 */
public record Windows(Map<String, Windowing> byHome) {
    /** Where none is chosen. */
    public static final Windows NONE = new Windows(Map.of());

    /** Under which a project keeps them. */
    public static final String SETTING = "windows";

    public Windows {
        byHome = Collections.unmodifiableMap(new TreeMap<>(byHome));
    }

    /** The one of an image, if one is chosen. */
    public Optional<Windowing> of(String image) {
        return Optional.ofNullable(byHome.get(SliceName.home(image)));
    }

    /** The same with another window for the series of an image, or with none, so that the usual one holds. */
    public Windows with(String image, Optional<Windowing> window) {
        Map<String, Windowing> changed = new TreeMap<>(byHome);
        changed.remove(SliceName.home(image));
        window.ifPresent(chosen -> changed.put(SliceName.home(image), chosen));
        return new Windows(changed);
    }

    /** As a project keeps them: a line for each, with centre, width and place. */
    public String write() {
        return byHome.entrySet().stream()
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
