package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A TIFF of several pages that is open, read a page at a time. For one thread. Orientation tags are not obeyed, since such
 * files come from instruments; samples of floating point are taken as 0 to 1.
 */
public final class ImagePages implements AutoCloseable {
    private final Path path;
    private final ImageFormat format;
    private final ImageReader reader;
    private final ImageInputStream input;
    private final int count;

    private ImagePages(Path path, ImageFormat format, ImageReader reader, ImageInputStream input) throws IOException {
        this.path = path;
        this.format = format;
        this.reader = reader;
        this.input = input;
        reader.setInput(input);
        this.count = reader.getNumImages(true);
    }

    /**
     * Opens a file and looks for its pages; reads no pixels.
     *
     * @throws UnreadableImageException if it cannot be read, is no image, or is damaged
     */
    public static ImagePages open(Path path) throws UnreadableImageException {
        FileBytes.checkReadable(path);
        ImageFormat format = PictureFile.format(path);
        ImageReader reader = format.newReader();
        ImageInputStream input = null;
        try {
            input = PictureFile.input(path, format);
            return new ImagePages(path, format, reader, input);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            reader.dispose();
            close(input);
            throw PictureFile.unreadable(path, format, e);
        }
    }

    private static void close(@Nullable ImageInputStream input) {
        try {
            if (input != null) {
                input.close();
            }
        } catch (IOException e) {
            // What went wrong before says more.
        }
    }

    /** How many pages it has. */
    public int count() {
        return count;
    }

    /**
     * Reads one page: its samples if it is grey with 8 or 16 bits, its luma otherwise.
     *
     * @param page from 0
     * @throws UnreadableImageException if this page is damaged; others may be whole
     */
    public GreySamples read(int page) throws UnreadableImageException {
        return read(page, GreyFiles::of);
    }

    /**
     * Reads one page in its colours; of one that is grey with 8 or 16 bits, which may need a window, only the samples.
     *
     * @param page from 0
     * @throws UnreadableImageException if this page is damaged; others may be whole
     */
    public PagePicture readPicture(int page) throws UnreadableImageException {
        return read(
                page,
                picture -> GreyFiles.hasSamples(picture)
                        ? new PagePicture(GreyFiles.of(picture), null)
                        : new PagePicture(null, RgbImage.of(picture)));
    }

    private <T> T read(int page, Function<BufferedImage, T> form) throws UnreadableImageException {
        try {
            ImageTypeSpecifier raw = reader.getRawImageType(page);
            ImageTypeSpecifier type =
                    raw != null ? raw : reader.getImageTypes(page).next();
            long bytesPerPixel = (long) type.getNumBands() * Math.max(1, type.getBitsPerBand(0) / 8);
            Size size = new Size(reader.getWidth(page), reader.getHeight(page));
            PictureFile.checkPromise(path, size, bytesPerPixel, reader.getTileWidth(page));
            return form.apply(reader.read(page));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw PictureFile.unreadable(path, format, e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
