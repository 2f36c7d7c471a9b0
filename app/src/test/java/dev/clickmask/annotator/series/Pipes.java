package dev.clickmask.annotator.series;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** Files as on a disk that does not answer: whoever opens one waits until somebody writes to it. */
public final class Pipes {
    private Pipes() {}

    /** Makes one; where there are none, the test is left out. */
    public static Path make(Path path) throws InterruptedException {
        try {
            int exit = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
            assumeTrue(exit == 0, "there are no pipes here");
        } catch (IOException e) {
            assumeTrue(false, "there are no pipes here");
        }
        return path;
    }
}
