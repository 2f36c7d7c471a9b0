package dev.clickmask.sam.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

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
    private static final String ENDS_EARLY = "ends before its picture is complete; copy it again from its source";
    private static final String NO_MEMORY = "does not fit into memory; give Java more with -Xmx, or scale it down";

    private ImageFiles() {}

    /**
     * Reads the upright picture.
     *
     * @throws UnreadableImageException if the file cannot be read, is no image, is damaged or incomplete, or has more
     *     pixels than fit into one Java array (715 million) or into the heap
     */
    public static RgbImage read(Path path) throws UnreadableImageException {
        return decode(path, FileBytes.readAll(path));
    }

    /**
     * Reads only the header, in a few milliseconds. The pixels behind it may be damaged, or too many.
     *
     * @throws UnreadableImageException if the file cannot be read, is no image, or its header is damaged
     */
    public static ImageInfo info(Path path) throws UnreadableImageException {
        FileBytes.checkReadable(path);
        try (ImageInputStream pixels = new FileImageInputStream(path.toFile());
                InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            file.mark(ImageFormat.SIGNATURE_BYTES);
            ImageFormat format = format(path, file.readNBytes(ImageFormat.SIGNATURE_BYTES));
            file.reset();
            return withReader(path, format, reader -> {
                reader.setInput(pixels);
                return header(format, reader, file);
            });
        } catch (UnreadableImageException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableImageException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static RgbImage decode(Path path, byte[] file) throws UnreadableImageException {
        ImageFormat format = format(path, Arrays.copyOf(file, ImageFormat.SIGNATURE_BYTES));
        return withReader(path, format, reader -> {
            reader.setInput(format == ImageFormat.WEBP ? new WebpStream(file) : new ByteArrayImageInputStream(file));
            ImageInfo header = header(format, reader, new ByteArrayInputStream(file));
            checkFits(path, header);
            TruncationListener listener = new TruncationListener();
            reader.addIIOReadWarningListener(listener);
            BufferedImage stored = RgbImage.of(picture(reader)).asBufferedImage();
            if (listener.truncated()) {
                throw new UnreadableImageException(path, ENDS_EARLY);
            }
            return RgbImage.of(header.orientation().apply(stored));
        });
    }

    private static ImageFormat format(Path path, byte[] start) throws UnreadableImageException {
        return ImageFormat.of(start)
                .orElseThrow(() -> new UnreadableImageException(
                        path,
                        "is not an image that Clickmask can read; convert it to PNG, JPEG, TIFF, BMP, GIF or WebP"));
    }

    private static ImageInfo header(ImageFormat format, ImageReader reader, InputStream file) throws IOException {
        Size stored = new Size(reader.getWidth(0), reader.getHeight(0));
        ImageTypeSpecifier type = storedType(reader);
        Orientation orientation = OrientationTag.read(format, reader, file);
        return new ImageInfo(format, stored, orientation, type.getNumBands(), type.getBitsPerBand(0));
    }

    private static ImageTypeSpecifier storedType(ImageReader reader) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        return raw != null ? raw : reader.getImageTypes(0).next();
    }

    private static BufferedImage picture(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = storedType(reader);
        int dataType = type.getSampleModel().getDataType();
        if (dataType != DataBuffer.TYPE_FLOAT && dataType != DataBuffer.TYPE_DOUBLE) {
            return reader.read(0);
        }
        // As a picture, floating-point samples would be clamped to 0..1; as a raster they come as they are.
        Raster samples = reader.readRaster(0, null);
        WritableRaster raster = Raster.createWritableRaster(samples.getSampleModel(), samples.getDataBuffer(), null);
        return new BufferedImage(type.getColorModel(), raster, false, null);
    }

    /** Looks before any pixel is allocated: a header of some bytes can promise billions. */
    private static void checkFits(Path path, ImageInfo header) throws UnreadableImageException {
        Size size = header.storedSize();
        if (size.area() > RgbImage.maxPixels()) {
            throw new UnreadableImageException(
                    path,
                    "claims " + size + " pixels, over the limit of " + RgbImage.maxPixels() + "; cut it to pieces");
        }
        long bytesPerPixel = (long) header.channels() * Math.max(1, header.bitsPerChannel() / 8);
        if (size.area() * bytesPerPixel > Runtime.getRuntime().maxMemory()) {
            throw new UnreadableImageException(path, NO_MEMORY);
        }
    }

    private interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }

    /** The one place where whatever a decoder throws at a damaged file becomes a sentence. */
    private static <T> T withReader(Path path, ImageFormat format, Reading<T> reading) throws UnreadableImageException {
        ImageReader reader = format.newReader();
        try {
            return reading.with(reader);
        } catch (UnreadableImageException e) {
            throw e;
        } catch (EOFException e) {
            throw new UnreadableImageException(path, ENDS_EARLY, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableImageException(
                    path, "is a damaged " + format + " file; copy it again from its source", e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableImageException(path, NO_MEMORY, e);
        } finally {
            reader.dispose();
        }
    }
}
