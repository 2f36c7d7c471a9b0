package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.coco.CocoIds;
import dev.clickmask.annotator.dataset.coco.CocoReader;
import dev.clickmask.annotator.dataset.coco.CocoWriter;
import dev.clickmask.annotator.dataset.coco.SegmentationForm;
import dev.clickmask.annotator.dataset.labelme.LabelmeReader;
import dev.clickmask.annotator.dataset.labelme.LabelmeWriter;
import dev.clickmask.annotator.dataset.yolo.YoloReader;
import dev.clickmask.annotator.dataset.yolo.YoloWriter;
import dev.clickmask.annotator.document.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The data set formats, by the names that people give them. */
public enum DatasetFormat {
    /** COCO instances, one JSON file; polygons where they can say it all, else run lengths. */
    COCO {
        @Override
        public DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException {
            return CocoReader.open(place, findings);
        }

        @Override
        public DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids)
                throws IOException {
            return new CocoWriter(place, categories, SegmentationForm.AUTO, ids);
        }
    },
    /** COCO instances with all masks as run lengths. */
    COCO_RLE {
        @Override
        public DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException {
            return CocoReader.open(place, findings);
        }

        @Override
        public DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids)
                throws IOException {
            return new CocoWriter(place, categories, SegmentationForm.RLE, ids);
        }
    },
    /** YOLO segmentation, a folder. */
    YOLO {
        @Override
        public DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException {
            return YoloReader.open(place, findings);
        }

        @Override
        public DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids)
                throws IOException {
            return new YoloWriter(place, images, categories);
        }
    },
    /** LabelMe, a folder with a JSON file for each image. */
    LABELME {
        @Override
        public DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException {
            return LabelmeReader.open(place, images, findings);
        }

        @Override
        public DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids)
                throws IOException {
            return new LabelmeWriter(place, images, categories);
        }
    };

    /**
     * Opens a data set of this format.
     *
     * @param place its file or folder
     * @param images folder of the images that it names
     * @param findings hears of what is left out
     */
    public abstract DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException;

    /**
     * Begins a data set of this format.
     *
     * @param place its file or folder, which appears when the writer is finished
     * @param images folder of the images that it will name
     * @param ids numbers, where the format has them
     */
    public abstract DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids)
            throws IOException;

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a data set is one file, rather than a folder. */
    public boolean isOneFile() {
        return this == COCO || this == COCO_RLE;
    }

    /**
     * The format of what lies there.
     *
     * @throws IOException if nothing does, or it is of no format that can be told
     */
    public static DatasetFormat of(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return COCO;
        }
        if (!Files.isDirectory(place)) {
            throw new IOException(place + " does not exist. Check its name");
        }
        return Files.exists(place.resolve("data.yaml")) ? YOLO : LABELME;
    }
}
