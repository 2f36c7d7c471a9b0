package dev.clickmask.annotator.dataset.coco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.CategoryColors;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoRoundTripTest {
    private static final List<Category> CATEGORIES =
            List.of(new Category(3, "猫", CategoryColors.rgb(0)), new Category(1, "dog \"Rex\"", CategoryColors.rgb(1)));
    private static final Size SIZE = new Size(23, 17);

    @TempDir
    Path folder;

    @Test
    void what_the_writer_writes_as_run_lengths_is_read_without_loss_and_has_no_defect() throws IOException {
        List<AnnotatedImage> images =
                List.of(randomImage("a.png", 1), AnnotatedImage.of("day 2/empty.png", SIZE), randomImage("b.png", 2));
        Path file = folder.resolve("round.json");

        try (CocoWriter coco = new CocoWriter(file, CATEGORIES, SegmentationForm.RLE, Space.UPRIGHT, Ids.counting())) {
            for (AnnotatedImage image : images) {
                coco.write(image);
            }
            coco.finish();
        }

        List<AnnotatedImage> read = new ArrayList<>();
        try (CocoReader reader = CocoReader.open(file, warning -> {
            throw new AssertionError(warning);
        })) {
            assertThat(reader.categories()).isEqualTo(CATEGORIES);
            reader.forEachImage(read::add);
        }
        assertThat(read).isEqualTo(images);
        assertThat(CocoValidator.validate(file, null, 0, defect -> {
                    throw new AssertionError(defect);
                }))
                .isZero();
    }

    @Test
    void holes_that_are_cut_into_their_outline_leave_every_pixel_as_it_was() throws IOException {
        AnnotatedImage image = randomImage("a.png", 3);
        Path file = folder.resolve("cut.json");
        try (CocoWriter coco = new CocoWriter(file, CATEGORIES, SegmentationForm.CUT, Space.UPRIGHT, Ids.counting())) {
            coco.write(image);
            coco.finish();
        }

        assertThat(Files.readString(file)).contains("\"segmentation\":[[").doesNotContain("counts");
        try (CocoReader reader = CocoReader.open(file, warning -> {})) {
            reader.forEachImage(read -> assertThat(read.instances())
                    .extracting(instance -> instance.segmentation().mask())
                    .isEqualTo(image.instances().stream()
                            .map(instance -> instance.segmentation().mask())
                            .toList()));
        }
        assertThat(CocoValidator.validate(file, null, 0, defect -> {})).isZero();
    }

    private static AnnotatedImage randomImage(String file, long seed) {
        Random random = new Random(seed);
        AnnotatedImage image = AnnotatedImage.of(file, SIZE);
        for (int id = 1; id <= 50; id++) {
            Instance.Origin origin = new Instance.Origin(
                    List.of(new Prompt.Point(new ImagePoint(random.nextDouble(), 2), id % 2 == 0)), "sam2", 0.5f);
            image = image.with(new Instance(id, 1 + id % 2 * 2, new Segmentation.Pixels(randomMask(random)), origin));
        }
        return image;
    }

    /** Pixels of runs of random lengths, down the columns. */
    private static Mask randomMask(Random random) {
        List<Integer> counts = new ArrayList<>(List.of(random.nextInt(9), 1));
        int left = (int) SIZE.area() - counts.get(0) - 1;
        while (left > 0) {
            int run = 1 + random.nextInt(Math.min(left, 40));
            counts.add(run);
            left -= run;
        }
        return Rle.of(counts.stream().mapToInt(Integer::intValue).toArray(), SIZE)
                .toMask();
    }
}
