package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.segment.BatchEncoder;
import dev.clickmask.annotator.segment.UpcomingImage;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.Windows;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask encode FOLDER}: makes the embeddings of a whole folder beforehand. */
@Command(
        name = "encode",
        description = {
            "Prepare all images of a folder, so that none has to be waited for.",
            "Images that are prepared are left out. May run several times at once: the images are shared."
        },
        sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
    private final EmbeddingFolder embeddings;
    private final boolean onTerminal;

    @Parameters(paramLabel = "FOLDER", description = "Folder of the images; those in sub-folders too.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Mixin
    private final PromptModelChoice model;

    @Mixin
    private final Common common = new Common();

    EncodeCommand(Surroundings surroundings) {
        this.model = new PromptModelChoice(surroundings);
        this.embeddings = surroundings.embeddings();
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        InstalledModel installed = model.installed();
        FolderImages images = new FolderImages(folder);
        Windows windows = FolderImages.windows(folder.resolve(ProjectFile.NAME));
        List<UpcomingImage> all = images.contents().images().stream()
                .map(name -> UpcomingImage.of(images.image(name, windows)))
                .toList();
        if (all.isEmpty()) {
            throw new IOException("there is no image in " + folder);
        }
        try (OpenModel open = model.load(installed);
                EncodeProgress progress = new EncodeProgress(all.size(), common.err(), onTerminal)) {
            requireRoom(all.size(), open.model().info());
            new BatchEncoder(open.model(), new ModelKey(installed.sha256()), embeddings, progress).run(all);
            common.out().println(progress.summary());
            return progress.failed() == 0 ? 0 : 1;
        }
    }

    /** Too many would make each other go. */
    private void requireRoom(int count, ModelInfo model) throws IOException {
        long needed = count * EmbeddingFolder.bytesOnDisk(model);
        if (needed > embeddings.capacity()) {
            throw new IOException(
                    "%,d images take about %.1f GB of cache, and it may have %.1f GB; set %s=%d and try again"
                            .formatted(count, needed / 1e9, embeddings.capacity() / 1e9, Surroundings.CACHE_SIZE, (long)
                                    Math.ceil(needed * 1.1 / 1e9)));
        }
    }
}
