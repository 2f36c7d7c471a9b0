package dev.clickmask.annotator.dataset.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import dev.clickmask.sam.mask.Rle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoWriterTest {
    private static final List<Category> CATEGORIES =
            List.of(new Category(1, "cup", 0xFF0000), new Category(7, "茶 spoon", 0x00FF00));
    private static final Instance.Origin ORIGIN = new Instance.Origin(
            List.of(
                    new Prompt.Point(new ImagePoint(3, 2.5), true),
                    new Prompt.Point(new ImagePoint(0, 0), false),
                    new Prompt.BoxPrompt(new Box(1, 0, 4.25, 3))),
            "mobile-sam",
            0.75f,
            1.5f,
            0);

    private static final Mask SQUARE = mask("......", ".##...", ".##...", "......");
    private static final Mask RING = mask(".###..", ".#.#..", ".###..", "......");
    private static final Mask TWO_PARTS = mask("#.....", "......", "....##", "....##");

    private final Path folder;

    CocoWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theFileHasAllThatCocoAsksFor() throws IOException {
        assertThat(write(SegmentationForm.AUTO, SQUARE)).isEqualTo(new ObjectMapper().readTree("""
                {"info": {"description": "Annotated with Clickmask", "clickmask": {"space": "upright"}},
                 "licenses": [],
                 "images": [{"id": 1, "file_name": "a/é 图.png", "width": 6, "height": 4}],
                 "annotations": [{
                   "id": 1, "image_id": 1, "category_id": 7, "iscrowd": 0, "area": 4, "bbox": [1, 1, 2, 2],
                   "segmentation": [[1, 1, 3, 1, 3, 3, 1, 3]],
                   "clickmask": {
                     "prompts": [
                       {"point": [3, 2.5], "foreground": true},
                       {"point": [0, 0], "foreground": false},
                       {"box": [1, 0, 4.25, 3]}],
                     "model": "mobile-sam",
                     "predicted_iou": 0.75,
                     "threshold": 1.5,
                     "candidate": 0}}],
                 "categories": [
                   {"id": 1, "name": "cup", "supercategory": ""},
                   {"id": 7, "name": "茶 spoon", "supercategory": ""}]}
                """));
    }

    @Test
    void aMaskOfTwoPartsIsTwoPolygons() throws IOException {
        JsonNode segmentation = segmentation(write(SegmentationForm.AUTO, TWO_PARTS));

        assertThat(segmentation).hasToString("[[0,0,1,0,1,1,0,1],[4,2,6,2,6,4,4,4]]");
    }

    @Test
    void aMaskWithAHoleIsARunLengthCode() throws IOException {
        JsonNode segmentation = segmentation(write(SegmentationForm.AUTO, RING));

        assertThat(segmentation.get("size")).hasToString("[4,6]");
        assertThat(Rle.parse(segmentation.get("counts").textValue(), RING.size())
                        .toMask())
                .isEqualTo(RING);
    }

    @Test
    void allMasksAreRunLengthCodesWhereAskedFor() throws IOException {
        JsonNode segmentation = segmentation(write(SegmentationForm.RLE, SQUARE));

        assertThat(Rle.parse(segmentation.get("counts").textValue(), SQUARE.size())
                        .toMask())
                .isEqualTo(SQUARE);
    }

    @Test
    void outlinesAreWrittenAsTheyWereDrawn() throws IOException {
        Polygon triangle = new Polygon(List.of(new ImagePoint(0.5, 0), new ImagePoint(5, 0.25), new ImagePoint(5, 4)));
        Instance drawn = new Instance(
                1, 7, Segmentation.Outlines.solid(new Size(6, 4), List.of(triangle)), Instance.Origin.UNKNOWN);
        JsonNode annotation = write(drawn);

        assertThat(annotation.get("segmentation")).hasToString("[[0.5,0,5,0.25,5,4]]");
        assertThat(annotation.get("area").longValue())
                .isEqualTo(drawn.segmentation().mask().area());
        assertThat(annotation.has("clickmask")).isFalse();
    }

    @Test
    void outlinesWithAHoleKeepIt_asARunLengthCode() throws IOException {
        Segmentation traced = new Segmentation.Outlines(RING.size(), ContourTracer.trace(RING));
        JsonNode annotation = write(new Instance(1, 7, traced, Instance.Origin.UNKNOWN));

        assertThat(Rle.parse(annotation.at("/segmentation/counts").textValue(), RING.size())
                        .toMask())
                .isEqualTo(RING);
    }

    @Test
    void aCrowdIsARunLengthCode() throws IOException {
        JsonNode annotation = write(new Instance(1, 7, new Segmentation.Pixels(SQUARE), true, ORIGIN));

        assertThat(annotation.get("iscrowd").intValue()).isEqualTo(1);
        assertThat(annotation.at("/segmentation/counts").isTextual()).isTrue();
    }

    @Test
    void annotationsAreNumberedThroughAllImages() throws IOException {
        AnnotatedImage none = AnnotatedImage.of("none.png", new Size(6, 4));
        Path file = folder.resolve("out.json");
        write(file, SegmentationForm.AUTO, CATEGORIES, image(SQUARE, RING), none, image(TWO_PARTS));

        JsonNode annotations = new ObjectMapper().readTree(file.toFile()).get("annotations");
        assertThat(annotations.findValuesAsText("id")).containsExactly("1", "2", "3");
        assertThat(annotations.findValuesAsText("image_id")).containsExactly("1", "1", "3");
    }

    @Test
    void filesThatShareTheirNumbersHaveNoneInCommon() throws IOException {
        Ids ids = Ids.counting();
        for (String name : List.of("train.json", "val.json")) {
            try (CocoWriter coco =
                    new CocoWriter(folder.resolve(name), CATEGORIES, SegmentationForm.AUTO, Space.UPRIGHT, ids)) {
                coco.write(image(SQUARE, RING));
                coco.finish();
            }
        }

        JsonNode second = new ObjectMapper().readTree(folder.resolve("val.json").toFile());
        assertThat(second.at("/images/0/id").intValue()).isEqualTo(2);
        assertThat(second.get("annotations").findValuesAsText("id")).containsExactly("3", "4");
    }

    @Test
    void anOutlineTooThinForAPixelIsWrittenWithItsAreaOfNone() throws IOException {
        Polygon hair = new Polygon(List.of(new ImagePoint(1, 1), new ImagePoint(1.01, 1), new ImagePoint(1, 1.01)));
        Instance thin =
                new Instance(1, 7, Segmentation.Outlines.solid(new Size(6, 4), List.of(hair)), Instance.Origin.UNKNOWN);

        assertThat(write(thin).get("area").intValue()).isZero();
    }

    @Test
    void anInstanceWithoutPixelsIsWrittenAsARunLengthCodeAndComesBack() throws IOException {
        Size size = new Size(6, 4);
        Instance none = new Instance(1, 7, new Segmentation.Pixels(Mask.empty(size)), Instance.Origin.UNKNOWN);

        JsonNode written = write(none);

        assertThat(written.get("area").intValue()).isZero();
        assertThat(written.get("segmentation").get("counts").textValue())
                .isEqualTo(Rle.of(Mask.empty(size)).compressed());
        try (CocoReader reader = CocoReader.open(folder.resolve("out.json"), warning -> {})) {
            reader.forEachImage(
                    image -> assertThat(image.instances()).singleElement().isEqualTo(none));
        }
    }

    @Test
    void anInstanceOfAnUnknownCategoryOrAnotherSizeIsRefused() {
        Path file = folder.resolve("out.json");

        assertThatThrownBy(() -> write(file, SegmentationForm.AUTO, List.of(), image(SQUARE)))
                .hasMessageContaining("unknown category 7");
        AnnotatedImage smaller =
                new AnnotatedImage("s.png", new Size(5, 4), image(SQUARE).instances());
        assertThatThrownBy(() -> write(file, SegmentationForm.AUTO, CATEGORIES, smaller))
                .hasMessageContaining("a mask of 6 x 4 on an image of 5 x 4");
    }

    private JsonNode write(SegmentationForm form, Mask... masks) throws IOException {
        Path file = folder.resolve("out.json");
        write(file, form, CATEGORIES, image(masks));
        return new ObjectMapper().readTree(file.toFile());
    }

    private JsonNode write(Instance instance) throws IOException {
        Path file = folder.resolve("out.json");
        AnnotatedImage image = AnnotatedImage.of("a.png", new Size(6, 4)).with(instance);
        write(file, SegmentationForm.AUTO, CATEGORIES, image);
        return new ObjectMapper().readTree(file.toFile()).at("/annotations/0");
    }

    private static void write(Path file, SegmentationForm form, List<Category> categories, AnnotatedImage... images)
            throws IOException {
        try (CocoWriter coco = new CocoWriter(file, categories, form, Space.UPRIGHT, Ids.counting())) {
            for (AnnotatedImage image : images) {
                coco.write(image);
            }
            coco.finish();
        }
    }

    private static JsonNode segmentation(JsonNode coco) {
        return coco.at("/annotations/0/segmentation");
    }

    private static AnnotatedImage image(Mask... masks) {
        AnnotatedImage image = AnnotatedImage.of("a/é 图.png", new Size(6, 4));
        for (Mask mask : masks) {
            image = image.with(new Instance(image.nextId(), 7, new Segmentation.Pixels(mask), ORIGIN));
        }
        return image;
    }

    private static Mask mask(String... rows) {
        Size size = new Size(rows[0].length(), rows.length);
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                if (rows[y].charAt(x) == '#') {
                    builder.set(x, y);
                }
            }
        }
        return builder.build();
    }
}
