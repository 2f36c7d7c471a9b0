package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.image.GreyFiles;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.matte.ForegroundSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The heart model of the catalogue, with its real weights. */
class OnnxSlicesTest {
    private static final ForegroundSpec SPEC =
            ModelCatalog.bundled().foreground().get("heart-ct").spec();
    private static final Path MODEL = TestFiles.resource("heart/heart-ct.onnx");

    @BeforeAll
    static void installNatives() throws IOException {
        TestFiles.natives().install();
    }

    private static GreyImage slice(String number) throws IOException {
        return GreyFiles.read(TestFiles.resource("heart/slice_" + number + ".png"))
                .levels();
    }

    @Test
    void a_slice_has_as_many_cells_above_the_threshold_as_in_python() throws Exception {
        try (OnnxSlices model = OnnxSlices.open(MODEL, SPEC)) {
            List<Mask> masks = model.masks(
                    List.of(model.fitted(slice("112")), model.fitted(slice("168")), model.fitted(slice("160"))));

            assertThat(masks).extracting(Mask::area).containsExactly(481L, 226L, 0L);
        }
    }

    @Test
    void a_batch_gives_what_its_slices_give_alone() throws Exception {
        try (OnnxSlices model = OnnxSlices.open(MODEL, SPEC)) {
            List<GreyImage> slices = new ArrayList<>();
            List<Mask> alone = new ArrayList<>();
            for (String number : List.of("000", "032", "128", "176")) {
                GreyImage fitted = model.fitted(slice(number));
                slices.add(fitted);
                alone.addAll(model.masks(List.of(fitted)));
            }

            assertThat(model.masks(slices)).isEqualTo(alone);
        }
    }

    @Test
    void a_model_of_slices_and_one_of_colour_images_are_told_apart() {
        ForegroundSpec colour =
                ModelCatalog.bundled().foreground().get("isnet-small").spec();

        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> OnnxSlices.open(MODEL, colour))
                .withMessageContaining("takes colour images, see clickmask cutout");
        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> OnnxForeground.open(MODEL, SPEC))
                .withMessageContaining("takes grey slices, see clickmask sector");
    }
}
