package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.InferenceException;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command makes of a model's answers. */
class SegmentChoicesTest {
    private static final Path COFFEE = Typed.SAMPLES.resolve("coffee.png");

    private final ScriptedModel several =
            new ScriptedModel().saying(1, 0.99f, false).saying(-1, 0.5f, true).saying(1, 0.7f, true);
    private final ScriptedModel nothing = new ScriptedModel().saying(-1, 0.3f, false);
    private final Path folder;

    SegmentChoicesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void allCandidatesAreListedAndTheBestIsTaken() {
        Typed typed = Typed.clickmask(several, "segment", COFFEE, "--point", "1,1");

        assertThat(typed.out().replace("\r", "")).contains("""
                candidates  1: predicted IoU 0.990
                            2: predicted IoU 0.500
                            3: predicted IoU 0.700, taken
                mask        240000 pixels, box 600 x 400 at 0,0
                """);
        assertThat(several.closed).isTrue();
    }

    @Test
    void anotherCandidateCanBeAskedFor() {
        Typed typed = Typed.clickmask(several, "segment", COFFEE, "--point", "1,1", "--candidate", "2");

        assertThat(typed.out()).contains("2: predicted IoU 0.500, taken");
    }

    @Test
    void aCandidateThatTheModelDoesNotHaveIsWrongUsage() {
        Typed typed = Typed.clickmask(several, "segment", COFFEE, "--point", "1,1", "--candidate", "4");

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).startsWith("there is no candidate 4: the model has 3 for these prompts");
        assertThat(several.closed).isTrue();
    }

    @Test
    void specksAreDroppedUpToTheGivenSize() {
        assertThat(Typed.clickmask(several, "segment", COFFEE, "--point", "1,1", "--drop-specks", "239999")
                        .out())
                .contains("mask        240000 pixels");
        assertThat(Typed.clickmask(several, "segment", COFFEE, "--point", "1,1", "--drop-specks", "240000")
                        .out())
                .contains("mask        empty");
    }

    @Test
    void anEmptyMaskIsToldAndWritten() throws IOException {
        Path mask = folder.resolve("mask.png");
        Typed typed = Typed.clickmask(nothing, "segment", COFFEE, "--point", "1,1", "--mask", mask);

        assertThat(typed.status()).isZero();
        assertThat(typed.out()).contains("mask        empty: the model finds nothing there; try other prompts");
        assertThat(ImageIO.read(mask.toFile()).getRaster().getSample(0, 0, 0)).isZero();
    }

    @Test
    void anEmptyMaskIsNoObjectOfADataSet() {
        Path coco = folder.resolve("out.json");
        Typed typed = Typed.clickmask(nothing, "segment", COFFEE, "--point", "1,1", "--coco", coco);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err().lines())
                .containsExactly("clickmask: the mask is empty, so there is nothing to write to " + coco
                        + "; try other prompts");
        assertThat(coco).doesNotExist();
    }

    @Test
    void aFailedRunIsOneSentenceAndItsTraceIsForWhoAsks() {
        ScriptedModel broken =
                new ScriptedModel().failing(new InferenceException("The encoder failed", new IOException("cause")));

        Typed typed = Typed.clickmask(broken, "segment", COFFEE, "--point", "1,1");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err().lines()).containsExactly("clickmask: The encoder failed");
        assertThat(Typed.clickmask(broken, "segment", COFFEE, "--point", "1,1", "--debug")
                        .err())
                .contains("Caused by: java.io.IOException: cause");
    }
}
