package dev.clickmask.sam.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** An image file that is open: its header is known, its pixels can be read, as often as one likes. For one thread. */
final class PictureFile {
    private static final String ENDS_EARLY = "ends before its picture is complete; copy it again from its source";
    private static final String NO_MEMORY = "does not fit into memory; give Java more with -Xmx, or scale it down";

    private final Path path;
    private final ImageReader reader;
    private final ImageTypeSpecifier type;
    private final ImageInfo header;
    private final TruncationListener truncation = new TruncationListener();

    private PictureFile(Path path, ImageFormat format, ImageReader reader) throws IOException {
        this.path = path;
        this.reader = reader;
        type = storedType(reader);
        Size stored = new Size(reader.getWidth(0), reader.getHeight(0));
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            Orientation orientation = OrientationTag.read(format, reader, file);
            header = new ImageInfo(format, stored, orientation, type.getNumBands(), type.getBitsPerBand(0));
        }
        reader.addIIOReadWarningListener(truncation);
    }

    /** Work with an open file. */
    interface Reading<T> {
        T with(PictureFile file) throws IOException;
    }

    /**
     * Opens a file, works with it, and closes it: the one place where whatever a decoder throws at a damaged file becomes
     * a sentence.
     */
    static <T> T read(Path path, Reading<T> reading) throws UnreadableImageException {
        FileBytes.checkReadable(path);
        ImageFormat format = ImageFormat.of(FileBytes.start(path, ImageFormat.SIGNATURE_BYTES))
                .orElseThrow(() -> new UnreadableImageException(
                        path,
                        "is not an image that Clickmask can read; convert it to PNG, JPEG, TIFF, BMP, GIF or WebP"));
        ImageReader reader = format.newReader();
        try (ImageInputStream input = input(path, format)) {
            reader.setInput(input);
            return reading.with(new PictureFile(path, format, reader));
        } catch (UnreadableImageException e) {
            throw e;
        } catch (NoRoomException e) {
            throw new UnreadableImageException(path, String.valueOf(e.getMessage()), e);
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

    private static ImageInputStream input(Path path, ImageFormat format) throws IOException {
        return format == ImageFormat.WEBP
                ? new WebpStream(FileBytes.readAll(path))
                : new BufferedFileImageInputStreamSpi().createInputStreamInstance(path.toFile(), false, null);
    }

    private static ImageTypeSpecifier storedType(ImageReader reader) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        return raw != null ? raw : reader.getImageTypes(0).next();
    }

    Path path() {
        return path;
    }

    ImageInfo header() {
        return header;
    }

    ImageReader reader() {
        return reader;
    }

    /** At least the bytes that a stored pixel takes in memory. */
    int bytesPerPixel() {
        return header.channels() * Math.max(1, header.bitsPerChannel() / 8);
    }

    /** What the reader would read a part of the picture by. */
    ImageReadParam param() {
        return reader.getDefaultReadParam();
    }

    /** Reads the stored picture or the part of it that {@code param} says. */
    BufferedImage pixels(ImageReadParam param) throws IOException {
        BufferedImage picture = isFloatingPoint() ? floatingPoint(param) : reader.read(0, param);
        if (truncation.truncated()) {
            throw new UnreadableImageException(path, ENDS_EARLY);
        }
        return picture;
    }

    /** Whether its samples are; the TIFF reader cannot thin those. */
    boolean isFloatingPoint() {
        int dataType = type.getSampleModel().getDataType();
        return dataType == DataBuffer.TYPE_FLOAT || dataType == DataBuffer.TYPE_DOUBLE;
    }

    /** As a picture, floating-point samples would be clamped to 0..1; as a raster they come as they are. */
    private BufferedImage floatingPoint(ImageReadParam param) throws IOException {
        Raster samples = reader.readRaster(0, param);
        WritableRaster raster = Raster.createWritableRaster(samples.getSampleModel(), samples.getDataBuffer(), null);
        return new BufferedImage(type.getColorModel(), raster, false, null);
    }
}
