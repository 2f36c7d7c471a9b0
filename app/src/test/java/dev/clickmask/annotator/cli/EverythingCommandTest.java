package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real default model, and few points. */
class EverythingCommandTest {
    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void copyImage() throws IOException {
        image = Files.copy(Typed.SAMPLES.resolve("coffee.png"), folder.resolve("coffee.png"));
    }

    @Test
    void masks_go_into_a_coco_file_and_a_picture() throws IOException {
        Path coco = folder.resolve("found.json");

        Typed typed = Typed.clickmask(
                "everything", image, "--points", "4", "--coco", coco, "--overlay", folder.resolve("drawn"));

        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).containsPattern("coffee.png: [0-9]+ masks");
        JsonNode document = new ObjectMapper().readTree(coco.toFile());
        assertThat(document.at("/images/0/file_name").textValue()).isEqualTo("coffee.png");
        assertThat(document.at("/categories/0/name").textValue()).isEqualTo("object");
        assertThat(document.get("annotations").size()).isBetween(2, 30);
        assertThat(ImageIO.read(folder.resolve("drawn/coffee.png").toFile()).getWidth())
                .isEqualTo(600);
    }

    @Test
    void masks_go_into_a_project_once_with_the_points_that_found_them() throws IOException {
        Typed first =
                Typed.clickmask("everything", folder, "--points", "3", "--project", folder, "--category", "thing");
        Typed second = Typed.clickmask("everything", image, "--points", "3", "--project", folder);

        assertThat(first.err()).isEmpty();
        assertThat(second.out()).contains("coffee.png: has instances, left out");
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            assertThat(project.categories()).extracting("name").containsExactly("thing");
            List<Instance> instances =
                    project.image("coffee.png").map(AnnotatedImage::instances).orElseThrow();
            assertThat(instances).isNotEmpty().allSatisfy(instance -> {
                assertThat(instance.origin().model()).isEqualTo("mobile-sam");
                assertThat(instance.origin().prompts()).hasSize(1);
                assertThat(instance.origin().predictedIou()).isGreaterThan(0.8f);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.png", "a#b.png", "coffee#2"})
    void a_link_to_an_image_of_the_project_is_that_image(String name) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve(name), image);

        Typed typed = Typed.clickmask("everything", link, "--points", "3", "--project", folder);

        assertThat(typed.err()).isEmpty();
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            assertThat(project.states()).containsOnlyKeys("coffee.png");
        }
    }

    @Test
    void an_image_that_cannot_be_read_is_told_and_the_others_are_done() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
        Path coco = folder.resolve("found.json");

        Typed typed = Typed.clickmask("everything", broken, image, "--points", "1", "--coco", coco);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("broken.png");
        assertThat(typed.out()).contains("coffee.png: ");
        assertThat(coco).exists();
    }

    @Test
    void wrong_usage_is_said_before_the_work() {
        assertThat(Typed.clickmask("everything", image).err()).contains("say where the masks go");
        assertThat(Typed.clickmask("everything", image, "--points", "0", "--coco", folder.resolve("a.json"))
                        .err())
                .contains("points a side 0.0 is out of range");
    }
}
