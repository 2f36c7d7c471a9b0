package dev.clickmask.sam.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a model that sees a few rectangles, so that what must be found can be told beforehand. */
class EverythingTest {
    private static final RgbImage IMAGE = RgbImage.of(new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR));
    private static final PixelBox LEFT = new PixelBox(40, 30, 30, 30);
    private static final PixelBox RIGHT = new PixelBox(130, 30, 30, 40);

    @Test
    void each_object_is_found_once_however_many_points_lie_on_it() throws Exception {
        List<FoundMask> found = all(new Rectangles(LEFT, RIGHT), options(20, 0, 0));

        assertThat(found).extracting(FoundMask::bounds).containsExactlyInAnyOrder(LEFT, RIGHT);
        assertThat(found)
                .allSatisfy(mask ->
                        assertThat(mask.mask().area()).isEqualTo(mask.bounds().area()));
    }

    @Test
    void what_the_model_doubts_is_left_out() throws Exception {
        Rectangles model = new Rectangles(LEFT);
        model.predictedIou = 0.8f;

        assertThat(all(model, options(10, 0, 0))).isEmpty();
    }

    @Test
    void what_hangs_on_the_threshold_is_left_out() throws Exception {
        Rectangles model = new Rectangles(LEFT);
        model.logit = 0.5f;

        assertThat(all(model, options(10, 0, 0))).isEmpty();
    }

    @Test
    void what_the_edge_of_a_part_cuts_off_is_taken_from_the_whole_image_only() throws Exception {
        PixelBox middle = new PixelBox(60, 35, 80, 30);

        List<FoundMask> found = all(new Rectangles(middle), options(8, 1, 0));

        assertThat(found).extracting(FoundMask::bounds).containsExactly(middle);
        assertThat(found)
                .extracting(FoundMask::crop)
                .containsExactly(IMAGE.size().pixels());
    }

    @Test
    void a_small_object_is_found_in_a_part_and_put_into_its_place() throws Exception {
        PixelBox small = new PixelBox(26, 20, 5, 4);

        List<FoundMask> found = all(new Rectangles(small), options(14, 1, 0));

        assertThat(found).extracting(FoundMask::bounds).containsExactly(small);
        assertThat(found.get(0).crop()).isNotEqualTo(IMAGE.size().pixels());
    }

    @Test
    void small_holes_are_filled_and_small_parts_dropped() throws Exception {
        Rectangles model = new Rectangles(LEFT);
        model.hole = new PixelBox(50, 40, 2, 2);
        model.speck = new PixelBox(5, 5, 2, 2);

        List<FoundMask> found = all(model, options(10, 0, 5));

        assertThat(found).extracting(FoundMask::bounds).containsExactly(LEFT);
        assertThat(found.get(0).mask().area()).isEqualTo(LEFT.area());
    }

    @Test
    void a_step_that_was_cancelled_is_done_again() throws Exception {
        Rectangles model = new Rectangles(LEFT, RIGHT);
        Everything everything = new Everything(model, IMAGE, null, options(20, 0, 0));
        while (everything.done() < everything.steps() / 2) {
            everything.step();
        }
        model.cancelled = true;

        assertThatThrownBy(everything::step).isInstanceOf(InferenceException.class);

        model.cancelled = false;
        while (!everything.isDone()) {
            everything.step();
        }
        assertThat(everything.result()).extracting(FoundMask::bounds).containsExactlyInAnyOrder(LEFT, RIGHT);
    }

    @Test
    void an_image_that_is_encoded_already_is_not_encoded_again() throws Exception {
        Rectangles model = new Rectangles(LEFT);
        ImageEmbedding known = model.encode(IMAGE);
        Everything everything = new Everything(model, IMAGE, known, options(8, 0, 0));
        while (!everything.isDone()) {
            everything.step();
        }

        assertThat(model.encodings).isEqualTo(1);
    }

    private static EverythingOptions options(int points, int layers, int smallRegion) {
        return new EverythingOptions(points, 0.8, 0.95, 1, 0.7, 0.7, layers, 0.3, 1, smallRegion, false);
    }

    private static List<FoundMask> all(Rectangles model, EverythingOptions options) throws InferenceException {
        Everything everything = new Everything(model, IMAGE, null, options);
        while (!everything.isDone()) {
            everything.step();
        }
        return everything.result();
    }

    /** Answers a point with the rectangle that it lies on; sees in each part what lies there. */
    private static final class Rectangles implements SamModel {
        private static final PixelBox NONE = PixelBox.EMPTY;

        private final List<PixelBox> objects;
        private final List<PixelBox> parts = new ArrayList<>(
                Crop.of(IMAGE.size(), options(1, 1, 0)).stream().map(Crop::box).toList());
        float predictedIou = 0.9f;
        float logit = 5;
        PixelBox hole = NONE;
        PixelBox speck = NONE;
        boolean cancelled;
        int encodings;

        Rectangles(PixelBox... objects) {
            this.objects = List.of(objects);
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo("rectangles", "none", 0, 1024, Capabilities.ALL);
        }

        @Override
        public ImageEmbedding encode(RgbImage image) {
            encodings++;
            return new ImageEmbedding(image.size(), List.of());
        }

        @Override
        public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException {
            if (cancelled) {
                throw InferenceException.cancelled("Cancelled by the test");
            }
            PixelBox part = parts.get(Math.max(0, encodings - 1));
            ImagePoint at = ((Prompt.Point) prompts.get(0)).at();
            int x = (int) at.x() + part.x();
            int y = (int) at.y() + part.y();
            PixelBox object =
                    objects.stream().filter(box -> has(box, x, y)).findFirst().orElse(NONE);
            return List.of(new Candidate(logits(embedding.imageSize(), part, object), predictedIou, true));
        }

        private Logits logits(Size size, PixelBox part, PixelBox object) {
            float[] values = new float[(int) size.area()];
            for (int i = 0; i < values.length; i++) {
                int x = i % size.width() + part.x();
                int y = i / size.width() + part.y();
                boolean on = !object.isEmpty() && ((has(object, x, y) && !has(hole, x, y)) || has(speck, x, y));
                values[i] = on ? logit : -5;
            }
            return new Logits(
                    values,
                    LinearAxis.resize(size.width(), size.width()),
                    LinearAxis.resize(size.height(), size.height()));
        }

        private static boolean has(PixelBox box, int x, int y) {
            return x >= box.x() && x < box.endX() && y >= box.y() && y < box.endY();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
