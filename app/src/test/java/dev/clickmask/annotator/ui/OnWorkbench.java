package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test of the workbench without a window: one thread does what the event dispatch thread does there. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class OnWorkbench {
    static final Path ROOT = Path.of(System.getProperty("clickmask.root"));

    private final ExecutorService edt = Executors.newSingleThreadExecutor();
    Workbench bench;

    @TempDir
    Path place;

    @BeforeEach
    void setUp() throws Exception {
        ModelCatalog catalog = ModelCatalog.bundled();
        ModelStore store = new ModelStore(models(), catalog);
        bench = ask(() -> new Workbench(
                new Messages(),
                new ModelSetup(store, ModelChoice.of(catalog.get("mobile-sam")), this::openModel, edt),
                new Foregrounds(store, catalog.foreground(), model -> {
                    throw new IOException("no model");
                }),
                this::openSlices,
                new EmbeddingCache(0),
                new ProjectPlaces(Settings.load(place), place.resolve("projects"), place.resolve("samples")),
                edt));
    }

    /** Where models are looked for; none is there. */
    Path models() {
        return place.resolve("models");
    }

    /** Opens the default model, once the workbench is started; fails. */
    SamModel openModel(InstalledModel model) throws IOException {
        throw new IOException("no model");
    }

    /** Opens a model of slices; fails. */
    SliceModel openSlices(InstalledForeground model) throws IOException {
        throw new IOException("no model");
    }

    @AfterEach
    void close() throws Exception {
        run(bench::close);
        edt.shutdown();
    }

    /** The name of the image that is shown. */
    String shown() {
        return bench.document().image().map(AnnotatedImage::file).orElse("");
    }

    /** What the project holds of an image. */
    List<Instance> onDisk(String image) throws Exception {
        return bench.desk()
                .folder()
                .orElseThrow()
                .keeper()
                .read(
                        project -> project.image(image)
                                .map(AnnotatedImage::instances)
                                .orElse(List.of()),
                        List.<Instance>of())
                .get();
    }

    void run(Runnable work) throws Exception {
        edt.submit(work).get();
    }

    <T> T ask(Callable<T> question) throws Exception {
        return edt.submit(question).get();
    }

    void await(Callable<Boolean> condition) throws Exception {
        while (!ask(condition)) {
            Thread.sleep(10);
        }
    }
}
