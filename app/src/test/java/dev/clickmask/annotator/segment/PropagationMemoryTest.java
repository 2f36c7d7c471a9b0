package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import dev.clickmask.sam.onnx.OnnxSam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following objects with a model that remembers them. */
class PropagationMemoryTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final int FRAMES = 5;

    private final RememberingSam sam = new RememberingSam();

    @TempDir
    Path folder;

    private BrightFilm film;

    @BeforeEach
    void makeAFilm() throws IOException {
        film = new BrightFilm(folder);
        for (int frame = 0; frame < FRAMES; frame++) {
            film.write(frame, 250);
        }
    }

    @Test
    void theFirstImageIsLearnt_andOthersAreNotAskedAbout() throws Exception {
        PropagationRun run = run(1);
        assertThat(run.wantsStart(sam)).isTrue();
        run.start(sam, embedding(0));
        assertThat(run.wantsStart(sam)).isFalse();

        for (int frame = 1; frame < 4; frame++) {
            Carried carried = next(run, frame, List.of());
            Propagation.Found found = carried.objects().get(0).found();
            assertThat(found.mask()).isEqualTo(BrightFilm.mask(frame));
            assertThat(found.doubt()).isEmpty();
            assertThat(found.prompts()).as("with which it could be corrected").isNotEmpty();
        }

        assertThat(sam.done)
                .containsExactly(
                        "learn 0", "track 1 by [0] and []", "track 2 by [0] and [1]", "track 3 by [0] and [1, 2]");
        assertThat(sam.learnt).containsExactly(BrightFilm.mask(0));
    }

    @Test
    void anImageThatAPersonSawTo_isLearntToo_andTheRestIsFoundByBoth() throws Exception {
        PropagationRun run = run(1);
        run.start(sam, embedding(0));
        next(run, 1, List.of());
        Mask corrected = BrightFilm.mask(2).minus(BrightFilm.mask(5));
        next(run, 2, List.of(source(1).withSegmentation(new Segmentation.Pixels(corrected))));
        next(run, 3, List.of());

        assertThat(sam.learnt).containsExactly(BrightFilm.mask(0), corrected);
        assertThat(sam.done).endsWith("learn 2", "track 3 by [0, 2] and [1]");
    }

    @Test
    void anObjectThatIsHidden_isToldAsNotFound() throws Exception {
        film.write(1, 0);
        PropagationRun run = run(1);
        run.start(sam, embedding(0));

        Carried carried = next(run, 1, List.of());

        assertThat(carried.doubtful()).hasSize(1);
        assertThat(carried.doubtful().get(0).found().doubt()).contains(Doubt.LOST);
    }

    @Test
    void whatWasFoundBeforeARunWasCancelled_isNotLookedForAgain() throws Exception {
        PropagationRun run = run(3);
        run.start(sam, embedding(0));
        ImageEmbedding image = embedding(1);
        sam.cancelAfter(2);

        assertThatExceptionOfType(InferenceException.class)
                .isThrownBy(() -> run.next("f01.png", sam, image, List.of()));
        Carried carried = run.next("f01.png", sam, image, List.of());

        assertThat(carried.objects()).hasSize(3);
        assertThat(sam.done.stream().filter("track 1 by [0] and []"::equals)).hasSize(3);
    }

    @Test
    void withoutTheFirstImage_itIsAskedAsAnyModel() throws Exception {
        next(run(1), 1, List.of());

        assertThat(sam.done).containsOnly("decode");
    }

    @Test
    void aModelOfThePublishedForm_followsOverAFilm_andMakesSomethingElseOfItThanWithoutMemory() throws Exception {
        Path home = ROOT.resolve("sam-core/src/test/resources/models/sam2-video");
        try (OnnxSam model = OnnxSam.open(home.resolve("vision_encoder.onnx"), home.resolve("mask_decoder.onnx"))) {
            List<ImageEmbedding> images = new ArrayList<>();
            for (int frame = 0; frame < FRAMES; frame++) {
                RgbImage whole = ImageFiles.read(ROOT.resolve("samples/astronaut.png"));
                images.add(model.encode(whole.part(new PixelBox(100 + 5 * frame, 40 + 3 * frame, 160, 120))));
            }
            List<Mask> remembered = follow(model, images, true);

            assertThat(remembered).as("until weights without meaning lose it").isNotEmpty();
            assertThat(remembered).isNotEqualTo(follow(model, images, false));
            assertThat(remembered).isEqualTo(follow(model, images, true));
        }
    }

    private static List<Mask> follow(OnnxSam model, List<ImageEmbedding> images, boolean remembering) throws Exception {
        MaskBuilder box = new MaskBuilder(images.get(0).imageSize(), new PixelBox(40, 30, 70, 60));
        for (int y = 30; y < 90; y++) {
            box.fill(y, 40, 110);
        }
        Instance source = source(1).withSegmentation(new Segmentation.Pixels(box.build()));
        PropagationRun run = new PropagationRun(List.of(source), new Limits(0, 0, 0), "video");
        if (remembering) {
            run.start(model, images.get(0));
        }
        List<Mask> masks = new ArrayList<>();
        for (ImageEmbedding image : images.subList(1, images.size())) {
            run.next("frame " + masks.size(), model, image, List.of()).objects().stream()
                    .map(object -> object.found().mask())
                    .forEach(masks::add);
        }
        return masks;
    }

    private static PropagationRun run(int objects) {
        List<Instance> sources = new ArrayList<>();
        for (int track = 1; track <= objects; track++) {
            sources.add(source(track));
        }
        return new PropagationRun(sources, Limits.USUAL, "remembering");
    }

    private static Instance source(int track) {
        return BrightFilm.instance(0).withId(track).withTrack(Track.of(track));
    }

    private ImageEmbedding embedding(int frame) throws Exception {
        return sam.encode(ImageFiles.read(folder.resolve(BrightFilm.name(frame))));
    }

    private Carried next(PropagationRun run, int frame, List<Instance> seenTo) throws Exception {
        return run.next(BrightFilm.name(frame), sam, embedding(frame), seenTo);
    }
}
