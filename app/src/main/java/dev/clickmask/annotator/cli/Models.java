package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where models are, and which are meant: what the commands about models have in common. */
final class Models {
    private final Path usualFolder;
    private final ModelCatalog catalog;

    @Option(names = "--models", paramLabel = "DIR", description = "Folder of the models.")
    private @Nullable Path folder;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    Models(Surroundings surroundings) {
        this.usualFolder = surroundings.modelsFolder();
        this.catalog = surroundings.catalog();
    }

    Path folder() {
        return folder == null ? usualFolder : folder;
    }

    ModelStore store() {
        return new ModelStore(folder(), catalog);
    }

    ModelCatalog catalog() {
        return catalog;
    }

    /** The entries of these ids; one that does not exist is wrong usage. */
    List<CatalogEntry> entries(List<String> ids) {
        return ids.stream().map(this::entry).toList();
    }

    /** The model of this id, or the default one; an id that does not exist is wrong usage. */
    InstalledModel installed(@Nullable String idOrDefault) throws IOException {
        String id =
                idOrDefault == null ? catalog.defaultId() : entry(idOrDefault).id();
        ModelState state = store().state(id);
        if (state != ModelState.PRESENT) {
            throw new IOException("the model " + id + (state == ModelState.ABSENT ? " is not" : " is not whole")
                    + " in " + folder() + "; get it with: clickmask models fetch " + id);
        }
        return store().require(id);
    }

    private CatalogEntry entry(String id) {
        try {
            return catalog.get(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
