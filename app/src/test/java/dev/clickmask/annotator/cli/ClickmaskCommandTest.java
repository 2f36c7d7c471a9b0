package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClickmaskCommandTest {

    @Test
    void withoutACommandTheWindowOpens_withTheFolderThatIsNamed() {
        List<Optional<Path>> windows = new ArrayList<>();
        Surroundings surroundings = new Surroundings(
                Path.of("none"),
                ModelCatalog.bundled(),
                model -> {
                    throw new IllegalStateException("no model was asked for");
                },
                model -> {
                    throw new IOException("no foreground model here");
                },
                model -> {
                    throw new IOException("no model of slices here");
                },
                new EmbeddingFolder(Path.of("none"), 0),
                false);
        assertThat(Typed.run(ClickmaskCommand.commandLine(windows::add, surroundings))
                        .status())
                .isZero();
        assertThat(Typed.run(ClickmaskCommand.commandLine(windows::add, surroundings), Typed.SAMPLES)
                        .status())
                .isZero();
        assertThat(windows).containsExactly(Optional.empty(), Optional.of(Typed.SAMPLES));
    }

    @Test
    void helpNamesTheCommands() {
        Typed typed = Typed.clickmask("--help");

        assertThat(typed.status()).isZero();
        assertThat(typed.out()).contains("Usage: clickmask", "segment", "models", "info");
    }

    @Test
    void theVersionIsThatOfTheProgram() {
        assertThat(Typed.clickmask("--version").out()).startsWith("clickmask ");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        Typed typed = Typed.clickmask("segmnt");

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("segmnt", "clickmask segment");
    }

    @Test
    void infoSaysWhatAFileHolds() {
        Path rocket = Typed.SAMPLES.resolve("rocket.jpg");
        Typed typed = Typed.clickmask("info", rocket);

        assertThat(typed.out().lines())
                .containsExactly(
                        "file         " + rocket,
                        "format       JPEG",
                        "stored       640 x 427 pixels",
                        "upright      640 x 427 pixels",
                        "orientation  1, upright",
                        "channels     3 of 8 bits",
                        "key          c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c");
    }

    @Test
    void infoAboutNoImageIsTheWorldsFault() {
        Typed typed = Typed.clickmask("info", Typed.SAMPLES.resolve("SOURCES.md"));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).startsWith("clickmask: ").contains("SOURCES.md");
    }
}
