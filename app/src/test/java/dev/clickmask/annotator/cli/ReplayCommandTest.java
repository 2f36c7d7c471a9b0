package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real default model: a patch that it finds, and a mask that no prompt of it would give. */
class ReplayCommandTest {
    private static final String IMAGE = "astronaut.png";
    private static final Size SIZE = new Size(512, 512);
    private static final List<Prompt> PATCH = List.of(
            new Prompt.Point(new ImagePoint(172.5, 385.5), true), new Prompt.Point(new ImagePoint(110, 300), false));

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.copy(Typed.SAMPLES.resolve(IMAGE), folder.resolve(IMAGE));
        AnnotatedImage image = AnnotatedImage.of(IMAGE, SIZE)
                .with(instance(1, PATCH, disc(172, 386, 37)))
                .with(instance(2, PATCH, disc(400, 100, 50)))
                .with(instance(3, List.of(), disc(60, 60, 20)));
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            project.keepCategories(List.of(new Category(1, "patch", 0x56B4E9)));
            project.keep(image, ImageStatus.DONE);
        }
    }

    private static Instance instance(long id, List<Prompt> prompts, Mask mask) {
        return new Instance(id, 1, new Segmentation.Pixels(mask), new Instance.Origin(prompts, "older", 0.5f));
    }

    private static Mask disc(double x, double y, double radius) {
        return Capsule.fill(new ImagePoint(x, y), new ImagePoint(x, y), radius, SIZE);
    }

    @Test
    void eachInstanceWithPrompts_isCompared_andNothingIsChanged() throws IOException {
        Path json = folder.resolve("replay.json");
        AnnotatedImage before = kept();

        Typed typed = Typed.clickmask("replay", folder, "--json", json);

        assertThat(typed.err()).isEmpty();
        assertThat(typed.status()).isZero();
        assertThat(typed.out()).contains("astronaut.png  1  patch  IoU 0.9").containsPattern("instances +2\n");
        JsonNode records = new ObjectMapper().readTree(json.toFile()).get("instances");
        assertThat(records).hasSize(2);
        assertThat(records.at("/0/iou").doubleValue()).isBetween(0.9, 1.0);
        assertThat(records.at("/1/iou").doubleValue()).isLessThan(0.1);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void onlyWhatIsCloseEnough_isAccepted_andTheImageIsToBeLookedAtAgain() throws IOException {
        AnnotatedImage before = kept();

        assertThat(Typed.clickmask("replay", folder, "--accept-from", "0.8").status())
                .isZero();

        AnnotatedImage after = kept();
        Instance remade = after.instances().get(0);
        assertThat(remade.origin().model()).isEqualTo("mobile-sam");
        assertThat(remade.origin().prompts()).isEqualTo(PATCH);
        assertThat(remade.segmentation()
                        .mask()
                        .iou(before.instances().get(0).segmentation().mask()))
                .isBetween(0.8, 0.9999);
        assertThat(after.instances().subList(1, 3)).isEqualTo(before.instances().subList(1, 3));
        assertThat(status()).isEqualTo(ImageStatus.IN_PROGRESS);
    }

    @Test
    void allCanBeAccepted_andTheImageStaysDone() throws IOException {
        Typed.clickmask("replay", folder, "--accept");

        Mask moved = kept().instances().get(1).segmentation().mask();
        assertThat(moved.iou(disc(172, 386, 37))).isGreaterThan(0.9);
        assertThat(status()).isEqualTo(ImageStatus.DONE);
    }

    @Test
    void anImageThatIsGone_isTold_andItsInstancesStay() throws IOException {
        AnnotatedImage before = kept();
        Files.delete(folder.resolve(IMAGE));

        Typed typed = Typed.clickmask("replay", folder, "--accept");

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains(IMAGE);
        assertThat(kept()).isEqualTo(before);
    }

    private AnnotatedImage kept() throws IOException {
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            return project.image(IMAGE).orElseThrow();
        }
    }

    private ImageStatus status() throws IOException {
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            return Objects.requireNonNull(project.states().get(IMAGE)).status();
        }
    }
}
