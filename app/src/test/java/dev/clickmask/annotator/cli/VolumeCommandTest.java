package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.image.GreySamples;
import dev.clickmask.sam.image.ImagePages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeCommandTest {
    /** One object on the first and third image, and one on the third alone, which lies over it. */
    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "s8.png", "width": 6, "height": 4},
                        {"id": 3, "file_name": "s10.png", "width": 6, "height": 4}],
             "annotations": [
               {"id": 1, "image_id": 1, "category_id": 1, "track_id": 5, "area": 4, "bbox": [0, 0, 2, 2], "iscrowd": 0,
                "segmentation": [[0, 0, 2, 0, 2, 2, 0, 2]]},
               {"id": 2, "image_id": 3, "category_id": 1, "track_id": 5, "area": 6, "bbox": [1, 0, 3, 2], "iscrowd": 0,
                "segmentation": [[1, 0, 4, 0, 4, 2, 1, 2]]},
               {"id": 3, "image_id": 3, "category_id": 2, "area": 4, "bbox": [3, 1, 2, 2], "iscrowd": 0,
                "segmentation": [[3, 1, 5, 1, 5, 3, 3, 3]]}],
             "categories": [{"id": 1, "name": "heart"}, {"id": 2, "name": "茶"}]}""";

    private final Path folder;
    private final Path project;

    VolumeCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.project = folder.resolve("series");
    }

    @BeforeEach
    void annotateASeries() throws IOException {
        Files.createDirectories(project);
        for (String name : new String[] {"s8", "s9", "s10"}) {
            picture(name, 6, 4);
        }
        Path coco = Files.writeString(folder.resolve("coco.json"), COCO);
        assertThat(Typed.clickmask("import", coco, "--project", project).err()).isEmpty();
    }

    private void picture(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(picture, "png", project.resolve(name + ".png").toFile());
    }

    private static String rows(GreySamples page) {
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < page.size().height(); y++) {
            for (int x = 0; x < page.size().width(); x++) {
                rows.append(page.at(x, y));
            }
            rows.append(' ');
        }
        return rows.toString();
    }

    @Test
    void anObjectHasOneNumberOnAllPages() throws IOException {
        Path out = folder.resolve("labels.tif");

        Typed typed = Typed.clickmask("volume", project, "--out", out);

        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).startsWith("wrote 3 pages to " + out);
        try (ImagePages pages = ImagePages.open(out)) {
            assertThat(pages.count()).isEqualTo(3);
            assertThat(pages.read(0).bits()).isEqualTo(16);
            assertThat(rows(pages.read(0))).isEqualTo("110000 110000 000000 000000 ");
            assertThat(rows(pages.read(1))).isEqualTo("000000 000000 000000 000000 ");
            assertThat(rows(pages.read(2))).isEqualTo("011100 011220 000220 000000 ");
        }
    }

    @Test
    void theTableSaysWhatIsWhere() throws IOException {
        Path out = folder.resolve("labels.tif");

        Typed.clickmask("volume", project, "--out", out);

        JsonNode table =
                new ObjectMapper().readTree(folder.resolve("labels.tif.json").toFile());
        assertThat(table).isEqualTo(new ObjectMapper().readTree("""
                {"width": 6, "height": 4, "pages": ["s8.png", "s9.png", "s10.png"], "objects": [
                 {"number": 1, "category": "heart", "track": 5, "firstPage": 0, "lastPage": 2, "pixels": 9},
                 {"number": 2, "category": "茶", "firstPage": 2, "lastPage": 2, "pixels": 4}]}"""));
    }

    @Test
    void imagesOfDifferentSizes_areRefused_andNothingIsWritten() throws IOException {
        picture("s11", 5, 4);
        Path out = folder.resolve("labels.tif");

        Typed typed = Typed.clickmask("volume", project, "--out", out);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("s11.png is of 5 x 4 pixels and the images before it of 6 x 4");
        assertThat(out).doesNotExist();
    }
}
