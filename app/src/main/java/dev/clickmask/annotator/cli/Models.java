package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ForegroundCatalog;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.ForegroundFile;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.OwnForeground;
import dev.clickmask.sam.catalog.OwnModel;
import dev.clickmask.sam.catalog.OwnModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** Under what an item may be used, to be shown before it is fetched. */
    static String licences(CatalogItem item) {
        return "published under " + item.licence() + ", weights under " + item.weightsLicence();
    }

    /** What the catalogue has under these ids; one that does not exist is wrong usage. */
    List<CatalogItem> items(List<String> ids) {
        return ids.stream().map(id -> known(() -> catalog.item(id))).toList();
    }

    /** The model of this id that removes backgrounds, or the default one; any other id is wrong usage. */
    ForegroundEntry foreground(@Nullable String idOrDefault) {
        ForegroundCatalog foreground = catalog.foreground();
        ForegroundEntry entry = known(() -> foreground.get(idOrDefault == null ? foreground.defaultId() : idOrDefault));
        if (entry.spec().takesSlices()) {
            throw new ParameterException(
                    command.commandLine(), "the model " + entry.id() + " takes slices; see: clickmask sector");
        }
        return entry;
    }

    /**
     * A foreground model of the person's own: by the id that it got when it was added, or by the JSON that describes it.
     *
     * @throws IOException if there should be one and it cannot be had; says why
     */
    Optional<InstalledForeground> ownForeground(@Nullable String idOrFile) throws IOException {
        if (idOrFile == null) {
            return Optional.empty();
        }
        if (ForegroundFile.isName(Path.of(idOrFile))) {
            return Optional.of(ForegroundFile.read(Path.of(idOrFile)));
        }
        Optional<OwnForeground> own = own().findForeground(idOrFile);
        return own.isPresent() ? Optional.of(own.get().installed()) : Optional.empty();
    }

    OwnModels own() {
        return new OwnModels(folder(), catalog);
    }

    /** The model of this id, or the default one; an id that does not exist is wrong usage. */
    InstalledModel installed(@Nullable String idOrDefault) throws IOException {
        Optional<OwnModel> own = idOrDefault == null ? Optional.empty() : own().find(idOrDefault);
        if (own.isPresent()) {
            return present(own.get());
        }
        String id = idOrDefault == null ? catalog.defaultId() : catalogued(idOrDefault);
        ModelState state = store().state(id);
        if (state != ModelState.PRESENT) {
            throw new IOException("the model " + id + (state == ModelState.ABSENT ? " is not" : " is not whole")
                    + " in " + folder() + "; get it with: clickmask models fetch " + id);
        }
        return store().require(id);
    }

    private String catalogued(String id) throws IOException {
        List<OwnModel> own = catalog.find(id).isPresent() ? List.of() : own().all();
        if (!own.isEmpty()) {
            String ids = String.join(", ", own.stream().map(OwnModel::id).toList());
            throw new ParameterException(
                    command.commandLine(),
                    "there is no model \"" + id + "\"; added were " + ids + ", for others see: clickmask models list");
        }
        return known(() -> catalog.get(id)).id();
    }

    private static InstalledModel present(OwnModel own) throws IOException {
        if (!own.isPresent()) {
            throw new IOException("the model " + own.id() + " was " + own.encoder() + " and " + own.decoder()
                    + ", and these are not there any more; add it from where they are now");
        }
        return own.installed();
    }

    private <T> T known(Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
