package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files as people have them; where tests run, names that differ only in case are two files. */
class UnusualNamesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONGEST = "n".repeat(251) + ".png";
    private static final List<String> NAMES = List.of(
            "two words.png",
            "Été à l'école.png",
            "图像 1.png",
            "😀.png",
            "A.png",
            "a.png",
            "% & 'quoted' #1.png",
            "x/y/A.png");

    @TempDir
    Path place;

    private Path folder;
    private Path source;

    @BeforeEach
    void writeImages() throws IOException {
        folder = Files.createDirectory(place.resolve("Ordner mit Ü 照片"));
        source = place.resolve("source.json");
        Files.writeString(source, coco(NAMES).toString());
        for (String name : NAMES) {
            write(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"coco, out.json", "yolo, out", "labelme, out", "voc, out", "png, out", "coco-panoptic, out"})
    void goThroughAProject_andEveryFormat(String format, String out) throws IOException {
        Path written = place.resolve(out);
        Path back = place.resolve("back.json");

        done("import", source, "--project", folder);
        done("export", folder, "--to", format, "--out", written);
        done("convert", panopticFile(written), "--images", folder, "--to", "coco", "--out", back);

        assertThat(names(back)).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void ofTheGreatestLength_goThroughAProject() throws IOException {
        write(LONGEST);
        Files.writeString(source, coco(List.of(LONGEST)).toString());
        Path back = place.resolve("back.json");

        done("import", source, "--project", folder);
        done("export", folder, "--to", "coco", "--out", back);

        assertThat(names(back)).containsExactly(LONGEST);
    }

    @Test
    void thatAreTooLongForAFormat_areNamedInASentence() throws IOException {
        write(LONGEST);
        Files.writeString(source, coco(List.of(LONGEST)).toString());

        Typed typed = Typed.clickmask(
                "convert", source, "--images", folder, "--to", "labelme", "--out", place.resolve("out"));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains(LONGEST).doesNotContain("Exception").hasLineCount(1);
    }

    private static void done(Object... arguments) {
        Typed typed = Typed.clickmask(arguments);
        assertThat(typed.status()).as(typed.err()).isZero();
    }

    private static Path panopticFile(Path written) throws IOException {
        if (Files.isRegularFile(written)) {
            return written;
        }
        try (Stream<Path> files = Files.list(written)) {
            return files.filter(file -> file.toString().endsWith("panoptic.json"))
                    .findFirst()
                    .orElse(written);
        }
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_3BYTE_BGR), "png", file.toFile());
    }

    private static List<String> names(Path coco) throws IOException {
        return JSON.readTree(coco.toFile()).get("images").findValuesAsText("file_name");
    }

    private static JsonNode coco(List<String> names) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("categories").addObject().put("id", 1).put("name", "thing");
        for (int i = 0; i < names.size(); i++) {
            root.withArray("images")
                    .addObject()
                    .put("id", i)
                    .put("file_name", names.get(i))
                    .put("width", 8)
                    .put("height", 6);
            ObjectNode annotation = root.withArray("annotations").addObject();
            annotation
                    .put("id", i + 1)
                    .put("image_id", i)
                    .put("category_id", 1)
                    .put("iscrowd", 0)
                    .put("area", 4);
            annotation.putArray("bbox").add(1).add(1).add(2).add(2);
            annotation
                    .putArray("segmentation")
                    .addArray()
                    .add(1)
                    .add(1)
                    .add(3)
                    .add(1)
                    .add(3)
                    .add(3)
                    .add(1)
                    .add(3);
        }
        return root;
    }
}
