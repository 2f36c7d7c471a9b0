package dev.clickmask.annotator.dataset.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places in a JSON file, written like {@code $.annotations[12].segmentation}. */
final class JsonPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}");
    private static final int SHOWN = 60;

    private JsonPath() {}

    /** The place of the value that the parser stands at, or has just left. */
    static String of(JsonParser json) {
        JsonToken token = json.currentToken();
        JsonStreamContext inner = json.getParsingContext();
        boolean opened = token != null && token.isStructStart();
        StringBuilder path = new StringBuilder("$");
        append(path, opened ? inner.getParent() : inner);
        return path.toString();
    }

    private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
        if (context == null) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            appendName(path, context.getCurrentName());
        }
    }

    private static void appendName(StringBuilder path, String name) {
        if (PLAIN.matcher(name).matches()) {
            path.append('.').append(name);
        } else {
            String shown = name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name;
            path.append("['").append(shown).append("']");
        }
    }
}
