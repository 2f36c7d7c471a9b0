package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageReadParam;

/**
 * Brings the picture of a file upright into an {@link RgbImage}: at once if that fits into the heap, otherwise a band of
 * rows after the other.
 *
 * <p>Of a TIFF, a band costs no more than its share. Other formats are decompressed from their beginning for each, which
 * is why the bands are as large as the heap allows.
 */
final class PictureReader {
    /** The share of the work that is done when the range of all samples is known. */
    private static final double LOOKED = 0.5;

    private final PixelStorage storage;

    PictureReader(PixelStorage storage) {
        this.storage = storage;
    }

    RgbImage read(PictureFile file) throws IOException {
        return read(file, ReadProgress.NONE);
    }

    RgbImage read(PictureFile file, ReadProgress progress) throws IOException {
        file.checkPromise();
        long bytes = RgbImage.bytes(file.header().size());
        // A file may have hundreds of channels of which three become colours.
        boolean atOnce = storage.fitsIntoHeap(bytes) && file.bytes() <= storage.bandBytes();
        return atOnce ? readAtOnce(file, progress) : readInBands(file, bytes, progress);
    }

    private RgbImage readAtOnce(PictureFile file, ReadProgress progress) throws IOException {
        BufferedImage stored = BgrConversion.toBgr(file.pixels(file.param(), progress));
        return new RgbImage(file.header().orientation().apply(stored), storage);
    }

    private RgbImage readInBands(PictureFile file, long bytes, ReadProgress progress) throws IOException {
        List<PixelBox> bands = bands(file);
        boolean isStretched = file.header().bitsPerChannel() > Byte.SIZE;
        SampleRange used = isStretched ? used(file, bands, progress.part(0, LOOKED)) : SampleRange.NONE;
        ReadProgress last = isStretched ? progress.part(LOOKED, 1) : progress;
        Size size = file.header().size();
        try (PixelSink sink = storage.allocate(bytes)) {
            for (PixelBox band : bands) {
                BufferedImage stored = BgrConversion.toBgr(pixels(file, band, last), used);
                Orientation orientation = file.header().orientation();
                PixelBox place = orientation.upright(band, file.header().storedSize());
                write(orientation.apply(stored), place, size.width(), sink);
            }
            return new RgbImage(size, sink.finish(), storage);
        }
    }

    private List<PixelBox> bands(PictureFile file) throws IOException {
        Size size = file.header().storedSize();
        long rowBytes = (long) size.width() * Math.max(RgbImage.BYTES_PER_PIXEL, file.bytesPerPixel());
        int rows = (int) Math.max(1, Math.min(size.height(), storage.bandBytes() / rowBytes));
        // A tile that two bands share is decompressed twice.
        int tile = file.reader().getTileHeight(0);
        int height = tile < rows ? rows - rows % tile : rows;
        return IntStream.iterate(0, y -> y < size.height(), y -> y + height)
                .mapToObj(y -> new PixelBox(0, y, size.width(), Math.min(height, size.height() - y)))
                .toList();
    }

    /** What all bands together use of the range of their samples. */
    private static SampleRange used(PictureFile file, List<PixelBox> bands, ReadProgress progress) throws IOException {
        SampleRange used = SampleRange.NONE;
        for (PixelBox band : bands) {
            used = used.enclosing(SampleRange.used(pixels(file, band, progress)));
        }
        return used;
    }

    private static BufferedImage pixels(PictureFile file, PixelBox band, ReadProgress progress) throws IOException {
        ImageReadParam param = file.param();
        param.setSourceRegion(new Rectangle(band.x(), band.y(), band.width(), band.height()));
        double height = file.header().storedSize().height();
        return file.pixels(param, progress.part(band.y() / height, band.endY() / height));
    }

    private static void write(BufferedImage bgr, PixelBox place, int width, PixelSink sink) throws IOException {
        byte[] bytes = BgrConversion.bytes(bgr);
        int rowBytes = RgbImage.BYTES_PER_PIXEL * place.width();
        for (int row = 0; row < place.height(); row++) {
            long pixel = (long) (place.y() + row) * width + place.x();
            sink.write(RgbImage.BYTES_PER_PIXEL * pixel, bytes, row * rowBytes, rowBytes);
        }
    }
}
