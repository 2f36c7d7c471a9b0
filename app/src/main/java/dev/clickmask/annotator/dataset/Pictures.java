package dev.clickmask.annotator.dataset;

import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The pictures of the images of a data set, for formats that have copies of them. */
@FunctionalInterface
public interface Pictures {
    /** The file of an image, or that it is in. */
    Path file(String image);

    /**
     * The picture of an image that is no file of its own that other programs read, such as a slice of a series; empty for all
     * others.
     *
     * @throws IOException if it cannot be read
     */
    default Optional<RgbImage> made(String image) throws IOException {
        return Optional.empty();
    }

    /** Those of images that all are files of a folder. */
    static Pictures in(Path folder) {
        return folder::resolve;
    }

    /**
     * Puts the picture of an image into a data set: its file, or a PNG whose name has that ending besides.
     *
     * @param name what the copy is called but for that
     * @return its name in the data set
     * @throws UnusableImageException if it cannot be read
     */
    default String copy(String image, FolderDraft folder, String name) throws IOException {
        Optional<RgbImage> picture = madeOrUnusable(image);
        if (picture.isEmpty()) {
            folder.copy(file(image), name);
            return name;
        }
        folder.write(name + ".png", out -> {
            try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(picture.get().copy(picture.get().size().pixels()), "png", png);
            }
        });
        return name + ".png";
    }

    private Optional<RgbImage> madeOrUnusable(String image) throws UnusableImageException {
        try {
            return made(image);
        } catch (IOException e) {
            throw new UnusableImageException(String.valueOf(e.getMessage()), e);
        }
    }
}
