package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.exchange.ProjectImport;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask import DATA --project FOLDER}. */
@Command(name = "import", description = "Add a data set to a project, all of it or nothing.", sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final DatasetPlace place = new DatasetPlace();

    @Option(
            names = "--project",
            required = true,
            paramLabel = "PROJECT",
            description = "Folder of the images, or the project file itself; made if there is none.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path project;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        Path file = Files.isDirectory(project) ? project.resolve(ProjectFile.NAME) : project;
        if (!Files.exists(file) && !file.toString().endsWith(".clickmask")) {
            throw new IOException("there is no folder " + project
                    + "; give the folder of the images, or a project file, whose name ends in .clickmask");
        }
        try (DatasetReader reader = place.open(common);
                ProjectFile into = ProjectFile.open(file)) {
            ImagesElsewhere elsewhere = new ImagesElsewhere(file);
            ProjectImport.Added added = new ProjectImport(into).add(reader, elsewhere::look, done -> {});
            elsewhere.note().ifPresent(common.err()::println);
            common.out()
                    .println("added " + Counted.of(added.instances(), "instance") + " on "
                            + Counted.of(added.images(), "image") + " to " + file);
        }
        return 0;
    }
}
