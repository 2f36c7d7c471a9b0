package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.ModelRecognition;
import dev.clickmask.sam.catalog.ModelPair;
import dev.clickmask.sam.catalog.OwnModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask models add FILE...}. */
@Command(
        name = "add",
        description = {
            "Add a model of your own: its folder, or its encoder and decoder.",
            "The files stay where they are. Which model it is, is found out from the files."
        })
final class ModelsAddCommand implements Callable<Integer> {
    private final ModelOpener opener;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Parameters(paramLabel = "FILE", arity = "1..2", description = "A folder, or one or both of the two files.")
    private List<Path> files = List.of();

    ModelsAddCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.opener();
    }

    @Override
    public Integer call() throws IOException {
        ModelRecognition found = ModelRecognition.of(ModelPair.find(files), opener);
        OwnModel added = models.own().add(found.pair().encoder(), found.pair().decoder());
        common.out().println(added.id() + " is " + found.info().family());
        return 0;
    }
}
