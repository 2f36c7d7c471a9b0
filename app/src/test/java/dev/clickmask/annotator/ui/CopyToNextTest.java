package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbench without a window and without a model. */
class CopyToNextTest extends OnWorkbench {
    @BeforeEach
    void openFolder() throws Exception {
        Path images = Files.createDirectory(place.resolve("images"));
        write(images.resolve("a.png"), 40, 30);
        write(images.resolve("b.png"), 40, 30);
        write(images.resolve("c.png"), 30, 40);
        run(bench::start);
        run(() -> bench.desk().open(images));
        await(() -> "a.png".equals(shown()) && bench.desk().list().away(2).isPresent());
    }

    @Test
    void theSelectedInstances_goToANextImageOfTheSameSize() throws Exception {
        addSelected();
        copy();
        await(() -> "b.png".equals(shown()));
        assertThat(ask(() -> bench.document().instances())).hasSize(1);
        assertThat(ask(() -> bench.lastEdit().words())).contains("Ready: copied 1 instance to b.png");
    }

    @Test
    void aNextImageOfAnotherSize_isRefused_andTheOneThatIsShownStays() throws Exception {
        run(() -> bench.desk().show("b.png"));
        await(() -> "b.png".equals(shown()));
        addSelected();
        copy();
        await(() -> bench.problems().shown().isPresent());
        assertThat(ask(() -> bench.problems().shown().orElseThrow().sentence())).startsWith("c.png has another size");
        assertThat(ask(this::shown)).isEqualTo("b.png");
    }

    private void addSelected() throws Exception {
        run(() -> {
            bench.document()
                    .edit(image -> image.with(new Instance(
                            1, 1, new Segmentation.Pixels(Mask.full(image.size())), Instance.Origin.UNKNOWN)));
            bench.document().select(List.of(1L));
        });
    }

    private void copy() throws Exception {
        run(bench::copyToNext);
    }

    private static void write(Path file, int width, int height) throws IOException {
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }
}
