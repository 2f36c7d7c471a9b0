package dev.clickmask.sam;

import java.util.regex.Pattern;

/**
 * Which model made an embedding, whatever its name and place.
 *
 * @param sha256 digest that tells its files from all others, as 64 lower-case hexadecimal digits
 */
public record ModelKey(String sha256) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ModelKey {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal digits: " + sha256);
        }
    }
}
