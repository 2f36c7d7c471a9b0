package dev.clickmask.sam.catalog;

import java.util.regex.Pattern;

/** The form that a word of the catalogue must have. */
final class Words {
    private Words() {}

    /** Throws IllegalArgumentException with the field's name, the rule and the value, unless the value matches. */
    static void require(Pattern form, String field, String value, String rule) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be " + rule + ", not \"" + value + "\"");
        }
    }
}
