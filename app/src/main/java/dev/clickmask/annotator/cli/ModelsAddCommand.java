package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.ModelRecognition;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.sam.catalog.ForegroundFile;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.ModelPair;
import dev.clickmask.sam.catalog.OwnForeground;
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
            "The files stay where they are. Which model it is, is found out from the files.",
            "A model that removes backgrounds or marks slices is added by the JSON file that describes it."
        })
final class ModelsAddCommand implements Callable<Integer> {
    private final ModelOpener opener;
    private final ForegroundOpener foregroundOpener;
    private final SliceModelOpener sliceOpener;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..2",
            description = "A folder, one or both of the two files, or a JSON file.")
    private List<Path> files = List.of();

    ModelsAddCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.opener();
        this.foregroundOpener = surroundings.foregroundOpener();
        this.sliceOpener = surroundings.sliceOpener();
    }

    @Override
    public Integer call() throws IOException {
        if (files.size() == 1 && ForegroundFile.isName(files.get(0))) {
            return addForeground(files.get(0));
        }
        ModelRecognition found = ModelRecognition.of(ModelPair.find(files), opener);
        OwnModel added = models.own().add(found.pair().encoder(), found.pair().decoder());
        common.out().println(added.id() + " is " + found.info().family());
        return 0;
    }

    private int addForeground(Path description) throws IOException {
        InstalledForeground found = ForegroundFile.read(description);
        boolean slices = found.spec().takesSlices();
        // Opened to see whether it is what the description says.
        if (slices) {
            sliceOpener.open(found).close();
        } else {
            foregroundOpener.open(found).close();
        }
        OwnForeground added = models.own().addForeground(description);
        common.out().println(added.id() + (slices ? " marks an object in slices" : " removes backgrounds"));
        return 0;
    }
}
