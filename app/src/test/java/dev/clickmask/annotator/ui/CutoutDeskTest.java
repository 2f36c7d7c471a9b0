package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.annotator.series.Pipes;
import dev.clickmask.sam.catalog.ForegroundEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutoutDeskTest extends OnWorkbench {
    @Test
    void aDiskWithModelsThatDoesNotAnswer_doesNotHoldUpTheWindow() throws Exception {
        Path own = Pipes.make(Files.createDirectories(models()).resolve("own.json"));
        new BrightFilm(place.resolve("images")).write(0, 200);
        run(() -> bench.desk().open(place.resolve("images")));
        await(() -> bench.desk().image().isPresent());
        List<String> offered = new ArrayList<>();
        run(() -> bench.cutouts().use("own-film"));

        run(() -> bench.cutouts().show(absent -> !offered.add(absent.id())));

        assertThat(ask(() -> bench.cutouts().activity())).isEqualTo(Activity.REMOVING_BACKGROUND);
        assertThat(offered).isEmpty();
        Files.writeString(own, "{}");
        await(() -> !bench.cutouts().isBusy());
        ForegroundEntry usual = ask(() -> bench.cutouts().foregrounds().offered());
        assertThat(offered).as("once it is known that it is not here").containsExactly(usual.id());
    }
}
