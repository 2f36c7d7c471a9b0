package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed loses no step that it has shown as kept. */
class KilledProgramTest {
    private static final String IMAGE = "a.png";
    private static final Size SIZE = new Size(64, 64);
    /** As many as {@code scripts/kill} says, or some. */
    private static final int KILLS = Integer.getInteger("clickmask.kills", 10);

    private static final int MOST_STEPS = 40;

    @TempDir
    Path folder;

    @Test
    void everyStepThatWasKept_isThereAfterAKillAtAnyMoment_andTheWorkGoesOn() throws Exception {
        Path file = folder.resolve(ProjectFile.NAME);
        Random random = new Random(20);
        List<Long> kept = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<Long> now = keptUntilKilled(file, 1 + random.nextInt(MOST_STEPS), random.nextInt(12));
            assertThat(now).isNotEmpty();
            kept.addAll(now);
            try (ProjectFile project = ProjectFile.open(file)) {
                assertThat(project.image(IMAGE).orElseThrow().instances())
                        .extracting(Instance::id)
                        .containsAll(kept)
                        .doesNotHaveDuplicates();
            }
        }
    }

    /** What a program of its own says that it kept, which is killed so many milliseconds after it said so often. */
    private static List<Long> keptUntilKilled(Path file, int steps, int milliseconds) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> kept = new ArrayList<>();
        try (BufferedReader said = program.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < steps; i++) {
                add(said.readLine(), kept);
            }
            Thread.sleep(milliseconds);
            // Not by the process itself, which closes what it said.
            program.toHandle().destroyForcibly();
            program.waitFor();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                add(line, kept);
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
        return kept;
    }

    /** A line whose end was not written any more says nothing. */
    private static void add(@Nullable String line, List<Long> kept) {
        if (line != null && line.endsWith(".")) {
            kept.add(Long.valueOf(line.substring(0, line.length() - 1)));
        }
    }

    /** Keeps one instance after the other, and says the number of each when it is kept. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            LinkedBlockingQueue<Optional<IOException>> told = new LinkedBlockingQueue<>();
            try (ProjectKeeper keeper = new ProjectKeeper(Path.of(args[0]), told::add)) {
                AnnotatedImage image = keeper.image(IMAGE).get().orElse(AnnotatedImage.of(IMAGE, SIZE));
                Segmentation all = new Segmentation.Pixels(Mask.full(SIZE));
                while (true) {
                    long next = image.nextId();
                    image = image.with(new Instance(next, 1, all, Instance.Origin.UNKNOWN));
                    keeper.keep(image, ImageStatus.IN_PROGRESS);
                    if (told.take().isPresent()) {
                        System.exit(1);
                    }
                    System.out.println(next + ".");
                }
            }
        }
    }
}
