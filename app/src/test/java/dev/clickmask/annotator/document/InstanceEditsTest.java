package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InstanceEditsTest {
    private static final Size SIZE = new Size(80, 30);
    private static final Instance.Origin CLICKED =
            new Instance.Origin(List.of(new Prompt.Point(new ImagePoint(2, 2), true)), "model", 0.9f);

    @Test
    void merge_givesTheLowestThePixelsOfAll_andDropsPromptsThatWereAboutLess() {
        AnnotatedImage image = image(box(0, 10), box(30, 10), box(5, 10));

        AnnotatedImage merged = InstanceEdits.merge(image, Set.of(3L, 1L));

        assertThat(ids(merged)).containsExactly(1L, 2L);
        assertThat(mask(merged, 1)).isEqualTo(box(0, 10).union(box(5, 10)));
        assertThat(merged.instances().get(0).categoryId()).isEqualTo(1);
        assertThat(merged.instances().get(0).origin()).isEqualTo(Instance.Origin.UNKNOWN);
        assertThat(merged.instances().get(1)).isSameAs(image.instances().get(1));
    }

    @Test
    void merge_ofOutlinesThatLieApart_keepsTheirVertices() {
        AnnotatedImage image = AnnotatedImage.of("a", SIZE)
                .with(new Instance(1, 1, square(2), CLICKED))
                .with(new Instance(2, 1, square(40), CLICKED))
                .with(new Instance(3, 1, square(45), CLICKED));

        Segmentation apart = segmentation(InstanceEdits.merge(image, Set.of(1L, 2L)), 1);
        assertThat(apart)
                .isInstanceOfSatisfying(
                        Segmentation.Outlines.class,
                        drawn -> assertThat(drawn.parts()).hasSize(2));
        assertThat(segmentation(InstanceEdits.merge(image, Set.of(2L, 3L)), 2)).isInstanceOf(Segmentation.Pixels.class);
    }

    @Test
    void subtract_fromOne_takesWhatAllOthersCover() {
        AnnotatedImage cut = InstanceEdits.subtract(image(box(0, 10), box(5, 10), box(12, 10)), Set.of(2L));

        assertThat(mask(cut, 2)).isEqualTo(box(10, 2));
        assertThat(cut.instances().get(1).origin()).isEqualTo(CLICKED);
        assertThat(mask(cut, 1)).isEqualTo(box(0, 10));
    }

    @Test
    void subtract_ofSeveral_takesFromEachWhatThoseOverItCover_andRemovesWhatIsHidden() {
        AnnotatedImage cut = InstanceEdits.subtract(image(box(6, 3), box(0, 10), box(5, 10)), Set.of(1L, 2L, 3L));

        assertThat(ids(cut)).containsExactly(2L, 3L);
        assertThat(mask(cut, 2)).isEqualTo(box(0, 5));
        assertThat(mask(cut, 3)).isEqualTo(box(5, 10));
    }

    @Test
    void split_makesAnInstanceOfEachPart_andTheLargestKeepsTheId() {
        AnnotatedImage image = image(box(0, 4).union(box(10, 20)).union(box(40, 6)), box(70, 5));

        AnnotatedImage split = InstanceEdits.split(image, 1);

        assertThat(ids(split)).containsExactly(3L, 1L, 4L, 2L);
        assertThat(mask(split, 1)).isEqualTo(box(10, 20));
    }

    @Test
    void split_ofRandomMasks_isUndoneByMerge() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            Mask mask = Mask.empty(SIZE);
            for (int box = 0; box < 6; box++) {
                mask = mask.union(box(random.nextInt(70), 1 + random.nextInt(9)));
            }
            AnnotatedImage split = InstanceEdits.split(image(mask, box(0, 80)), 1);
            Set<Long> parts = split.instances().stream()
                    .map(Instance::id)
                    .filter(id -> id != 2)
                    .collect(Collectors.toSet());

            assertThat(split.instances().stream().map(Instance::id).distinct()).hasSameSizeAs(split.instances());
            AnnotatedImage merged = InstanceEdits.merge(split, parts);
            assertThat(merged.instances()).hasSize(2);
            assertThat(merged.instances().get(0).segmentation().mask()).isEqualTo(mask);
        }
    }

    @Test
    void split_ofOutlines_keepsTheirVertices() {
        Segmentation.Outlines two = new Segmentation.Outlines(
                SIZE, List.of(square(2).parts().get(0), square(40).parts().get(0)));
        AnnotatedImage split =
                InstanceEdits.split(AnnotatedImage.of("a", SIZE).with(new Instance(1, 1, two, CLICKED)), 1);

        assertThat(split.instances())
                .extracting(Instance::segmentation)
                .containsExactlyInAnyOrder(square(2), square(40));
    }

    @Test
    void split_ofOnePart_changesNothing() {
        AnnotatedImage image = image(box(0, 10));
        assertThat(InstanceEdits.split(image, 1)).isEqualTo(image);
    }

    @Test
    void duplicate_putsACopyOverEach() {
        AnnotatedImage image = image(box(0, 4), box(10, 4), box(20, 4));

        AnnotatedImage copied = InstanceEdits.duplicate(image, Set.of(1L, 3L));

        assertThat(ids(copied)).containsExactly(1L, 4L, 2L, 3L, 5L);
        assertThat(mask(copied, 5)).isEqualTo(mask(image, 3));
        assertThat(copied.instances().get(1).origin()).isEqualTo(CLICKED);
    }

    @Test
    void order_movesOneStepOrAllTheWay_andSeveralTogether() {
        AnnotatedImage image = image(box(0, 4), box(1, 4), box(2, 4), box(3, 4));

        assertThat(ids(InstanceEdits.raise(image, Set.of(1L)))).containsExactly(2L, 1L, 3L, 4L);
        assertThat(ids(InstanceEdits.raise(image, Set.of(1L, 2L)))).containsExactly(3L, 1L, 2L, 4L);
        assertThat(ids(InstanceEdits.raise(image, Set.of(2L, 4L)))).containsExactly(1L, 3L, 2L, 4L);
        assertThat(InstanceEdits.raise(image, Set.of(4L))).isEqualTo(image);
        assertThat(ids(InstanceEdits.lower(image, Set.of(4L)))).containsExactly(1L, 2L, 4L, 3L);
        assertThat(ids(InstanceEdits.lower(image, Set.of(3L, 4L)))).containsExactly(1L, 3L, 4L, 2L);
        assertThat(ids(InstanceEdits.toTop(image, Set.of(2L, 1L)))).containsExactly(3L, 4L, 1L, 2L);
        assertThat(ids(InstanceEdits.toBottom(image, Set.of(4L, 3L)))).containsExactly(3L, 4L, 1L, 2L);
    }

    @Test
    void change_ofMasks_leavesOutlinesThatStayTheSame_andThoseNotAsked_andRemovesWhatIsEmpty() {
        AnnotatedImage image =
                image(box(0, 10), box(20, 10), box(40, 10)).with(new Instance(4, 1, square(60), CLICKED));

        AnnotatedImage changed = InstanceEdits.change(
                image, Set.of(1L, 3L, 4L), mask -> switch (mask.bounds().x()) {
                    case 0 -> box(0, 3);
                    case 40 -> Mask.empty(SIZE);
                    default -> mask;
                });

        assertThat(ids(changed)).containsExactly(1L, 2L, 4L);
        assertThat(mask(changed, 1)).isEqualTo(box(0, 3));
        assertThat(mask(changed, 2)).isEqualTo(box(20, 10));
        assertThat(segmentation(changed, 4)).isEqualTo(square(60));
    }

    @Test
    void reshape_toNothing_removesTheInstance() {
        AnnotatedImage image = image(box(0, 4), box(10, 4));
        Instance erased = image.instances().get(0).withSegmentation(new Segmentation.Pixels(Mask.empty(SIZE)));
        assertThat(ids(InstanceEdits.reshape(image, erased))).containsExactly(2L);
    }

    private static AnnotatedImage image(Mask... masks) {
        List<Instance> instances = new ArrayList<>();
        for (Mask mask : masks) {
            int id = instances.size() + 1;
            instances.add(new Instance(id, id, new Segmentation.Pixels(mask), CLICKED));
        }
        return new AnnotatedImage("a.png", SIZE, instances);
    }

    /** Five rows from column {@code x} on. */
    private static Mask box(int x, int width) {
        MaskBuilder builder = new MaskBuilder(SIZE, new PixelBox(x, 10, width, 5));
        for (int y = 10; y < 15; y++) {
            builder.fill(y, x, x + width);
        }
        return builder.build();
    }

    private static Segmentation.Outlines square(int x) {
        return Segmentation.Outlines.solid(
                SIZE,
                List.of(new Polygon(List.of(
                        new ImagePoint(x, 5),
                        new ImagePoint(x + 10, 5),
                        new ImagePoint(x + 10, 15),
                        new ImagePoint(x, 15)))));
    }

    private static List<Long> ids(AnnotatedImage image) {
        return image.instances().stream().map(Instance::id).toList();
    }

    private static Mask mask(AnnotatedImage image, long id) {
        return segmentation(image, id).mask();
    }

    private static Segmentation segmentation(AnnotatedImage image, long id) {
        return image.instances().stream()
                .filter(instance -> instance.id() == id)
                .findFirst()
                .orElseThrow()
                .segmentation();
    }
}
