package dev.clickmask.annotator.dataset;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An open data set. Whoever opens it checks all of it and throws a {@link MalformedDatasetException} if it is bad, so that
 * nothing comes out of a data set that could not be read to its end. Memory does not grow with the number of images and
 * instances. For one thread at a time.
 */
public interface DatasetReader extends Closeable {

    /** All categories, in the order of the data set. */
    List<Category> categories();

    /**
     * Hands out every image once, with all its instances, whose ids count from 1 in each image.
     *
     * @throws IOException if the data set cannot be read any more, or the consumer throws it
     */
    void forEachImage(ImageConsumer consumer) throws IOException;

    /** What its masks lie on, if it says so itself. */
    default Optional<Space> space() {
        return Optional.empty();
    }

    /**
     * Numbers for the images and instances that are handed out, each to be asked for while its image is: their own where the
     * data set has numbers, else counted.
     */
    default Ids ids() {
        return Ids.counting();
    }

    /** The folder that the names of its images are relative to, if it has its images with it. */
    default Optional<Path> imageFolder() {
        return Optional.empty();
    }

    /** Takes one image after the other. */
    @FunctionalInterface
    interface ImageConsumer {
        void accept(AnnotatedImage image) throws IOException;
    }
}
