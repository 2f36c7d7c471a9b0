package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads image files as slices: grey samples as the file has them where it is grey with 8 or 16 bits, the luma of the upright
 * picture otherwise. Stateless; every method may run in any thread.
 */
public final class GreyFiles {
    private GreyFiles() {}

    /**
     * Reads the first picture of a file.
     *
     * @throws UnreadableImageException as {@link ImageFiles#read}
     */
    public static GreySamples read(Path path) throws UnreadableImageException {
        FileBytes.checkReadable(path);
        if (isPng(path)) {
            Optional<GreySamples> plain = PlainPng.read(FileBytes.readAll(path));
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        return PictureFile.read(path, GreyFiles::read);
    }

    private static boolean isPng(Path path) throws UnreadableImageException {
        return ImageFormat.of(FileBytes.start(path, ImageFormat.SIGNATURE_BYTES))
                .filter(ImageFormat.PNG::equals)
                .isPresent();
    }

    private static GreySamples read(PictureFile file) throws IOException {
        ImageInfo header = file.header();
        if (header.channels() == 1 && header.bitsPerChannel() > 8 && header.orientation() == Orientation.UPRIGHT) {
            file.checkPromise();
            return of(file.pixels(file.param()));
        }
        return GreyImage.of(new PictureReader(PixelStorage.standard()).read(file))
                .samples();
    }

    /** The samples of a stored picture, or its luma if it is not grey with 8 or 16 bits. */
    static GreySamples of(BufferedImage picture) {
        Raster raster = picture.getRaster();
        Size size = new Size(raster.getWidth(), raster.getHeight());
        int type = raster.getTransferType();
        if (!isGrey(picture.getColorModel()) || raster.getNumBands() != 1) {
            return GreyImage.of(RgbImage.of(picture)).samples();
        }
        if (type == DataBuffer.TYPE_BYTE && picture.getColorModel().getComponentSize(0) == Byte.SIZE) {
            byte[] samples = new byte[Math.toIntExact(size.area())];
            raster.getDataElements(raster.getMinX(), raster.getMinY(), size.width(), size.height(), samples);
            return GreySamples.of(size, samples, false);
        }
        if (type == DataBuffer.TYPE_USHORT || type == DataBuffer.TYPE_SHORT) {
            short[] samples = new short[Math.toIntExact(size.area())];
            raster.getDataElements(raster.getMinX(), raster.getMinY(), size.width(), size.height(), samples);
            return GreySamples.of(size, samples, type == DataBuffer.TYPE_SHORT);
        }
        return GreyImage.of(RgbImage.of(picture)).samples();
    }

    /** Whether a stored picture is grey with 8 or 16 bits. */
    static boolean hasSamples(BufferedImage picture) {
        int type = picture.getRaster().getTransferType();
        boolean fits = type == DataBuffer.TYPE_USHORT
                || type == DataBuffer.TYPE_SHORT
                || (type == DataBuffer.TYPE_BYTE && picture.getColorModel().getComponentSize(0) == Byte.SIZE);
        return fits && isGrey(picture.getColorModel()) && picture.getRaster().getNumBands() == 1;
    }

    private static boolean isGrey(ColorModel colours) {
        return colours instanceof ComponentColorModel && colours.getNumComponents() == 1;
    }
}
