package dev.clickmask.annotator.series;

import dev.clickmask.sam.image.GreyImage;
import java.io.IOException;
import java.util.Optional;

/** How the slices of one series become grey levels: all in the same way. Immutable; for any thread. */
public final class Levels {
    /** How many slices are looked at where nothing says which values matter. */
    private static final int LOOKS = 9;

    private final Optional<Windowing> window;

    private Levels(Optional<Windowing> window) {
        this.window = window;
    }

    /**
     * By the window that is asked for, or else by that of the files. Without either, 8 bits without sign are levels as they
     * stand, and of all else the values of nine slices spread over the series give the window; that reads those.
     *
     * @throws IOException if the series cannot be read at all
     */
    public static Levels of(Series series, Optional<Windowing> asked) throws IOException {
        Optional<Windowing> said = asked.or(series::window);
        return said.isPresent() ? new Levels(said) : new Levels(seen(series));
    }

    private static Optional<Windowing> seen(Series series) throws IOException {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int last = series.names().size() - 1;
        try (SliceReader reader = series.open()) {
            for (int look = 0; look < LOOKS && look <= last; look++) {
                int index = last < LOOKS ? look : Math.round((float) look * last / (LOOKS - 1));
                Optional<Slice> slice = tried(reader, index);
                if (slice.isPresent() && slice.get().isLevels()) {
                    return Optional.empty();
                }
                if (slice.isPresent()) {
                    Slice seen = slice.get();
                    double one = seen.slope() * seen.samples().min() + seen.intercept();
                    double other = seen.slope() * seen.samples().max() + seen.intercept();
                    low = Math.min(low, Math.min(one, other));
                    high = Math.max(high, Math.max(one, other));
                }
            }
        }
        return low <= high ? Optional.of(Windowing.of(low, high)) : Optional.empty();
    }

    private static Optional<Slice> tried(SliceReader reader, int index) {
        try {
            return Optional.of(reader.read(index));
        } catch (IOException e) {
            // Who reads it for its own sake tells why.
            return Optional.empty();
        }
    }

    /** The window; empty where samples are levels as they stand. */
    public Optional<Windowing> window() {
        return window;
    }

    /** The slice in grey levels. */
    public GreyImage of(Slice slice) {
        if (window.isPresent()) {
            return window.get().apply(slice);
        }
        return slice.isLevels()
                ? slice.samples().levels()
                : Windowing.of(slice.samples().min(), slice.samples().max()).apply(slice);
    }
}
