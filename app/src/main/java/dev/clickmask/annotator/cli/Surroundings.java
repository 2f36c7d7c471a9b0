package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import java.nio.file.Path;

/**
 * What the commands find around them.
 *
 * @param modelsFolder where models are, unless the person says otherwise
 * @param catalog the models that can be had
 * @param opener loads them
 * @param foregroundOpener loads those that remove backgrounds
 * @param sliceOpener loads those that search slices
 * @param embeddings what models made of images before
 * @param onTerminal whether a person watches, so that progress is worth showing
 */
public record Surroundings(
        Path modelsFolder,
        ModelCatalog catalog,
        ModelOpener opener,
        ForegroundOpener foregroundOpener,
        SliceModelOpener sliceOpener,
        EmbeddingFolder embeddings,
        boolean onTerminal) {
    /** Environment variable with the most that embeddings may take on disk, in gigabytes. */
    public static final String CACHE_SIZE = "CLICKMASK_CACHE_GB";
}
