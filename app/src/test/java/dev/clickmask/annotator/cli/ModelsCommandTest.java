package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    private static final CatalogEntry DEFAULT = ModelCatalog.bundled().defaultEntry();

    private final Path folder;

    ModelsCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theListSaysWhatCanBeHadAndWhatIsHere() {
        Typed typed = Typed.clickmask("models", "list");

        assertThat(typed.status()).isZero();
        assertThat(typed.out().lines())
                .anyMatch(
                        line -> line.matches("mobile-sam +MobileSAM +45 MB +MIT, weights Apache-2.0 +present, default"))
                .anyMatch(line -> line.matches("edge-sam +EdgeSAM +38 MB +S-Lab-1.0 \\(non-commercial\\) +absent"))
                .contains("They are kept in " + Typed.MODELS);
        assertThat(Typed.clickmask("models", "list", "--models", folder).out()).contains("absent, default");
    }

    @Test
    void aWholeModelIsVerifiedAndNotFetchedAgain() {
        assertThat(Typed.clickmask("models", "verify", "mobile-sam"))
                .isEqualTo(new Typed(0, line("mobile-sam is whole"), ""));
        assertThat(Typed.clickmask("models", "fetch", "mobile-sam"))
                .isEqualTo(new Typed(0, line("mobile-sam is in " + Typed.MODELS.resolve("mobile-sam")), ""));
    }

    @Test
    void aDamagedModelFailsTheVerification() throws IOException {
        forge();

        Typed typed = Typed.clickmask("models", "verify", "--models", folder);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).startsWith("clickmask: ").contains("is damaged: its SHA-256 is");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void toVerifyNothingIsNoFailure() {
        assertThat(Typed.clickmask("models", "verify", "--models", folder))
                .isEqualTo(new Typed(0, line("no model is in " + folder), ""));
    }

    @Test
    void aModelCanBeRemoved() throws IOException {
        forge();

        assertThat(Typed.clickmask("models", "remove", "mobile-sam", "--models", folder)
                        .status())
                .isZero();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aModelThatDoesNotExistIsWrongUsage() {
        for (String command : new String[] {"fetch", "verify", "remove"}) {
            Typed typed = Typed.clickmask("models", command, "nosuch");

            assertThat(typed.status()).isEqualTo(2);
            assertThat(typed.err()).contains("there is no model \"nosuch\"", "Usage: clickmask models " + command);
        }
    }

    @Test
    void withoutSayingWhatToDoItIsWrongUsage() {
        assertThat(Typed.clickmask("models").status()).isEqualTo(2);
        assertThat(Typed.clickmask("models", "fetch").status()).isEqualTo(2);
    }

    @Test
    void aModelWhoseLicenceRestrictsItsUseIsNotFetchedUnasked() {
        Typed typed = Typed.clickmask("models", "fetch", "edge-sam", "--models", folder);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("S-Lab-1.0, which allows no commercial use", "--accept-licence");
    }

    @Test
    void aModelOfOnesOwnIsRecognisedAndUsedFromWhereItIs() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.copy(Typed.MODELS.resolve("mobile-sam/encoder.onnx"), home.resolve("a.onnx"));
        Files.copy(Typed.MODELS.resolve("mobile-sam/sam.onnx"), home.resolve("b.onnx"));

        Typed added =
                Typed.clickmask("models", "add", home.resolve("b.onnx"), home.resolve("a.onnx"), "--models", folder);

        assertThat(added).isEqualTo(new Typed(0, line("own-a is SAM"), ""));
        assertThat(Typed.clickmask("models", "list", "--models", folder).out()).contains("own-a");
        assertThat(Typed.clickmask(
                                "segment",
                                Typed.SAMPLES.resolve("coffee.png"),
                                "--point",
                                "1,1",
                                "--model",
                                "a",
                                "--models",
                                folder)
                        .err())
                .contains("there is no model \"a\"; added were own-a");
        assertThat(Typed.clickmask("models", "delete", "own-a", "--models", folder)
                        .status())
                .isZero();
        assertThat(home.resolve("a.onnx")).exists();
    }

    @Test
    void aModelOfOnesOwnWithAMemory_isAddedByItsFolder_andRefusedIfItsPartsDoNotFit() throws IOException {
        Path home = Files.createDirectory(folder.resolve("film-model"));
        Path fixture = Typed.MODELS.resolveSibling("sam-core/src/test/resources/models/sam2-video");
        try (Stream<Path> files = Files.list(fixture)) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file.getFileName()));
            }
        }

        assertThat(Typed.clickmask("models", "add", home, "--models", folder))
                .isEqualTo(new Typed(0, line("own-film-model is SAM 2 video with memory"), ""));

        Files.writeString(home.resolve("constants.json"), "{}");
        assertThat(Typed.clickmask("models", "add", home, "--models", folder).err())
                .contains("constants.json has no memory_temporal_positional_encoding");
    }

    @Test
    void aForegroundModelOfOnesOwnIsAddedByItsDescriptionAndUsedByItsId() throws IOException {
        Path json = TinyForeground.describe(folder.resolve("mine.json"));
        Path models = folder.resolve("models");
        Path out = folder.resolve("out");

        assertThat(Typed.clickmask("models", "add", json, "--models", models))
                .isEqualTo(new Typed(0, line("own-mine removes backgrounds"), ""));

        assertThat(Typed.clickmask("models", "list", "--models", models).out())
                .containsPattern("own-mine +" + Pattern.quote(json.toString()) + " +present, foreground");
        Path image = Typed.SAMPLES.resolve("coffee.png");
        assertThat(Typed.clickmask("cutout", image, "--model", "own-mine", "--models", models, "--out", out)
                        .status())
                .isZero();
        assertThat(out.resolve("coffee.png")).exists();
        Files.delete(folder.resolve("planes.onnx"));
        assertThat(Typed.clickmask("cutout", image, "--model", "own-mine", "--models", models, "--out", out)
                        .err())
                .contains("planes.onnx is missing", "mine.json says that the model own-mine is there");
        assertThat(Typed.clickmask("models", "remove", "own-mine", "--models", models)
                        .status())
                .isZero();
        assertThat(json).exists();
    }

    @Test
    void aDescriptionThatIsNotThatOfItsModelIsNotAdded() throws IOException {
        Path json = TinyForeground.describe(folder.resolve("mine.json"));
        Files.writeString(json, Files.readString(json).replace("[48, 32]", "[64, 64]"));

        Typed typed = Typed.clickmask("models", "add", json, "--models", folder.resolve("models"));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("planes.onnx").doesNotContain("Exception");
        assertThat(folder.resolve("models/own.json")).doesNotExist();
    }

    @Test
    void whatIsNoModelIsNotAdded() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("a.onnx"), "no model");
        Files.writeString(home.resolve("b.onnx"), "none either");

        Typed typed = Typed.clickmask("models", "add", home, "--models", folder);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("is not a model");
        assertThat(folder.resolve("own.json")).doesNotExist();
    }

    /** Puts files of zeros there, of the right names and sizes. */
    private void forge() throws IOException {
        Path home = Files.createDirectory(folder.resolve(DEFAULT.id()));
        for (ModelFile file : DEFAULT.files()) {
            try (RandomAccessFile zeros =
                    new RandomAccessFile(home.resolve(file.name()).toFile(), "rw")) {
                zeros.setLength(file.bytes().orElseThrow());
            }
        }
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
