package dev.clickmask.annotator.series;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a slice of a file that has several, as an image of a project: {@code scans/heart.tif#12}. A file that really has
 * such a name is meant rather than the slice.
 *
 * @param file name of the file, with forward slashes
 * @param number from 1
 */
public record SliceName(String file, int number) {
    private static final Pattern FORM = Pattern.compile("(.*[^/])#([1-9][0-9]{0,8})", Pattern.DOTALL);

    public SliceName {
        if (file.isEmpty() || number < 1) {
            throw new IllegalArgumentException("no slice " + number + " of '" + file + "'");
        }
    }

    /** What a name says; empty if it is that of a whole file. */
    public static Optional<SliceName> parse(String name) {
        Matcher parts = FORM.matcher(name);
        return parts.matches()
                ? Optional.of(new SliceName(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** The file or folder that an image belongs to, for what holds for all of it: the file of a slice, else the folder. */
    public static String home(String name) {
        int slash = name.lastIndexOf('/');
        return parse(name).map(SliceName::file).orElse(slash < 0 ? "." : name.substring(0, slash));
    }

    @Override
    public String toString() {
        return file + "#" + number;
    }
}
