package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.clickmask.annotator.cutout.Background;
import dev.clickmask.annotator.cutout.Cutout;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.matte.Alpha;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutoutCommandTest {
    private final Path folder;

    CutoutCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aModelThatIsNotHere_isNotFetchedUnasked() {
        Typed typed = Typed.clickmask("cutout", Typed.SAMPLES, "--models", folder, "--out", folder.resolve("out"));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err())
                .contains("published under AGPL-3.0-only, weights under MIT", "clickmask models fetch isnet-medium");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNoBackgroundModelOrImage_isToldInOneSentence() {
        assertThat(Typed.clickmask("cutout", Typed.SAMPLES, "--background", "mauvish")
                        .err())
                .contains("'mauvish' is neither a colour such as white or #00ff80 nor an image file");
        assertThat(Typed.clickmask("cutout", Typed.SAMPLES, "--model", "mobile-sam")
                        .status())
                .isEqualTo(2);
        assertThat(Typed.clickmask("cutout", folder.resolve("nowhere.png")).err())
                .contains("there is no such image or folder");
        assertThat(Typed.clickmask("cutout", folder).err()).contains("there is no image in");
    }

    @Test
    void onlyImagesWithoutACutOutAreLeft() throws IOException {
        Path images = folder.resolve("images");
        Files.createDirectories(images.resolve("sub"));
        for (String name : new String[] {"a.jpg", "a.png", "b.jpg", "sub/a.jpg"}) {
            Files.createFile(images.resolve(name));
        }
        Path out = images.resolve("out");
        CutoutPlan plan = new CutoutPlan(List.of(images), out, "x over white");
        plan.begin();
        Files.createFile(out.resolve("b.png"));

        CutoutPlan again = new CutoutPlan(List.of(images), out, "x over white");
        again.begin();

        assertThat(again.tasks()).hasSize(4);
        assertThat(again.left())
                .extracting(CutoutPlan.Task::target)
                .containsExactlyInAnyOrder(out.resolve("a.png"), out.resolve("a.png.png"), out.resolve("sub/a.png"));
    }

    @Test
    void cutOutsOfAnotherKind_areNotMixed() throws IOException {
        new CutoutPlan(List.of(Typed.SAMPLES), folder, "x over white").begin();

        CutoutPlan other = new CutoutPlan(List.of(Typed.SAMPLES), folder, "x over black");

        assertThatIOException()
                .isThrownBy(other::begin)
                .withMessageContaining("holds cut-outs by x over white, and these would be by x over black");
    }

    @Test
    void anImage_isNeverReplacedByItsCutOut() throws IOException {
        Path image = Files.copy(Typed.SAMPLES.resolve("coffee.png"), folder.resolve("coffee.png"));

        assertThat(Typed.clickmask("cutout", image, "--out", folder, "--again").err())
                .contains("would be replaced by its own cut-out; give another folder with --out");
        assertThat(image).hasSameBinaryContentAs(Typed.SAMPLES.resolve("coffee.png"));
    }

    @Test
    void aColourShowsWhereTheForegroundEnds() throws IOException {
        Cutout cutout = twoPixels();

        BufferedImage over = cutout.picture(BackgroundWords.parse("#0000c8"));

        assertThat(over.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x646464);
        assertThat(over.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x0000C8);
    }

    @Test
    void nothingOfTheBackground_staysInATransparentPicture() throws IOException {
        BufferedImage picture = twoPixels().picture(new Background.Transparent());

        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF646464);
        assertThat(picture.getRGB(1, 0)).isZero();
    }

    @Test
    void anotherImageBehind_coversAllAndKeepsItsProportions() throws IOException {
        RgbImage coffee = ImageFiles.read(Typed.SAMPLES.resolve("coffee.png"));
        byte[] row = new byte[3 * 100];

        new Background.Picture(coffee).rows(new Size(100, 100)).fill(50, row);

        int middle = coffee.rgb(300, 202);
        assertThat(row[150] & 0xFF).isCloseTo(middle & 0xFF, Offset.offset(24));
    }

    /** Grey and opaque, and white and transparent. */
    private static Cutout twoPixels() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        picture.setRGB(0, 0, 0x646464);
        picture.setRGB(1, 0, 0xFFFFFF);
        return new Cutout(RgbImage.of(picture), new Alpha(new Size(2, 1), new byte[] {(byte) 255, 0}));
    }
}
