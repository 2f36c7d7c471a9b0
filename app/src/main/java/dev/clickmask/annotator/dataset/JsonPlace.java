package dev.clickmask.annotator.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.geometry.Size;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON or YAML file that knows where it stands, so that whatever is wrong with it can be said exactly.
 *
 * @param file the file
 * @param path where in the file, such as {@code $.shapes[3]}
 * @param value the value
 */
public record JsonPlace(Path file, String path, JsonNode value) {

    /**
     * The member of that name.
     *
     * @throws MalformedDatasetException if there is none, or it is null
     */
    public JsonPlace member(String name) throws MalformedDatasetException {
        JsonPlace member = optional(name);
        if (member == null) {
            throw malformed("has no \"" + name + "\"");
        }
        return member;
    }

    /**
     * The member of that name; null if there is none, or it is null in the file.
     *
     * @throws MalformedDatasetException if this is no object
     */
    public @Nullable JsonPlace optional(String name) throws MalformedDatasetException {
        if (!value.isObject()) {
            throw malformed("is not an object");
        }
        JsonNode member = value.get(name);
        return member == null || member.isNull() ? null : new JsonPlace(file, path + "." + name, member);
    }

    /**
     * Number of elements.
     *
     * @throws MalformedDatasetException if this is no list
     */
    public int length() throws MalformedDatasetException {
        if (!value.isArray()) {
            throw malformed("is not a list");
        }
        return value.size();
    }

    /** The element with that index, less than {@link #length()}. */
    public JsonPlace element(int index) {
        return new JsonPlace(file, path + "[" + index + "]", value.get(index));
    }

    /**
     * The text, which is not blank.
     *
     * @throws MalformedDatasetException if this is something else
     */
    public String text() throws MalformedDatasetException {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw malformed("is not a text");
        }
        return value.textValue();
    }

    /**
     * A finite number.
     *
     * @throws MalformedDatasetException if this is something else
     */
    public double number() throws MalformedDatasetException {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw malformed("is not a number");
        }
        return value.doubleValue();
    }

    /**
     * A whole number in a range.
     *
     * @throws MalformedDatasetException if this is something else
     */
    public int integer(int from, int to) throws MalformedDatasetException {
        double number = number();
        if (number != Math.rint(number) || number < from || number > to) {
            throw malformed("is not a whole number from " + from + " to " + to);
        }
        return (int) number;
    }

    /** The size of an image from its members "width" and "height". */
    public Size size() throws MalformedDatasetException {
        return new Size(
                member("width").integer(1, Integer.MAX_VALUE), member("height").integer(1, Integer.MAX_VALUE));
    }

    /** The name of an image in it. */
    public String imageName() throws MalformedDatasetException {
        try {
            return ImageName.relative(text());
        } catch (IllegalArgumentException e) {
            throw new MalformedDatasetException(finding(String.valueOf(e.getMessage())), e);
        }
    }

    /** What is wrong here, or was left out. */
    public Finding finding(String sentence) {
        return new Finding(file, path, sentence);
    }

    /** The exception to throw for what is wrong here. */
    public MalformedDatasetException malformed(String sentence) {
        return new MalformedDatasetException(finding(sentence));
    }
}
