package dev.clickmask.annotator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.coco.CocoReader;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a model that answers each click with a square around it, so that every figure can be told beforehand. */
class EvaluationTest {
    private static final Size SIZE = new Size(60, 40);

    @TempDir
    Path folder;

    @BeforeEach
    void drawData() throws IOException {
        draw("images/a.png", Color.GRAY, 0, 0, 60, 40);
        draw("masks/a.png", Color.WHITE, 10, 10, 10, 10);
    }

    @Test
    void figures_are_those_of_the_clicks() throws Exception {
        ClickReport report = evaluate(new Squares(10));

        assertThat(report.figures())
                .containsAllEntriesOf(Map.of("noc@85", 1.0, "noc@95", 1.0, "failures@90", 0.0, "iou@1", 1.0));
    }

    @Test
    void a_mask_that_is_never_reached_counts_as_failed_with_all_clicks() throws Exception {
        ClickReport report = evaluate(new Squares(4));

        assertThat(report.figures()).containsAllEntriesOf(Map.of("noc@85", 20.0, "failures@85", 1.0, "iou@1", 0.16));
        assertThat(report.runs().get(0).ious()).hasSize(20);
    }

    @Test
    void several_masks_of_an_image_share_one_encoding_and_ignored_pixels_count_neither_way() throws Exception {
        draw("masks/a#002.png", new Color(128, 128, 128), 0, 0, 60, 40);
        Squares model = new Squares(10);

        ClickReport report = evaluate(model);

        assertThat(report.runs()).extracting(ClickRun::mask).containsExactlyInAnyOrder("a.png", "a#002.png");
        assertThat(model.encodings).isEqualTo(1);
    }

    @Test
    void a_stopped_run_goes_on_where_it_was() throws Exception {
        evaluate(new Squares(10));
        draw("images/b.png", Color.GRAY, 0, 0, 60, 40);
        draw("masks/b.png", Color.WHITE, 30, 10, 10, 10);
        Files.writeString(journal(), Files.readString(journal()) + "{\"image\":\"b.p");
        Squares model = new Squares(10);

        ClickReport report = evaluate(model);

        assertThat(report.runs()).hasSize(2);
        assertThat(model.encodings).isEqualTo(1);
    }

    @Test
    void a_table_names_images_masks_and_levels() throws Exception {
        Path table = Files.writeString(folder.resolve("index.tsv"), "images/a.png\tmasks/a.png\t255\t0\n");

        Evaluation evaluation = new Evaluation(new MaskFiles(table, 128), 20, false, 1);

        assertThat(evaluation
                        .run(new Squares(10), "squares", journal(), done -> {})
                        .figures())
                .containsEntry("noc@90", 1.0);
    }

    @Test
    void data_that_does_not_fit_together_is_named() throws Exception {
        draw("masks/c.png", Color.WHITE, 0, 0, 5, 5);

        assertThatThrownBy(() -> evaluate(new Squares(10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("c.png has no image");
        assertThatThrownBy(() -> new MaskFiles(folder.resolve("masks"), 128))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no benchmark data");
        Path table = Files.writeString(folder.resolve("index.tsv"), "images/a.png masks/a.png\n");
        assertThatThrownBy(() -> new MaskFiles(table, 128))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void several_threads_come_to_the_same_report() throws Exception {
        for (int i = 0; i < 6; i++) {
            draw("images/more-" + i + ".png", Color.GRAY, 0, 0, 60, 40);
            draw("masks/more-" + i + ".png", Color.WHITE, 5 * i, 10, 10, 10);
        }
        List<ClickRun> alone = evaluate(new Squares(4)).runs();
        Files.delete(journal());

        Evaluation together = new Evaluation(new MaskFiles(folder, 128), 20, false, 3);
        List<ClickRun> runs =
                together.run(new Squares(4), "squares", journal(), done -> {}).runs();

        assertThat(runs)
                .extracting(ClickRun::mask)
                .isEqualTo(alone.stream().map(ClickRun::mask).toList());
        assertThat(runs)
                .extracting(ClickRun::ious)
                .isEqualTo(alone.stream().map(ClickRun::ious).toList());
    }

    @Test
    void what_fails_on_a_thread_ends_the_run_and_is_told() throws Exception {
        Files.writeString(folder.resolve("images/a.png"), "no picture");

        assertThatThrownBy(() -> evaluate(new Squares(4)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.png");
    }

    @Test
    void the_instances_of_a_data_set_are_masks_but_crowds_are_not() throws Exception {
        Files.writeString(folder.resolve("coco.json"), """
                {"images": [{"id": 7, "file_name": "images/a.png", "width": 60, "height": 40}],
                 "categories": [{"id": 3, "name": "cat"}],
                 "annotations": [
                  {"id": 1, "image_id": 7, "category_id": 3, "iscrowd": 0, "bbox": [10, 10, 10, 10], "area": 100,
                   "segmentation": [[10, 10, 20, 10, 20, 20, 10, 20]]},
                  {"id": 2, "image_id": 7, "category_id": 3, "iscrowd": 1, "bbox": [0, 0, 1, 40], "area": 40,
                   "segmentation": {"size": [40, 60], "counts": [0, 40, 2360]}}]}
                """);
        try (DatasetReader coco = CocoReader.open(folder.resolve("coco.json"), finding -> {})) {
            DatasetMasks masks = new DatasetMasks(coco, name -> ImageFiles.read(folder.resolve(name)));
            ClickReport report =
                    new Evaluation(masks, 20, false, 1).run(new Squares(10), "squares", journal(), n -> {});

            assertThat(masks.size()).isEqualTo(1);
            assertThat(report.runs()).extracting(ClickRun::mask).containsExactly("1 cat");
            assertThat(report.figures()).containsEntry("noc@95", 1.0);
        }
    }

    private ClickReport evaluate(SamModel model) throws Exception {
        return new Evaluation(new MaskFiles(folder, 128), 20, false, 1).run(model, "squares", journal(), done -> {});
    }

    private Path journal() {
        return folder.resolve("runs.jsonl");
    }

    private void draw(String name, Color colour, int x, int y, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
        graphics.dispose();
        ImageIO.write(picture, "png", file.toFile());
    }

    /** Answers the last point with a square of the given side around it. */
    private static final class Squares implements SamModel {
        private final int side;
        int encodings;

        Squares(int side) {
            this.side = side;
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo("squares", "none", 0, 1024, Capabilities.ALL);
        }

        @Override
        public ImageEmbedding encode(RgbImage image) {
            encodings++;
            return new ImageEmbedding(image.size(), List.of());
        }

        @Override
        public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) {
            List<ImagePoint> points = new ArrayList<>();
            for (Prompt prompt : prompts) {
                if (prompt instanceof Prompt.Point point) {
                    points.add(point.at());
                }
            }
            ImagePoint last = points.get(points.size() - 1);
            int left = (int) Math.round(last.x() + 0.1 - side / 2.0);
            int top = (int) Math.round(last.y() + 0.1 - side / 2.0);
            float[] values = new float[(int) SIZE.area()];
            for (int i = 0; i < values.length; i++) {
                int x = i % SIZE.width();
                int y = i / SIZE.width();
                values[i] = x >= left && x < left + side && y >= top && y < top + side ? 1 : -1;
            }
            LinearAxis columns = LinearAxis.resize(SIZE.width(), SIZE.width());
            LinearAxis rows = LinearAxis.resize(SIZE.height(), SIZE.height());
            return List.of(new Candidate(new Logits(values, columns, rows), 1, false));
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
