package dev.clickmask.annotator.series;

import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.image.GreySamples;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which values of a slice become black, white, and the grey levels between: window and level. By the linear function of DICOM
 * PS3.3, C.11.2.1.2.1, rounded to the nearest level.
 *
 * @param centre the value that becomes the middle grey; in Hounsfield units for CT
 * @param width how many values lie between black and white, at least 1
 */
public record Windowing(double centre, double width) {

    /** Windows of CT that have names. */
    public enum Preset {
        ABDOMEN(40, 400),
        LUNG(-600, 1500),
        BONE(400, 1800),
        BRAIN(40, 80),
        MEDIASTINUM(50, 350),
        LIVER(60, 160),
        SPINE(50, 250),
        ANGIO(300, 600);

        private final double centre;
        private final double width;

        Preset(double centre, double width) {
            this.centre = centre;
            this.width = width;
        }

        /** Its values. */
        public Windowing windowing() {
            return new Windowing(centre, width);
        }

        /** What it is called where it is typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Windowing {
        if (!(width >= 1) || !Double.isFinite(width) || !Double.isFinite(centre)) {
            throw new IllegalArgumentException("a window needs a centre and a width of at least 1, not " + width);
        }
    }

    /** The window that shows all values from low to high. */
    public static Windowing of(double low, double high) {
        return new Windowing((low + high + 1) / 2, high - low + 1);
    }

    /**
     * Reads a preset or "centre,width".
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Windowing parse(String text) {
        for (Preset preset : Preset.values()) {
            if (preset.word().equals(text.toLowerCase(Locale.ROOT))) {
                return preset.windowing();
            }
        }
        List<String> numbers = Arrays.asList(text.split(",", -1));
        try {
            if (numbers.size() == 2) {
                return new Windowing(
                        Double.parseDouble(numbers.get(0).trim()),
                        Double.parseDouble(numbers.get(1).trim()));
            }
        } catch (NumberFormatException e) {
            // Told below, like any other text.
        }
        List<String> words = Arrays.stream(Preset.values()).map(Preset::word).toList();
        throw new IllegalArgumentException("'" + text + "' is no window; give one of " + String.join(", ", words)
                + ", or centre and width such as 40,400");
    }

    /** The level of a value, 0 to 255. */
    public int level(double value) {
        if (width == 1) {
            return value > centre - 0.5 ? 255 : 0;
        }
        double share = (value - (centre - 0.5)) / (width - 1) + 0.5;
        return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    }

    /** The slice in grey levels. */
    public GreyImage apply(Slice slice) {
        GreySamples samples = slice.samples();
        byte[] table = new byte[1 << samples.bits()];
        for (int bits = 0; bits < table.length; bits++) {
            int sample = samples.isSigned() && bits >= table.length / 2 ? bits - table.length : bits;
            int level = level(slice.slope() * sample + slice.intercept());
            table[bits] = (byte) (slice.inverted() ? 255 - level : level);
        }
        return samples.through(table);
    }

    @Override
    public String toString() {
        return number(centre) + "," + number(width);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
