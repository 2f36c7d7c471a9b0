package dev.clickmask.sam.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** An image file that is open: its header is known, its pixels can be read, as often as one likes. For one thread. */
final class PictureFile {
    private static final String ENDS_EARLY = "ends before its picture is complete; copy it again from its source";
    private static final String GIVEN_UP = "was not read to its end, because something else was wanted; open it again";
    private static final String NO_MEMORY = "does not fit into memory; give Java more with -Xmx, or scale it down";

    /** What the readers, and the counts of run-length codes, can number. */
    private static final int MOST_PIXELS = Integer.MAX_VALUE;

    /** Deflate makes a byte of at most a thousand; fax codes make one of a few ten thousand white pixels. */
    private static final int MOST_COMPRESSION = 1 << 15;

    /** A picture of so few bytes may be as small in its file as it likes. */
    private static final int HARMLESS_BYTES = 1 << 26;

    private final Path path;
    private final ImageReader reader;
    private final ImageTypeSpecifier type;
    private final ImageInfo header;
    private final TruncationListener truncation = new TruncationListener();
    private final ReadWatch watch = new ReadWatch();

    private PictureFile(Path path, ImageFormat format, ImageReader reader) throws IOException {
        this.path = path;
        this.reader = reader;
        if (format == ImageFormat.JPEG) {
            JpegSegments.checkProfile(path);
        }
        type = storedType(reader);
        Size stored = new Size(reader.getWidth(0), reader.getHeight(0));
        Orientation orientation = OrientationTag.read(format, reader, path);
        header = new ImageInfo(format, stored, orientation, type.getNumBands(), type.getBitsPerBand(0));
        reader.addIIOReadWarningListener(truncation);
        reader.addIIOReadProgressListener(watch);
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
        ImageFormat format = format(path);
        ImageReader reader = format.newReader();
        try (ImageInputStream input = input(path, format)) {
            reader.setInput(input);
            return reading.with(new PictureFile(path, format, reader));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw unreadable(path, format, e);
        } finally {
            reader.dispose();
        }
    }

    static ImageFormat format(Path path) throws UnreadableImageException {
        return ImageFormat.of(FileBytes.start(path, ImageFormat.SIGNATURE_BYTES))
                .orElseThrow(() -> new UnreadableImageException(
                        path,
                        "is not an image that Clickmask can read; convert it to PNG, JPEG, TIFF, BMP, GIF or WebP"));
    }

    /** The sentence for whatever a decoder throws at a file. */
    static UnreadableImageException unreadable(Path path, ImageFormat format, Throwable problem) {
        // Its file was closed by that, which readers take for all sorts of things.
        if (Thread.currentThread().isInterrupted()) {
            return new UnreadableImageException(path, GIVEN_UP, problem);
        }
        if (problem instanceof UnreadableImageException known) {
            return known;
        }
        if (problem instanceof NoRoomException) {
            return new UnreadableImageException(path, String.valueOf(problem.getMessage()), problem);
        }
        if (problem instanceof EOFException) {
            return new UnreadableImageException(path, ENDS_EARLY, problem);
        }
        if (problem instanceof OutOfMemoryError) {
            return new UnreadableImageException(path, NO_MEMORY, problem);
        }
        return new UnreadableImageException(
                path, "is a damaged " + format + " file; copy it again from its source", problem);
    }

    static ImageInputStream input(Path path, ImageFormat format) throws IOException {
        if (format == ImageFormat.WEBP) {
            return new WebpStream(FileBytes.readAll(path));
        }
        ImageInputStream file =
                new BufferedFileImageInputStreamSpi().createInputStreamInstance(path.toFile(), false, null);
        return format == ImageFormat.PNG ? new PngStream(file) : file;
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
    long bytesPerPixel() {
        return (long) header.channels() * Math.max(1, header.bitsPerChannel() / 8);
    }

    /** At least the bytes that the stored picture takes in memory. */
    long bytes() {
        return header.storedSize().area() * bytesPerPixel();
    }

    /** Looks before any pixel is read: a header of some bytes can promise billions. */
    void checkPromise() throws IOException {
        Size size = header.storedSize();
        checkPromise(path, size, bytesPerPixel(), reader.getTileWidth(0));
        if (header.format() == ImageFormat.JPEG) {
            JpegSegments.checkScans(path);
        }
    }

    /** The same for a picture of this size, whatever its format. */
    static void checkPromise(Path path, Size size, long bytesPerPixel, int tileWidth) throws UnreadableImageException {
        if (size.area() > MOST_PIXELS) {
            throw new UnreadableImageException(
                    path, "claims " + size + " pixels, over the limit of " + MOST_PIXELS + "; cut it to pieces");
        }
        long rowBytes = bytesPerPixel * Math.max(size.width(), tileWidth);
        if (rowBytes > HARMLESS_BYTES) {
            throw new UnreadableImageException(path, "claims rows of " + rowBytes + " bytes; cut it to pieces");
        }
        long held = path.toFile().length();
        long bytes = bytesPerPixel * size.area();
        if (bytes > HARMLESS_BYTES && bytes / MOST_COMPRESSION > held) {
            throw new UnreadableImageException(
                    path, "claims " + size + " pixels but has only " + held + " bytes; copy it again from its source");
        }
    }

    /** What the reader would read a part of the picture by. */
    ImageReadParam param() {
        return reader.getDefaultReadParam();
    }

    /** Reads the stored picture or the part of it that {@code param} says; {@link #checkPromise} comes before. */
    BufferedImage pixels(ImageReadParam param) throws IOException {
        return pixels(param, ReadProgress.NONE);
    }

    /** The same, watched. */
    BufferedImage pixels(ImageReadParam param, ReadProgress progress) throws IOException {
        ReadWatch.check();
        watch.tell(progress);
        BufferedImage picture = isFloatingPoint() ? floatingPoint(param) : reader.read(0, param);
        ReadWatch.check();
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
