package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a disk of its own can do to a project, by mounting one; needs root on Linux, and is run by scripts/disks only. */
@EnabledIfSystemProperty(named = "clickmask.disks", matches = "true")
class RealDiskTest {
    private static final AnnotatedImage FIRST = AnnotatedImage.of("a.png", new Size(8, 8));
    private static final AnnotatedImage SECOND = AnnotatedImage.of("b.png", new Size(8, 8));

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private ProjectKeeper keeper;
    private Path disk;
    private Path folder;

    @TempDir
    Path place;

    @BeforeEach
    void mountAndKeepSomething() throws Exception {
        disk = place.resolve("disk");
        folder = Files.createDirectory(place.resolve("folder"));
        run("truncate", "-s", "12M", disk.toString());
        run("mkfs.ext4", "-q", "-F", "-m", "0", disk.toString());
        mount();
        keeper = new ProjectKeeper(
                folder.resolve(ProjectFile.NAME),
                cause -> told.add(cause.map(IOException::getMessage).orElse("kept")),
                Duration.ofSeconds(1));
        keeper.keep(FIRST, ImageStatus.DONE);
        await("kept");
    }

    @AfterEach
    void unmount() throws Exception {
        keeper.close();
        run("umount", "-l", folder.toString());
    }

    private void mount() throws Exception {
        run("mount", "-o", "loop,errors=remount-ro", disk.toString(), folder.toString());
    }

    @Test
    void aDiskThatBecomesReadOnly_isTold_readOn_andTheWorkCanBeKeptElsewhere() throws Exception {
        String device =
                output("findmnt", "-n", "-o", "SOURCE", folder.toString()).replace("/dev/", "");
        Files.writeString(Path.of("/sys/fs/ext4", device, "trigger_fs_error"), "1");

        keeper.keep(SECOND, ImageStatus.DONE);
        await("cannot be written");
        assertThat(keeper.image("a.png").get()).contains(FIRST);
        keeper.moveTo(place.resolve("elsewhere.clickmask"), () -> {}).get();

        await("kept");
        assertThat(keeper.open().get().states()).containsOnlyKeys("a.png", "b.png");
    }

    @Test
    void aDiskThatIsUnmounted_isTold_andWrittenWhenItIsBack() throws Exception {
        run("umount", "-l", folder.toString());

        keeper.keep(SECOND, ImageStatus.DONE);
        await("is not there any more");
        mount();

        await("kept");
        assertThat(keeper.open().get().states()).containsOnlyKeys("a.png", "b.png");
    }

    @Test
    void aDiskThatIsFull_isTold_readOn_andWrittenWhenThereIsRoom() throws Exception {
        new ProcessBuilder("dd", "if=/dev/zero", "of=" + folder.resolve("fill"), "bs=1k")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();

        keeper.keepCategories(List.of(new Category(1, "long".repeat(100_000), 1)));
        await("the disk is full");
        assertThat(keeper.image("a.png").get()).contains(FIRST);
        Files.delete(folder.resolve("fill"));

        await("kept");
        assertThat(keeper.open().get().categories()).hasSize(1);
    }

    @Test
    void aDiskThatHangs_isTold_andWrittenWhenItAnswers() throws Exception {
        run("fsfreeze", "-f", folder.toString());
        try {
            keeper.keep(SECOND, ImageStatus.DONE);
            await("does not answer");
        } finally {
            run("fsfreeze", "-u", folder.toString());
        }
        await("kept");
        assertThat(keeper.open().get().states()).containsOnlyKeys("a.png", "b.png");
    }

    private void await(String part) throws InterruptedException {
        Optional<String> next;
        do {
            next = Optional.ofNullable(told.poll(60, TimeUnit.SECONDS));
            assertThat(next).as("that it is told: " + part).isPresent();
        } while (!next.get().contains(part));
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    private static String output(String... command) throws Exception {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip();
    }
}
