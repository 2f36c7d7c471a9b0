package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.series.Margin;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.TiffSeries;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.matte.SliceModel;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSlices;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbench without a window, with the heart model and its slices in a TIFF. */
class SectorDeskTest extends OnWorkbench {
    private static final Path HEART = ROOT.resolve("sam-core/src/test/resources/heart");

    private final List<Path> slices = new ArrayList<>();

    @Override
    SliceModel openSlices(InstalledForeground model) throws IOException {
        return OnnxSlices.open(model.file(), model.spec());
    }

    @BeforeEach
    void openTheSlices() throws Exception {
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        List<BufferedImage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(HEART)) {
            files.filter(file -> file.toString().endsWith(".png")).sorted().forEach(slices::add);
        }
        for (Path slice : slices) {
            pages.add(ImageIO.read(slice.toFile()));
        }
        Path film = TiffSeries.write(place.resolve("scans/heart.tif"), pages);
        run(() -> bench.desk().open(film));
        await(() -> shown().equals("heart.tif#1") && bench.sector().canFind());
    }

    private void putTheModelThere() throws IOException {
        Files.createDirectories(models().resolve("heart-ct"));
        Files.copy(HEART.resolve("heart-ct.onnx"), models().resolve("heart-ct/heart-ct.onnx"));
    }

    private Sector sector() throws Exception {
        return ask(() -> bench.sector().sector().orElseThrow());
    }

    @Test
    void theSectorIsFound_shownOnItsSlices_andWritten() throws Exception {
        putTheModelThere();

        run(() -> bench.sector().find());
        await(() -> !bench.sector().isRunning());

        PixelBox expected = PixelBox.EMPTY;
        JsonNode cells =
                new ObjectMapper().readTree(HEART.resolve("boxes-64.json").toFile());
        for (int slice : sector().used()) {
            JsonNode box = cells.get(slices.get(slice).getFileName().toString());
            expected = expected.enclosing(new PixelBox(
                    8 * box.get(0).asInt(),
                    8 * box.get(1).asInt(),
                    8 * box.get(2).asInt(),
                    8 * box.get(3).asInt()));
        }
        assertThat(sector().box()).isEqualTo(expected);
        run(() -> bench.sector().goTo(1));
        int last = sector().last();
        await(() -> shown().equals("heart.tif#" + (last + 1)));
        assertThat(ask(() -> bench.sector().boxes().orElseThrow().sector())).isEqualTo(expected);
        Path json = place.resolve("sector.json");
        run(() -> bench.sector().save(json));
        await(() -> Files.exists(json));
        JsonNode written = new ObjectMapper().readTree(ask(() -> bench.sector().json()));
        assertThat(written.at("/sector/last/index").asInt()).isEqualTo(last);
        assertThat(written.path("model").asText()).isEqualTo("heart-ct");
    }

    @Test
    void aMarginIsAdded_butInMillimetresOnlyWhereTheyAreKnown() throws Exception {
        putTheModelThere();
        run(() -> bench.sector().find());
        await(() -> !bench.sector().isRunning());
        PixelBox without = sector().box();

        run(() -> bench.sector().setMargin(Margin.parse("8")));

        assertThat(sector().box())
                .isEqualTo(new PixelBox(without.x() - 8, without.y() - 8, without.width() + 16, without.height() + 16));
        run(() -> bench.sector().setMargin(Margin.parse("5mm")));
        assertThat(ask(() -> bench.problems().shown().orElseThrow().sentence())).contains("how far apart");
    }

    @Test
    void withoutAModelItIsToldHowToGetOne() throws Exception {
        run(() -> bench.sector().find());
        await(() -> !bench.sector().isRunning());

        assertThat(ask(() -> bench.problems().shown().orElseThrow().sentence())).contains("models fetch heart-ct");
    }

    @Test
    void aSearchThatIsGivenUp_leavesNothing() throws Exception {
        putTheModelThere();

        run(() -> {
            bench.sector().find();
            bench.sector().cancel();
        });

        assertThat(ask(() -> bench.sector().isRunning())).isFalse();
        assertThat(ask(() -> bench.sector().found())).isEmpty();
        await(() -> bench.sector().canFind());
    }
}
