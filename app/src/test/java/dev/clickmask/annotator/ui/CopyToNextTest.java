package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The workbench without a window: one thread does what the event dispatch thread does there. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CopyToNextTest {
    private final ExecutorService edt = Executors.newSingleThreadExecutor();
    private Workbench bench;

    @TempDir
    Path place;

    @BeforeEach
    void openFolder() throws Exception {
        Path images = Files.createDirectory(place.resolve("images"));
        write(images.resolve("a.png"), 40, 30);
        write(images.resolve("b.png"), 40, 30);
        write(images.resolve("c.png"), 30, 40);
        bench = ask(this::workbench);
        ask(() -> {
            bench.desk().open(images);
            return true;
        });
        await(() -> "a.png".equals(shown()) && bench.desk().list().away(2).isPresent());
    }

    private Workbench workbench() {
        ModelCatalog catalog = ModelCatalog.bundled();
        ModelStore none = new ModelStore(place.resolve("models"), catalog);
        Settings settings = Settings.load(place);
        Workbench made = new Workbench(
                new Messages(),
                new ModelSetup(
                        none,
                        ModelChoice.of(catalog.get("mobile-sam")),
                        model -> {
                            throw new IOException("no model");
                        },
                        edt),
                new Foregrounds(none, catalog.foreground(), model -> {
                    throw new IOException("no model");
                }),
                new EmbeddingCache(0),
                new ProjectPlaces(settings, place.resolve("projects"), place.resolve("samples")),
                edt);
        made.start();
        return made;
    }

    @AfterEach
    void close() throws Exception {
        ask(() -> {
            bench.close();
            return true;
        });
        edt.shutdown();
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
        ask(() -> {
            bench.desk().show("b.png");
            return true;
        });
        await(() -> "b.png".equals(shown()));
        addSelected();
        copy();
        await(() -> bench.problems().shown().isPresent());
        assertThat(ask(() -> bench.problems().shown().orElseThrow().sentence())).startsWith("c.png has another size");
        assertThat(ask(this::shown)).isEqualTo("b.png");
    }

    private void addSelected() throws Exception {
        ask(() -> {
            bench.document()
                    .edit(image -> image.with(new Instance(
                            1, 1, new Segmentation.Pixels(Mask.full(image.size())), Instance.Origin.UNKNOWN)));
            bench.document().select(List.of(1L));
            return true;
        });
    }

    private void copy() throws Exception {
        ask(() -> {
            bench.copyToNext();
            return true;
        });
    }

    private String shown() {
        return bench.document().image().map(AnnotatedImage::file).orElse("");
    }

    private <T> T ask(Callable<T> question) throws Exception {
        return edt.submit(question).get();
    }

    private void await(Callable<Boolean> condition) throws Exception {
        while (!ask(condition)) {
            Thread.sleep(10);
        }
    }

    private static void write(Path file, int width, int height) throws IOException {
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }
}
