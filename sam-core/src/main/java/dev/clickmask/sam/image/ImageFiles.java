package dev.clickmask.sam.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Reads image files: JPEG, PNG, TIFF, BMP, GIF and WebP in all their colour models and depths; of a file with several
 * pictures the first. Pixels are converted by the rules of {@link RgbImage#of}, and turned by the orientation tag. The colour profile of a
 * JPEG or TIFF is obeyed; that of a PNG or WebP is not, as in most training pipelines.
 *
 * <p>Stateless; every method may run in any thread, and takes up to seconds for a large file. Whatever is wrong with a
 * file, the answer is an {@link UnreadableImageException}; damage in pixels that leaves the file well-formed goes
 * unnoticed.
 */
public final class ImageFiles {
    /** Endings that names of image files usually have, in lower case. What a file is, its first bytes say. */
    public static final Set<String> USUAL_ENDINGS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "tif", "tiff", "bmp", "gif", "webp");

    /** So many bytes of a file are hashed while a pixel is read. */
    private static final double BYTES_HASHED_PER_PIXEL = 8;

    private ImageFiles() {}

    /** Whether a name has such an ending, in capitals or not. */
    public static boolean isUsualName(String name) {
        return USUAL_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Reads the upright picture.
     *
     * @throws UnreadableImageException if the file cannot be read, is no image, is damaged or incomplete, has more
     *     than 2,147 million pixels, or if there is no room for it in the heap or in the folder for temporary files
     */
    public static RgbImage read(Path path) throws UnreadableImageException {
        return PictureFile.read(path, new PictureReader(PixelStorage.standard())::read);
    }

    /**
     * Reads the upright picture and its key, both of the same bytes.
     *
     * @throws UnreadableImageException as {@link #read} does, or if the file changes meanwhile
     */
    public static KeyedImage readKeyed(Path path) throws UnreadableImageException {
        return readKeyed(path, ReadProgress.NONE);
    }

    /**
     * The same, watched.
     *
     * @param progress hears how far it is
     */
    public static KeyedImage readKeyed(Path path, ReadProgress progress) throws UnreadableImageException {
        long changed = path.toFile().lastModified();
        KeyedImage read = PictureFile.read(path, file -> {
            double hashed = hashShare(file);
            ImageKey key = ImageKey.of(path, progress.part(0, hashed));
            PictureReader reader = new PictureReader(PixelStorage.standard());
            return new KeyedImage(key, reader.read(file, progress.part(hashed, 1)));
        });
        if (path.toFile().lastModified() != changed) {
            throw new UnreadableImageException(path, "has changed while it was being read; open it again");
        }
        return read;
    }

    /** The share of the time that the key takes, as far as can be said before. */
    private static double hashShare(PictureFile file) {
        double bytes = file.path().toFile().length();
        return bytes / (bytes + BYTES_HASHED_PER_PIXEL * file.header().size().area());
    }

    /**
     * Reads only the header, in a few milliseconds. The pixels behind it may be damaged, or too many.
     *
     * @throws UnreadableImageException if the file cannot be read, is no image, or its header is damaged
     */
    public static ImageInfo info(Path path) throws UnreadableImageException {
        return PictureFile.read(path, PictureFile::header);
    }

    /**
     * Reads a small upright picture, in less time and much less memory than the whole one. A JPEG has to be decompressed
     * nevertheless, unless its camera has put a small one into the file.
     *
     * @param maxSide the longer side of the result in pixels; a picture that is smaller keeps its size
     * @return opaque, of {@code TYPE_3BYTE_BGR}; owned by the caller
     * @throws UnreadableImageException as {@link #read}
     * @throws IllegalArgumentException if {@code maxSide} is not positive
     */
    public static BufferedImage thumbnail(Path path, int maxSide) throws UnreadableImageException {
        if (maxSide <= 0) {
            throw new IllegalArgumentException("a thumbnail of " + maxSide + " pixels");
        }
        return PictureFile.read(path, file -> Thumbnail.of(file, maxSide));
    }
}
