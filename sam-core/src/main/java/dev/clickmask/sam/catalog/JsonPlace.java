package dev.clickmask.sam.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A JSON object and the way to it, so that every complaint can name its place.
 *
 * @param pointer JSON pointer from the root, empty for the root itself
 */
record JsonPlace(JsonNode node, String pointer) {

    /** Makes a value of the object at a place. */
    interface Reading<T> {
        T read(JsonPlace place) throws IOException;
    }

    /** Refuses anything but an object that has no other fields than these. */
    void allow(String... fields) throws IOException {
        if (!node.isObject()) {
            throw bad("must be an object");
        }
        Set<String> allowed = Set.of(fields);
        for (var field : node.properties()) {
            if (!allowed.contains(field.getKey())) {
                throw bad("has no field \"" + field.getKey() + "\", only " + String.join(", ", fields));
            }
        }
    }

    boolean has(String field) {
        return node.has(field);
    }

    /** A text that must be there and not blank. */
    String text(String field) throws IOException {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw bad(field + " must be a text");
        }
        return value.textValue();
    }

    /** An object that must be there. */
    JsonPlace object(String field) throws IOException {
        if (!node.path(field).isObject()) {
            throw bad(field + " must be an object");
        }
        return new JsonPlace(node.path(field), pointer + "/" + field);
    }

    /** A number that must be there. */
    float number(String field) throws IOException {
        if (!node.path(field).isNumber()) {
            throw bad(field + " must be a number");
        }
        return node.path(field).floatValue();
    }

    /** Numbers in a list that must be there. */
    List<Float> numbers(String field) throws IOException {
        JsonNode values = node.path(field);
        List<Float> numbers = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isNumber()) {
                throw bad(field + " must be a list of numbers");
            }
            numbers.add(value.floatValue());
        }
        if (!values.isArray()) {
            throw bad(field + " must be a list of numbers");
        }
        return numbers;
    }

    /** A whole number that may be left out. */
    OptionalLong wholeNumber(String field) throws IOException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(field + " must be a whole number");
        }
        return OptionalLong.of(value.longValue());
    }

    /** The texts in a list that may be left out. */
    List<String> texts(String field) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : node.path(field)) {
            if (!value.isTextual()) {
                throw bad(field + " must be a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** What is made of each object in a list that must be there. */
    <T> List<T> list(String field, Reading<T> reading) throws IOException {
        JsonNode values = node.path(field);
        if (!values.isArray()) {
            throw bad(field + " must be a list");
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            list.add(reading.read(new JsonPlace(values.get(i), pointer + "/" + field + "/" + i)));
        }
        return list;
    }

    /** Makes a value whose own rules may refuse what was read here. */
    <T> T check(Supplier<T> value) throws IOException {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IOException(bad(String.valueOf(e.getMessage())).getMessage(), e);
        }
    }

    private IOException bad(String complaint) {
        return new IOException("Bad model catalogue at " + (pointer.isEmpty() ? "/" : pointer) + ": " + complaint);
    }
}
