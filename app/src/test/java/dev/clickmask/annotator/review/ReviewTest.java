package dev.clickmask.annotator.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Capsule;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {
    private static final Size SIZE = new Size(400, 300);
    private static final int CUP = 1;
    private static final int SPOON = 2;

    private ProjectFile project;

    @TempDir
    Path folder;

    @BeforeEach
    void openProject() throws IOException {
        project = ProjectFile.open(folder.resolve(ProjectFile.NAME));
        project.keepCategories(List.of(new Category(CUP, "cup", 0), new Category(SPOON, "spoon", 1)));
    }

    @AfterEach
    void closeProject() throws IOException {
        project.close();
    }

    @Test
    void whatIsFine_isNotNamed() throws IOException {
        keep(
                "a.png",
                drawn(CUP, disc(50, 50, 20)),
                made(CUP, disc(150, 50, 24), 0.95f),
                drawn(SPOON, disc(50, 50, 18)));

        assertThat(Review.of(project)).isEmpty();
    }

    @Test
    void aMaskThatTheModelDoubts_isNamed_butOneThatWasDrawnHasNoRating() throws IOException {
        keep("a.png", made(CUP, disc(50, 50, 20), 0.79f), drawn(CUP, disc(150, 50, 20)));

        assertThat(Review.of(project)).containsExactly(new Finding("a.png", 1, CUP, Doubt.LOW_RATING));
    }

    @Test
    void emptyMasks_andSpecks_areNamed() throws IOException {
        Mask speckled = disc(50, 50, 30).union(disc(150, 50, 1));
        Mask twoHalves = disc(50, 150, 30).union(disc(150, 150, 20));
        keep("a.png", drawn(CUP, Mask.empty(SIZE)), drawn(CUP, speckled), drawn(CUP, twoHalves));

        assertThat(Review.of(project))
                .containsExactly(new Finding("a.png", 1, CUP, Doubt.EMPTY), new Finding("a.png", 2, CUP, Doubt.SPECKS));
    }

    @Test
    void twoOfOneCategoryOverEachOther_areBothNamed() throws IOException {
        keep("a.png", drawn(CUP, disc(50, 50, 20)), drawn(CUP, disc(55, 50, 20)), drawn(CUP, disc(85, 50, 20)));

        assertThat(Review.of(project))
                .containsExactly(
                        new Finding("a.png", 1, CUP, Doubt.OVERLAP), new Finding("a.png", 2, CUP, Doubt.OVERLAP));
    }

    @Test
    void aSizeUnlikeTheOthers_isNamed_alsoAcrossImages() throws IOException {
        for (int i = 0; i < 10; i++) {
            keep(i + ".png", drawn(CUP, disc(100, 100, 20 + i % 3)));
        }
        keep("giant.png", drawn(CUP, disc(200, 150, 120)));
        keep("dwarf.png", drawn(CUP, disc(200, 150, 3)), drawn(SPOON, disc(50, 50, 3)));

        assertThat(Review.of(project))
                .containsExactly(
                        new Finding("giant.png", 1, CUP, Doubt.ODD_SIZE),
                        new Finding("dwarf.png", 1, CUP, Doubt.ODD_SIZE));
    }

    private void keep(String name, Instance... instances) throws IOException {
        AnnotatedImage image = AnnotatedImage.of(name, SIZE);
        for (Instance instance : instances) {
            image = image.with(instance.withId(image.nextId()));
        }
        project.keep(image, ImageStatus.DONE);
    }

    private static Instance drawn(int category, Mask mask) {
        return new Instance(1, category, new Segmentation.Pixels(mask), Instance.Origin.UNKNOWN);
    }

    private static Instance made(int category, Mask mask, float predictedIou) {
        List<Prompt> click = List.of(new Prompt.Point(new ImagePoint(50, 50), true));
        return new Instance(
                1, category, new Segmentation.Pixels(mask), new Instance.Origin(click, "mobile-sam", predictedIou));
    }

    private static Mask disc(double x, double y, double radius) {
        return Capsule.fill(new ImagePoint(x, y), new ImagePoint(x, y), radius, SIZE);
    }
}
