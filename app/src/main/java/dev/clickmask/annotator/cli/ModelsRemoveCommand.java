package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.OwnModel;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask models remove ID...}, or delete. */
@Command(
        name = "remove",
        aliases = "delete",
        description = "Delete the files of models; of your own, only that they are in the list.")
final class ModelsRemoveCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Models, by their ids in the list.")
    private List<String> ids = List.of();

    ModelsRemoveCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        Set<String> own = new HashSet<>();
        for (OwnModel model : models.own().all()) {
            own.add(model.id());
        }
        models.own().foregrounds().forEach(model -> own.add(model.id()));
        models.items(ids.stream().filter(id -> !own.contains(id)).toList());
        for (String id : ids) {
            if (own.contains(id)) {
                models.own().forget(id);
            } else {
                models.store().remove(id);
            }
            common.out().println(id + " is not in " + models.folder() + " any more");
        }
        return 0;
    }
}
