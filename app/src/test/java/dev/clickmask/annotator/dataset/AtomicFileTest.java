package dev.clickmask.annotator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final AtomicFile.Content NEW = out -> out.write("new".getBytes(StandardCharsets.UTF_8));

    private final Path folder;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("é 图.txt"), "old");

        AtomicFile.write(file, NEW);

        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aFailureHalfwayKeepsTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("out.txt"), "old");

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .withMessage(file + " cannot be written: disk full");

        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("file.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);

        AtomicFile.write(link, NEW);

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(file).hasContent("new");
    }

    @Test
    void whatCannotBeAFileIsToldBeforehand() {
        assertThatIOException()
                .isThrownBy(
                        () -> AtomicFile.requireWritable(folder.resolve("none").resolve("out.txt")))
                .withMessageContaining("there is no folder " + folder.resolve("none") + "; make it first");
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.requireWritable(folder))
                .withMessageContaining("it is no file");
    }
}
