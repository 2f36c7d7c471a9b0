package dev.clickmask.annotator.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names of images as data sets give them: text of strangers, which shall never lead out of the folder of images. */
public final class ImageName {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final int MAX_LENGTH = 4096;

    private ImageName() {}

    /**
     * The name relative to the folder of images, with forward slashes and no needless parts. A backslash is taken for
     * what it is on Windows.
     *
     * @throws IllegalArgumentException if the name is empty, too long, absolute, has a drive letter or the character
     *     NUL, or leads upward by {@code ..}; the message is a sentence for the person
     */
    public static String relative(String given) {
        require(given.length() <= MAX_LENGTH, "the name of an image is longer than " + MAX_LENGTH + " characters");
        String name = given.replace('\\', '/');
        require(name.indexOf('\0') < 0, "the name of an image has the character NUL");
        require(
                !name.startsWith("/") && !DRIVE.matcher(name).matches(),
                "the image \"" + given + "\" is given by an absolute path; names must be relative to the images");
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            require(!part.equals(".."), "the image \"" + given + "\" lies outside the folder of images");
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        require(!parts.isEmpty(), "the name of an image is empty");
        return String.join("/", parts);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
