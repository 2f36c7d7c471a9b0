package dev.clickmask.annotator.dataset.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of a JSON file one by one and reports those of the wrong type. Every method begins at the first token of a
 * value and leaves the parser at its last. Where a value is bad and the defects are only listed, a stand-in comes back
 * that no good value equals: an empty text, 0 for a number that must be positive, {@code null} for others.
 */
final class JsonFields {
    private static final int MAX_ID_LENGTH = 1000;
    /** Up to here every whole number is a double. */
    private static final double MAX_EXACT = 1L << 53;

    private final JsonParser json;
    private final Defects defects;

    JsonFields(JsonParser json, Defects defects) {
        this.json = json;
        this.defects = defects;
    }

    /** Enters an object; {@code false} if it is none, which is reported. */
    boolean enterObject() throws IOException {
        return expect(JsonToken.START_OBJECT, "must be an object");
    }

    /** Moves to the value of the next field of an object; {@code false} at its end. */
    boolean nextField() throws IOException {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        json.nextToken();
        return true;
    }

    /** Name of the field whose value the parser stands at. */
    String name() throws IOException {
        return json.currentName();
    }

    /** Enters a list; {@code false} if it is none, which is reported. */
    boolean enterList() throws IOException {
        return expect(JsonToken.START_ARRAY, "must be a list");
    }

    /** Moves to the next value of a list; {@code false} at its end. */
    boolean nextElement() throws IOException {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    /** Leaves a list without looking at the values that are left. */
    void leaveList() throws IOException {
        while (nextElement()) {
            skip();
        }
    }

    /** Passes over the value, however large, without keeping any of it. */
    void skip() throws IOException {
        json.skipChildren();
    }

    boolean isNull() {
        return json.hasToken(JsonToken.VALUE_NULL);
    }

    boolean isObject() {
        return json.hasToken(JsonToken.START_OBJECT);
    }

    boolean isList() {
        return json.hasToken(JsonToken.START_ARRAY);
    }

    boolean isText() {
        return json.hasToken(JsonToken.VALUE_STRING);
    }

    private boolean expect(JsonToken token, String complaint) throws IOException {
        if (!json.hasToken(token)) {
            reject(complaint);
            return false;
        }
        return true;
    }

    /** Reports the value at which the parser stands, or which it has just left, and passes over it. */
    void reject(String sentence) throws IOException {
        defects.add(JsonPath.of(json), sentence);
        skip();
    }

    /** A text that is not blank; empty if it is bad. */
    String text() throws IOException {
        if (!isText() || json.getText().isBlank()) {
            reject("must be a text that is not blank");
            return "";
        }
        return json.getText();
    }

    /** A text that may be empty; empty if it is bad. */
    String anyText() throws IOException {
        if (!isText()) {
            reject("must be a text");
            return "";
        }
        return json.getText();
    }

    /** A number or text that tells objects apart, so that the number 7 and the text "7" are the same; empty if bad. */
    String id() throws IOException {
        JsonToken token = json.currentToken();
        boolean shortText = isText() && json.getTextLength() > 0 && json.getTextLength() <= MAX_ID_LENGTH;
        if (token == JsonToken.VALUE_NUMBER_INT || shortText) {
            return json.getText();
        }
        if (isWhole()) {
            return Long.toString((long) json.getDoubleValue());
        }
        reject("must be a whole number or a short text");
        return "";
    }

    /** A whole number from 1 to 2,147,483,647; 0 if it is bad. */
    int positive() throws IOException {
        if (!isWhole() || json.getDoubleValue() < 1 || json.getDoubleValue() > Integer.MAX_VALUE) {
            reject("must be a positive whole number");
            return 0;
        }
        return (int) json.getDoubleValue();
    }

    /** A whole number from 0 to 2,147,483,647; -1 if it is bad. */
    int count() throws IOException {
        if (!isWhole() || json.getDoubleValue() < 0 || json.getDoubleValue() > Integer.MAX_VALUE) {
            reject("must be a whole number that is not negative and below 2^31");
            return -1;
        }
        return (int) json.getDoubleValue();
    }

    /** Whole in value, even if written like 1e3 or 7.0. */
    private boolean isWhole() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null || !token.isNumeric()) {
            return false;
        }
        double value = json.getDoubleValue();
        return value == Math.rint(value) && Math.abs(value) <= MAX_EXACT;
    }

    /** A finite number; {@code null} if it is bad. */
    @Nullable
    Double number() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null || !token.isNumeric() || !Double.isFinite(json.getDoubleValue())) {
            reject("must be a finite number");
            return null;
        }
        return json.getDoubleValue();
    }

    /** A boolean, or the number 0 or 1; {@code null} if it is bad. */
    @Nullable
    Boolean flag() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (isWhole() && (json.getDoubleValue() == 0 || json.getDoubleValue() == 1)) {
            return json.getDoubleValue() == 1;
        }
        reject("must be 0, 1, false or true");
        return null;
    }

    /** A list of so many finite numbers; {@code null} if it is bad. */
    double @Nullable [] numbers(int length) throws IOException {
        if (!enterList()) {
            return null;
        }
        double[] numbers = new double[length];
        int size = 0;
        boolean good = true;
        while (nextElement()) {
            Double number = number();
            good &= number != null;
            if (number != null && size < length) {
                numbers[size] = number;
            }
            size++;
        }
        if (size != length) {
            reject("must be a list of " + length + " numbers, not of " + size);
            return null;
        }
        return good ? numbers : null;
    }
}
