package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The model that searches slices: one of the catalogue, or one of the person's own. */
final class SliceModelChoice {
    private final SliceModelOpener opener;

    @Option(
            names = "--model",
            paramLabel = "ID|JSON",
            description =
                    "Model of slices; see: clickmask models list. Or a JSON file with \"file\" and \"spec\" of your own.")
    private @Nullable String model;

    @Mixin
    private final Models models;

    SliceModelChoice(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.sliceOpener();
    }

    /** Its description and where it is; one that is not here is told how to get. */
    InstalledForeground installed(Common common) throws IOException {
        Optional<InstalledForeground> own = models.ownForeground(model);
        if (own.isPresent()) {
            return own.get();
        }
        ForegroundEntry entry = entry(common);
        return models.store()
                .findForeground(entry.id())
                .orElseThrow(() -> new IOException("the model " + entry.id() + " is not in " + models.folder() + " ("
                        + Models.licences(entry) + "); get it with: clickmask models fetch " + entry.id()));
    }

    private ForegroundEntry entry(Common common) {
        List<ForegroundEntry> all = models.catalog().foreground().entries().stream()
                .filter(entry -> entry.spec().takesSlices())
                .toList();
        return all.stream()
                .filter(entry -> model == null || entry.id().equals(model))
                .findFirst()
                .orElseThrow(() -> common.wrongUsage("there is no model of slices \"" + model
                        + "\"; the catalogue has "
                        + String.join(
                                ", ", all.stream().map(ForegroundEntry::id).toList())
                        + ", and a JSON file describes one of your own"));
    }

    ClosedOnExit<SliceModel> load(InstalledForeground installed) throws IOException {
        SliceModel loaded = opener.open(installed);
        return new ClosedOnExit<>(loaded, loaded::close);
    }
}
