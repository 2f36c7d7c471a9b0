package dev.clickmask.annotator.series;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is added on each side of a sector.
 *
 * @param amount at least 0
 * @param unit what it counts
 */
public record Margin(double amount, Unit unit) {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(%|mm|)");

    /** What a margin is given in. */
    public enum Unit {
        /** Pixels in the slice; slices before and behind are not added. */
        PIXELS,
        /** Parts of a hundred of the sector's width, height and number of slices. */
        PERCENT,
        /** Millimetres in all three directions. */
        MILLIMETRES
    }

    /** No margin. */
    public static final Margin NONE = new Margin(0, Unit.PIXELS);

    public Margin {
        if (!(amount >= 0) || !Double.isFinite(amount)) {
            throw new IllegalArgumentException("a margin of " + amount);
        }
    }

    /**
     * Reads "8", "10%" or "5mm".
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Margin parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no margin; give pixels such as 8, a share such as 10%, or 5mm");
        }
        Unit unit = switch (form.group(2)) {
            case "%" -> Unit.PERCENT;
            case "mm" -> Unit.MILLIMETRES;
            default -> Unit.PIXELS;
        };
        return new Margin(Double.parseDouble(form.group(1)), unit);
    }

    int columns(int width, Optional<Spacing> spacing) {
        return count(width, spacing.map(Spacing::column), amount);
    }

    int rows(int height, Optional<Spacing> spacing) {
        return count(height, spacing.map(Spacing::row), amount);
    }

    int slices(int depth, Optional<Spacing> spacing) {
        return count(depth, spacing.map(Spacing::slice), 0);
    }

    private int count(int length, Optional<Double> millimetres, double pixels) {
        return (int) Math.round(
                switch (unit) {
                    case PIXELS -> pixels;
                    case PERCENT -> length * amount / 100;
                    // Who asks for millimetres is told before where the spacing is not known.
                    case MILLIMETRES -> millimetres.map(size -> amount / size).orElse(0.0);
                });
    }
}
