package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.coco.CocoValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask validate FILE}: every defect of a COCO file, a line each; the exit status is 1 if there is one. */
@Command(name = "validate", description = "Name every defect of a COCO file.", sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "COCO file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--images", paramLabel = "DIR", description = "Also look whether its images are in this folder.")
    private @Nullable Path images;

    @Option(
            names = "--polygon-origin",
            paramLabel = "N",
            description = "What its polygons call the top-left corner of an image: 0 (if not given), or 1 for a program"
                    + " that counts pixels from 1.")
    private @Nullable Integer polygonOrigin;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    Files.exists(file)
                            ? file + " is a folder; name the COCO file in it"
                            : file + " does not exist. Check its name");
        }
        int origin = DatasetPlace.options(null, polygonOrigin, common).polygonOrigin();
        long defects = CocoValidator.validate(
                file, images, origin, finding -> common.out().println(finding));
        common.out().println(file + (defects == 0 ? " has no defect" : " has " + Counted.of(defects, "defect")));
        return defects == 0 ? 0 : 1;
    }
}
