package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.onnx.OnnxSam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the real default model on a film whose masks are known. */
class PropagationTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Path PHOTOGRAPH = ROOT.resolve("samples/coffee.png");

    @Test
    void objectsThatMoveTurnAndGrow_areFollowedOver30Frames_withoutADoubt_untilTheyAreGone() throws Exception {
        MovingObjects film = new MovingObjects(PHOTOGRAPH, 1);
        Path model = ROOT.resolve("models/mobile-sam");
        try (OnnxSam sam = OnnxSam.open(model.resolve("encoder.onnx"), model.resolve("sam.onnx"))) {
            PropagationRun run = new PropagationRun(firstFrame(film), Limits.USUAL, "mobile-sam");
            double sum = 0;
            for (int frame = 1; frame < MovingObjects.FRAMES; frame++) {
                ImageEmbedding embedding = sam.encode(film.image(frame));
                Carried found = run.next("frame " + frame, sam, embedding, List.of());
                assertThat(found.doubtful()).as("doubts on frame " + frame).isEmpty();
                assertThat(found.objects()).hasSize(film.objects());
                for (Carried.CarriedObject object : found.objects()) {
                    sum += object.found().mask().iou(film.mask(frame, object.track() - 1));
                }
            }
            assertThat(sum / (MovingObjects.FRAMES - 1) / film.objects()).isGreaterThanOrEqualTo(0.9);

            RgbImage bare = ImageFiles.read(PHOTOGRAPH).part(MovingObjects.SIZE.pixels());
            Carried nothing = run.next("bare", sam, sam.encode(bare), List.of());
            assertThat(nothing.doubtful()).as("all objects are gone").hasSize(film.objects());
        }
    }

    private static List<Instance> firstFrame(MovingObjects film) {
        List<Instance> sources = new ArrayList<>();
        for (int object = 0; object < film.objects(); object++) {
            Segmentation pixels = new Segmentation.Pixels(film.mask(0, object));
            Instance source = new Instance(object, 1, pixels, Instance.Origin.UNKNOWN);
            sources.add(source.withTrack(Track.of(object + 1)));
        }
        return sources;
    }
}
