package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.annotator.segment.BrightSam;
import dev.clickmask.annotator.segment.RememberingSam;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On frames of a square that moves, with a model that finds what is bright. */
class PropagateCommandTest {
    private static final int FRAMES = 6;

    @TempDir
    Path folder;

    private BrightFilm film;

    @BeforeEach
    void makeAProject() throws IOException {
        film = new BrightFilm(folder);
        for (int frame = 0; frame < FRAMES; frame++) {
            film.write(frame, 250);
        }
        film.annotate(0);
    }

    @Test
    void theObject_isFollowedOverAllImages_asOneTrack() throws IOException {
        Typed typed = propagate(0);

        assertThat(typed.err()).isEmpty();
        assertThat(typed.status()).isZero();
        assertThat(typed.out())
                .contains("f01.png: track 1 IoU 0.98 stability 1.00 overlap 1.00")
                .endsWith("carried 5 instances over 5 images\n");
        assertThat(kept(0).orElseThrow().track()).isEqualTo(Track.of(1));
        for (int frame = 1; frame < FRAMES; frame++) {
            Instance carried = kept(frame).orElseThrow();
            assertThat(carried.segmentation().mask()).isEqualTo(BrightFilm.mask(frame));
            assertThat(carried.track()).isEqualTo(new Track(1, true));
            assertThat(carried.categoryId()).isEqualTo(1);
            assertThat(carried.origin().prompts()).isNotEmpty();
        }
    }

    @Test
    void soManyImagesAsAreAskedFor_areGoneTo_alsoBackward() throws IOException {
        film.annotate(4);

        propagate(4, "--backward", "--frames", "2");

        assertThat(kept(3)).isPresent();
        assertThat(kept(2)).isPresent();
        assertThat(kept(1)).isEmpty();
        assertThat(kept(5)).isEmpty();
    }

    @Test
    void whereTheModelIsNotSure_itStopsAndSaysWhy_andWhatItFoundThereIsKept() throws IOException {
        film.write(3, 150);

        Typed typed = propagate(0);

        assertThat(typed.out())
                .contains("stopped at f03.png: track 1 has a predicted IoU of 0.59, below 0.80. Correct it there")
                .endsWith("carried 3 instances over 3 images\n");
        assertThat(kept(3)).isPresent();
        assertThat(kept(4)).isEmpty();
        assertThat(propagate(0, "--min-iou", "0.5").out()).endsWith("carried 5 instances over 5 images\n");
    }

    @Test
    void anObjectThatIsNotFound_isTold() throws IOException {
        film.write(2, 0);

        assertThat(propagate(0).out()).contains("stopped at f02.png: track 1 was not found");
        assertThat(kept(2)).isEmpty();
    }

    @Test
    void whatWasCarriedBefore_isReplaced_butWhatAPersonMadeStays_andIsGoneOnFrom() throws IOException {
        propagate(0);
        Mask byHand = BrightFilm.mask(3).minus(BrightFilm.mask(7));
        change(
                2,
                instance -> instance.withSegmentation(new Segmentation.Pixels(byHand))
                        .withTrack(new Track(1, true)));
        change(3, instance -> instance.withSegmentation(new Segmentation.Pixels(byHand)));

        Typed typed = propagate(0);

        assertThat(typed.out()).endsWith("carried 4 instances over 5 images\n");
        assertThat(kept(2).orElseThrow().segmentation().mask()).isEqualTo(BrightFilm.mask(2));
        assertThat(kept(3).orElseThrow().segmentation().mask()).isEqualTo(byHand);
        assertThat(kept(3).orElseThrow().track().carried()).isFalse();
        assertThat(kept(4)).isPresent();
    }

    @Test
    void onAnImageThatIsDone_everythingIsSeenTo() throws IOException {
        propagate(0);
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            AnnotatedImage image = project.image(BrightFilm.name(1)).orElseThrow();
            project.keep(image, ImageStatus.DONE);
        }

        assertThat(propagate(0).out()).endsWith("carried 4 instances over 5 images\n");
    }

    @Test
    void imagesThatAreBrokenOrOfAnotherSize_areNamedAndLeftOut() throws IOException {
        Files.writeString(folder.resolve(BrightFilm.name(1)), "broken");
        film.write(2, 250, new Size(70, 40));

        Typed typed = propagate(0);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("f01.png").contains("f02.png is 70 x 40 pixels large, not 80 x 40");
        assertThat(kept(3)).isPresent();
    }

    @Test
    void withoutAnnotations_itSaysWhatToGive() {
        Typed typed = propagate(5);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("nothing is annotated on f05.png");
    }

    @Test
    void anInstanceThatIsNotThere_isWrongUsage() {
        assertThat(propagate(0, "--instance", "9").status()).isEqualTo(2);
        assertThat(propagate(0, "--min-iou", "2").status()).isEqualTo(2);
    }

    @Test
    void aModelWithAMemory_learnsTheObjectOnItsImage_andIsAskedAboutNoOther() throws IOException {
        RememberingSam remembering = new RememberingSam();

        Typed typed = Typed.clickmask(remembering, "propagate", folder, "--image", BrightFilm.name(0));

        assertThat(typed.out()).endsWith("carried 5 instances over 5 images\n");
        assertThat(remembering.learnt).containsExactly(BrightFilm.mask(0));
        assertThat(remembering.done).doesNotContain("decode").hasSize(6);
        assertThat(kept(5).orElseThrow().segmentation().mask()).isEqualTo(BrightFilm.mask(5));
    }

    private Typed propagate(int frame, Object... more) {
        Object[] all = new Object[4 + more.length];
        System.arraycopy(new Object[] {"propagate", folder, "--image", BrightFilm.name(frame)}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Typed.clickmask(new BrightSam(), all);
    }

    private Optional<Instance> kept(int frame) throws IOException {
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            List<Instance> instances = project.image(BrightFilm.name(frame))
                    .map(AnnotatedImage::instances)
                    .orElse(List.of());
            assertThat(instances).hasSizeLessThan(2);
            return instances.stream().findFirst();
        }
    }

    private void change(int frame, UnaryOperator<Instance> change) throws IOException {
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            AnnotatedImage image = project.image(BrightFilm.name(frame)).orElseThrow();
            project.keep(image.replacing(change.apply(image.instances().get(0))), ImageStatus.IN_PROGRESS);
        }
    }
}
