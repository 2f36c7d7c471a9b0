package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong, and what is wrong with the world. */
class SegmentMistakesTest {
    private static final Path COFFEE = Typed.SAMPLES.resolve("coffee.png");

    private final ScriptedModel model = new ScriptedModel().saying(1, 0.9f, false);
    private final Path folder;

    SegmentMistakesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --point 600.5,10              | 600.5,10.0 lies outside of
            --point 1,1 --background -1,10 | -1.0,10.0 lies outside of
            --box 10,10,20,401            | 20.0,401.0 lies outside of
            --point 12                    | '12' is not a point x,y such as 120,80.5
            --point 1,NaN                 | '1,NaN' is not a point
            --box 1,2,3                   | '1,2,3' is not a box x0,y0,x1,y1
            --part 1,2,3,0 --point 1,1    | '1,2,3,0' is not a part x,y,w,h in whole pixels
            --part 500,0,101,9 --point 1,1 | --part reaches beyond
            --part 5,0,90,9 --point 1,1   | 1.0,1.0 lies outside of --part
            --box 1,2,3,4 --box 1,2,3,4   | --box may be given but once
            --model no-such --point 1,1   | there is no model "no-such"; the catalogue has mobile-sam
            --category= --point 1,1       | --category needs a name
            --mask                        | Missing required parameter
            """)
    void wrongArgumentsAreToldWithTheUsage(String arguments, String sentence) {
        Typed typed = segment(arguments.split(" "));

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains(sentence, "Usage: clickmask segment");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void aPointOutsideIsAnsweredWithTheSizeAndTheBorderIsInside() {
        assertThat(segment("--point", "600,401").err()).contains("which has 600 x 400 pixels");
        assertThat(segment("--point", "600,400").status()).isZero();
    }

    @Test
    void backgroundAloneIsWrongUsage() {
        Typed typed = segment("--background", "3,3");

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("does not say where the object is");
    }

    @Test
    void noPromptIsWrongUsage() {
        Typed typed = segment();

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("--point=x,y | --background=x,y | --box=x0,y0,x1,y1");
    }

    @Test
    void aMissingFileAndOneThatIsNoImageAreTheWorldsFault() {
        Typed missing = Typed.clickmask(model, "segment", folder.resolve("没有.png"), "--point", "1,1");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).startsWith("clickmask: " + folder.resolve("没有.png") + " does not exist");

        Path text = Typed.SAMPLES.resolve("SOURCES.md");
        Typed noImage = Typed.clickmask(model, "segment", text, "--point", "1,1");
        assertThat(noImage.status()).isEqualTo(1);
        assertThat(noImage.err().lines()).hasSize(1).first().asString().contains(text.toString());
    }

    @Test
    void aModelThatIsNotHereIsNotFetchedByItself() {
        Typed typed = segment("--point", "1,1", "--models", folder.toString());

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err().lines())
                .containsExactly("clickmask: the model mobile-sam is not in " + folder
                        + "; get it with: clickmask models fetch mobile-sam");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeTheWork() {
        Path nowhere = folder.resolve("none/mask.png");
        Typed typed = segment("--point", "1,1", "--mask", nowhere.toString());

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err().lines())
                .containsExactly("clickmask: " + nowhere + " cannot be written: there is no folder "
                        + nowhere.getParent() + "; make it first");
        assertThat(segment("--point", "1,1", "--coco", folder.toString()).status())
                .isEqualTo(1);
    }

    @Test
    void theOriginalIsNeverWrittenUnderWhateverName() throws IOException {
        Path original = Files.copy(COFFEE, folder.resolve("original.png"));
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), original);

        Typed typed = Typed.clickmask(model, "segment", original, "--point", "1,1", "--overlay", link);

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("is the image itself, and originals are never written");
        assertThat(original).hasSameBinaryContentAs(COFFEE);
    }

    @Test
    void twoPicturesInOneFileAreWrongUsage() {
        String file = folder.resolve("out.png").toString();

        assertThat(segment("--point", "1,1", "--mask", file, "--overlay", file).err())
                .contains("out.png is named twice");
    }

    private Typed segment(String... arguments) {
        List<Object> words = new ArrayList<>(List.of("segment", COFFEE));
        words.addAll(Arrays.asList(arguments));
        return Typed.clickmask(model, words.toArray());
    }
}
