package dev.clickmask.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.coco.CocoReader;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A photograph of a white L on black, stored turned in each of EXIF's eight ways, with the L as its one instance. */
class SpaceTest {
    private static final List<Category> CATEGORIES = List.of(new Category(1, "letter", 0xFF0000));
    private static final String NAME = "photo.jpg";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_stored_space_the_mask_covers_the_letter_in_the_rows_of_the_file(int orientation) throws IOException {
        AnnotatedImage upright = photograph(orientation);
        Path file = write(DatasetFormat.COCO_RLE, Space.STORED, upright);

        Mask stored;
        try (CocoReader reader = CocoReader.open(file, finding -> {})) {
            stored = only(reader).instances().get(0).segmentation().mask();
        }

        // The JDK's own reader does not look at the EXIF orientation.
        assertThat(stored).isEqualTo(white(ImageIO.read(folder.resolve(NAME).toFile())));
    }

    @ParameterizedTest
    @CsvSource({
        "COCO, 5",
        "COCO, 6",
        "COCO_RLE, 1",
        "COCO_RLE, 2",
        "COCO_RLE, 3",
        "COCO_RLE, 4",
        "COCO_RLE, 5",
        "COCO_RLE, 6",
        "COCO_RLE, 7",
        "COCO_RLE, 8",
        "YOLO, 6",
        "YOLO, 7",
        "LABELME, 6",
        "LABELME, 8",
        "VOC, 6",
        "VOC, 2",
        "PNG, 6",
        "PNG, 5",
        "COCO_PANOPTIC, 6",
        "COCO_PANOPTIC, 8"
    })
    void what_is_written_in_stored_space_is_read_upright_without_being_told(DatasetFormat format, int orientation)
            throws IOException {
        AnnotatedImage upright = photograph(orientation);
        Path place = write(format, Space.STORED, upright);
        Path read = format == DatasetFormat.COCO_PANOPTIC ? place.resolve("panoptic.json") : place;

        try (DatasetReader reader = format.open(read, folder, ImportOptions.USUAL, finding -> {})) {
            AnnotatedImage back = only(reader);
            assertThat(back.size()).isEqualTo(upright.size());
            assertThat(back.instances().get(0).segmentation().mask())
                    .isEqualTo(upright.instances().get(0).segmentation().mask());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void prompts_and_outlines_go_to_stored_space_and_back(int orientation) throws IOException {
        AnnotatedImage upright = photograph(orientation);
        Polygon triangle = new Polygon(List.of(new ImagePoint(1, 2), new ImagePoint(9, 2), new ImagePoint(5, 7)));
        Instance.Origin origin = new Instance.Origin(
                List.of(new Prompt.Point(new ImagePoint(3.5, 4.5), false), new Prompt.BoxPrompt(new Box(1, 2, 9, 7))),
                "sam",
                0.5f,
                -1.25f,
                2);
        AnnotatedImage drawn = AnnotatedImage.of(NAME, upright.size())
                .with(new Instance(1, 1, Segmentation.Outlines.solid(upright.size(), List.of(triangle)), origin));

        try (DatasetReader reader = DatasetFormat.COCO.open(
                write(DatasetFormat.COCO, Space.STORED, drawn), folder, ImportOptions.USUAL, finding -> {})) {
            assertThat(only(reader)).isEqualTo(drawn);
        }
    }

    @Test
    void a_file_of_another_program_is_turned_if_one_says_that_it_lies_on_the_stored_rows() throws IOException {
        AnnotatedImage upright = photograph(6);
        Size stored = new Size(
                /* width= */ upright.size().height(),
                /* height= */ upright.size().width());
        Path file = folder.resolve("other.json");
        Files.writeString(file, """
                {"images": [{"id": 1, "file_name": "photo.jpg", "width": %d, "height": %d}],
                 "categories": [{"id": 1, "name": "letter"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1,
                   "segmentation": [[0, 0, 4, 0, 4, 2, 0, 2]]}]}""".formatted(stored.width(), stored.height()));

        try (DatasetReader reader =
                DatasetFormat.COCO.open(file, folder, new ImportOptions(Space.STORED, 0), finding -> {})) {
            AnnotatedImage read = only(reader);
            assertThat(read.size()).isEqualTo(upright.size());
            // A quarter turn to the right brings the top-left corner to the top right.
            assertThat(read.instances().get(0).segmentation().mask().bounds())
                    .isEqualTo(new PixelBox(upright.size().width() - 2, 0, 2, 4));
        }
    }

    @Test
    void masks_of_another_size_than_the_stored_picture_are_refused() throws IOException {
        AnnotatedImage upright = photograph(6);
        Path file = write(DatasetFormat.COCO_RLE, Space.UPRIGHT, upright);

        try (DatasetReader reader =
                DatasetFormat.COCO.open(file, folder, new ImportOptions(Space.STORED, 0), finding -> {})) {
            assertThatThrownBy(() -> only(reader))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("photo.jpg", "32 x 24", "24 x 32");
        }
    }

    /** Stores an L so that it is turned, and annotates its upright pixels. */
    private AnnotatedImage photograph(int orientation) throws IOException {
        BufferedImage stored = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = stored.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(8, 8, 8, 16);
        g.fillRect(8, 16, 16, 8);
        g.dispose();
        ExifJpeg.write(folder.resolve(NAME), stored, orientation);
        RgbImage upright = ImageFiles.read(folder.resolve(NAME));
        MaskBuilder letter = new MaskBuilder(upright.size(), upright.size().pixels());
        for (int y = 0; y < upright.size().height(); y++) {
            for (int x = 0; x < upright.size().width(); x++) {
                if ((upright.rgb(x, y) & 0xFF) > 0x80) {
                    letter.set(x, y);
                }
            }
        }
        Segmentation pixels = new Segmentation.Pixels(letter.build());
        return AnnotatedImage.of(NAME, upright.size()).with(new Instance(1, 1, pixels, Instance.Origin.UNKNOWN));
    }

    private static Mask white(BufferedImage picture) {
        Size size = new Size(picture.getWidth(), picture.getHeight());
        MaskBuilder white = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if ((picture.getRGB(x, y) & 0xFF) > 0x80) {
                    white.set(x, y);
                }
            }
        }
        return white.build();
    }

    private Path write(DatasetFormat format, Space space, AnnotatedImage image) throws IOException {
        Path place = folder.resolve("out");
        ExportOptions options = new ExportOptions(Holes.RLE, space, ExportOptions.USUAL.border());
        try (DatasetWriter writer =
                format.create(new DatasetFormat.Target(place, folder, CATEGORIES, Ids.counting(), options))) {
            writer.write(image);
            writer.finish();
        }
        return place;
    }

    private static AnnotatedImage only(DatasetReader reader) throws IOException {
        List<AnnotatedImage> images = new ArrayList<>();
        reader.forEachImage(images::add);
        assertThat(images).hasSize(1);
        return images.get(0);
    }
}
