package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The model that answers prompts, where it is and what it runs on. */
final class PromptModelChoice {
    private final ModelOpener opener;

    @Option(names = "--model", paramLabel = "ID", description = "Model to use; see: clickmask models list.")
    private @Nullable String id;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final Models models;

    PromptModelChoice(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.opener();
    }

    /** Which it is; one that does not exist is wrong usage. */
    InstalledModel installed() throws IOException {
        return models.installed(id);
    }

    /** Loads it; Ctrl+C acts as soon as that is done. */
    OpenModel load(InstalledModel installed) throws IOException {
        return OpenModel.load(device.of(opener), installed);
    }
}
