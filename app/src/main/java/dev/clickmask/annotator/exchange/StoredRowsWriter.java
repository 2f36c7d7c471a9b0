package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lays masks onto the rows that the files of images have, for readers that do not look at the EXIF orientation. */
final class StoredRowsWriter implements DatasetWriter {
    private static final String NOTE = "masks-on-stored-rows.txt";

    private final DatasetWriter writer;
    private final ProjectPictures images;
    private final @Nullable Path folder;

    /**
     * Turns what goes to another writer.
     *
     * @param images whose files say how they are turned
     * @param folder where to leave a note about it; {@code null} if the data set itself says it
     */
    StoredRowsWriter(DatasetWriter writer, ProjectPictures images, @Nullable Path folder) {
        this.writer = writer;
        this.images = images;
        this.folder = folder;
    }

    /** Whether such a note lies with a data set. */
    static boolean isNoted(Path dataset) {
        return Files.exists(Files.isDirectory(dataset) ? dataset.resolve(NOTE) : dataset.resolveSibling(NOTE));
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        FolderImage file = images.image(image.file());
        // Slices lie as they are stored.
        writer.write(file.isFile() ? Turn.toStored(ImageFiles.info(file.file())).image(image) : image);
    }

    @Override
    public void finish() throws IOException {
        writer.finish();
        if (folder != null) {
            Files.writeString(folder.resolve(NOTE), """
                    The masks of this data set lie on the rows and columns that the image files have,
                    without regard to their EXIF orientation. Clickmask turns them back when it reads this folder.
                    """, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
