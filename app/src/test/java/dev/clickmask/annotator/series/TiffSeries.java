package dev.clickmask.annotator.series;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes TIFF files of several pages. */
public final class TiffSeries {
    private TiffSeries() {}

    /** Writes the pages in their order. */
    public static Path write(Path file, List<BufferedImage> pages) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), writer.getDefaultWriteParam());
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** A page of 16 bits with one value everywhere, and another in its left half. */
    public static BufferedImage deep(int width, int height, int left, int right) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) page.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            Arrays.fill(samples, y * width, y * width + width / 2, (short) left);
            Arrays.fill(samples, y * width + width / 2, (y + 1) * width, (short) right);
        }
        return page;
    }
}
