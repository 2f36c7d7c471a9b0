package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.evaluate.DatasetMasks;
import dev.clickmask.annotator.evaluate.EvaluationData;
import dev.clickmask.annotator.evaluate.MaskFiles;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ProjectSource;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.Windows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** The masks that models are measured by, and the data set that is open for them, if they are in one. */
final class EvaluationSource implements Closeable {
    private final EvaluationData data;
    private final @Nullable DatasetReader dataset;

    private EvaluationSource(EvaluationData data, @Nullable DatasetReader dataset) {
        this.data = data;
        this.dataset = dataset;
    }

    /**
     * Opens what lies at the place: mask pictures, a data set, or a project.
     *
     * @param ignore gray level of pixels of mask pictures that count neither way
     * @param common where findings about a data set are told, and what of images is not used
     */
    static EvaluationSource open(DatasetPlace place, int ignore, Common common) throws IOException {
        Path project = place.projectFile();
        if (project != null) {
            return of(ProjectSource.open(project, EnumSet.allOf(ImageStatus.class)), place);
        }
        return place.hasFormat() || isDataset(place.data())
                ? of(place.open(common), place)
                : new EvaluationSource(pictures(place.data(), ignore, common), null);
    }

    private static MaskFiles pictures(Path data, int ignore, Common common) throws IOException {
        MaskFiles masks = new MaskFiles(data, ignore);
        for (Path image : masks.images()) {
            int pages = NamedImage.of(image).size();
            if (pages > 1) {
                common.err()
                        .println("note: of the " + pages + " pages of " + image
                                + " only the first is used; masks of others can be in a project or a COCO file");
            }
        }
        return masks;
    }

    private static EvaluationSource of(DatasetReader dataset, DatasetPlace place) {
        FolderImages images = new FolderImages(place.images(dataset));
        Windows windows = dataset instanceof ProjectSource project ? project.windows() : Windows.NONE;
        DatasetMasks masks = new DatasetMasks(
                dataset, name -> images.image(name, windows).read().image());
        return new EvaluationSource(masks, dataset);
    }

    /** Folders of LabelMe files have no mark of their own; for them the format has to be said. */
    private static boolean isDataset(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return data.toString().endsWith(".json");
        }
        return !Files.isDirectory(data.resolve("masks")) && DatasetFormat.of(data) != DatasetFormat.LABELME;
    }

    EvaluationData data() {
        return data;
    }

    @Override
    public void close() throws IOException {
        if (dataset != null) {
            dataset.close();
        }
    }
}
