package dev.clickmask.sam.catalog;

import java.util.OptionalLong;

/** Follows a fetch; called on the thread that fetches, some ten times a second and at the ends of each file. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Tells how far a file is; a file that is tried from a second source starts again at 0.
     *
     * @param file name of the file
     * @param bytes received so far
     * @param total size of the file, where it is known
     */
    void progress(String file, long bytes, OptionalLong total);
}
