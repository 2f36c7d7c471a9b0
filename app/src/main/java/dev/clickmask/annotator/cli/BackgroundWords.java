package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.cutout.Background;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Understands what is typed for a background: a colour's name, #rrggbb, or an image file. */
final class BackgroundWords {
    private static final Pattern HEX = Pattern.compile("#?[0-9a-fA-F]{6}");
    private static final Map<String, Integer> NAMES = Map.of(
            "white", 0xFFFFFF,
            "black", 0x000000,
            "grey", 0x808080,
            "gray", 0x808080,
            "red", 0xFF0000,
            "green", 0x00FF00,
            "blue", 0x0000FF);

    private BackgroundWords() {}

    /**
     * The background that is meant.
     *
     * @throws IllegalArgumentException if the words mean none
     * @throws IOException if they name an image that cannot be read
     */
    static Background parse(String typed) throws IOException {
        Integer named = NAMES.get(typed.toLowerCase(Locale.ROOT));
        if (named != null) {
            return new Background.Plain(named);
        }
        if (HEX.matcher(typed).matches()) {
            return new Background.Plain(Integer.parseInt(typed.substring(typed.length() - 6), 16));
        }
        if (typed.equals("transparent")) {
            return new Background.Transparent();
        }
        if (isFile(typed)) {
            return new Background.Picture(ImageFiles.read(Path.of(typed)));
        }
        throw new IllegalArgumentException(
                "'" + typed + "' is neither a colour such as white or #00ff80 nor an image file");
    }

    private static boolean isFile(String typed) {
        try {
            return Files.isRegularFile(Path.of(typed));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
