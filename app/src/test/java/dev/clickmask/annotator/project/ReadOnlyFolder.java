package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A folder in which nobody may write, also not the administrator. */
final class ReadOnlyFolder {
    private final List<Path> locked = new ArrayList<>();

    /** What is done meanwhile. */
    interface Work {
        void run() throws Exception;
    }

    /** Does something while the folder is read-only; skips the test where the system has no way to make it so. */
    static void during(Path folder, Work work) throws Exception {
        ReadOnlyFolder readOnly = new ReadOnlyFolder();
        try (Stream<Path> files = Files.list(folder)) {
            readOnly.locked.addAll(files.toList());
        }
        readOnly.locked.add(folder);
        try {
            Assumptions.assumeTrue(readOnly.lock(), "nothing can be made read-only here");
            work.run();
        } finally {
            readOnly.unlock();
        }
    }

    private boolean lock() throws IOException, InterruptedException {
        boolean done = true;
        for (Path path : locked) {
            done &= path.toFile().setWritable(false);
        }
        // An administrator may write all the same, but not what has this attribute.
        return (done && locked.stream().noneMatch(Files::isWritable)) || attribute("+i");
    }

    private boolean attribute(String change) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("chattr", change));
        locked.forEach(path -> command.add(path.toString()));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private void unlock() throws IOException, InterruptedException {
        attribute("-i");
        for (Path path : locked) {
            assertThat(path.toFile().setWritable(true)).isTrue();
        }
    }
}
