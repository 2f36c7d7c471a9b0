package dev.clickmask.sam.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form that a word of the catalogue must have. */
final class Words {
    private Words() {}

    /** The constant that a word of the catalogue names, in lower case and with hyphens; IllegalArgumentException if none. */
    static <E extends Enum<E>> E constant(Class<E> type, String field, String word) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word)) {
                return constant;
            }
            words.add(name);
        }
        throw new IllegalArgumentException(
                field + " must be one of " + String.join(", ", words) + ", not \"" + word + "\"");
    }

    /** Throws IllegalArgumentException with the field's name, the rule and the value, unless the value matches. */
    static void require(Pattern form, String field, String value, String rule) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be " + rule + ", not \"" + value + "\"");
        }
    }
}
