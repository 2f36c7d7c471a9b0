package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImageInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns masks that lie on the rows that the files of images have, so that they lie on the upright images. */
final class StoredRowsReader implements DatasetReader {
    private final DatasetReader reader;
    private final ProjectPictures images;

    /**
     * Turns what comes from another reader, which is closed with this.
     *
     * @param images folder of the images, whose files say how they are turned
     */
    StoredRowsReader(DatasetReader reader, Path images) {
        this.reader = reader;
        this.images = ProjectPictures.of(images);
    }

    @Override
    public List<Category> categories() {
        return reader.categories();
    }

    @Override
    public Optional<Space> space() {
        return Optional.of(Space.STORED);
    }

    @Override
    public Ids ids() {
        return reader.ids();
    }

    @Override
    public Optional<Path> imageFolder() {
        return reader.imageFolder();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        reader.forEachImage(image -> {
            if (!images.image(image.file()).isFile()) {
                consumer.accept(image);
                return;
            }
            ImageInfo file = ImageFiles.info(images.file(image.file()));
            if (!file.storedSize().equals(image.size())) {
                throw new IOException(images.file(image.file()) + " has " + file.storedSize()
                        + " pixels as it is stored, but " + image.size() + " in the data set. Put that picture back");
            }
            consumer.accept(Turn.toUpright(file).image(image));
        });
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
