package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ModelState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask models verify [ID...]}. */
@Command(name = "verify", description = "Compare the files of models with their SHA-256.")
final class ModelsVerifyCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Models, by their ids in the list; without any, all that are here.")
    private List<String> ids = List.of();

    ModelsVerifyCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
    }

    @Override
    public Integer call() {
        List<CatalogItem> meant = ids.isEmpty() ? here() : models.items(ids);
        if (meant.isEmpty()) {
            common.out().println("no model is in " + models.folder());
        }
        return meant.stream().mapToInt(this::verify).max().orElse(0);
    }

    private List<CatalogItem> here() {
        return models.catalog().items().stream()
                .filter(entry -> models.store().state(entry.id()) != ModelState.ABSENT)
                .toList();
    }

    /** The exit status for one model. One that is damaged must not hide the next, so its failure is told here. */
    private int verify(CatalogItem entry) {
        try {
            models.store().verify(entry.id());
            common.out().println(entry.id() + " is whole");
            return 0;
        } catch (IOException e) {
            common.err().println("clickmask: " + e.getMessage());
            return 1;
        }
    }
}
