package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;

/**
 * An image that may be wanted next. Two of the same image are equal. Its methods are called on a thread of the
 * {@link Prefetcher}, never on the event dispatch thread nor on the inference thread.
 */
public interface UpcomingImage {
    /** What the file holds, as far as is known: it may change before it is read. */
    ImageKey key() throws IOException;

    /** The pixels, and the key of what was read. */
    KeyedImage read() throws IOException;

    /** Whether it is so large that to read it for nothing would take more than it may save. */
    default boolean isHuge() throws IOException {
        return false;
    }

    /** An image of a folder, or a slice, that nobody has read yet. */
    static UpcomingImage of(FolderImage image) {
        return new OfFolder(image);
    }

    /** An image of a folder, or a slice, that nobody has read yet. */
    record OfFolder(FolderImage image) implements UpcomingImage {
        /** Takes seconds to read, and more room than the images that a person works on. */
        private static final long HUGE_PIXELS = 200_000_000;

        @Override
        public ImageKey key() throws IOException {
            return image.key();
        }

        @Override
        public boolean isHuge() throws IOException {
            return image.isFile() && ImageFiles.info(image.file()).size().area() > HUGE_PIXELS;
        }

        @Override
        public KeyedImage read() throws IOException {
            return image.read();
        }
    }
}
