package dev.clickmask.annotator.dataset.labelmap;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A PNG of numbers, opened. Its pixels are taken as they are stored, whatever palette or gamma comes with them. */
public final class LabelPng implements Closeable {
    private static final int GRAY_ALPHA = 2;

    private final ImageReader reader;
    private final ImageInputStream stream;
    private final Function<String, Finding> findings;

    private LabelPng(ImageInputStream stream, Function<String, Finding> findings) {
        this.reader = ImageIO.getImageReadersByFormatName("png").next();
        this.stream = stream;
        this.findings = findings;
        reader.setInput(stream, true, true);
    }

    /**
     * Opens a file.
     *
     * @throws MalformedDatasetException if there is none
     */
    public static LabelPng open(Path file) throws IOException {
        Function<String, Finding> findings = sentence -> new Finding(file, "", sentence);
        if (!Files.isRegularFile(file)) {
            throw new MalformedDatasetException(findings.apply("is missing"));
        }
        return new LabelPng(new FileImageInputStream(file.toFile()), findings);
    }

    /**
     * Opens what stands somewhere in another file.
     *
     * @param findings gives a sentence its place
     */
    public static LabelPng open(byte[] png, Function<String, Finding> findings) {
        return new LabelPng(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)), findings);
    }

    /**
     * The size, from the header.
     *
     * @throws MalformedDatasetException if there is no header of a PNG
     */
    public Size size() throws IOException {
        return decoded(() -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /**
     * The pixels.
     *
     * @param expected the size that it shall have, looked at before memory is taken
     * @throws MalformedDatasetException if it has another one, is damaged, or has colours that stand for no numbers
     */
    public LabelMap read(Size expected) throws IOException {
        if (!size().equals(expected)) {
            throw malformed("is a PNG of " + size() + ", not of " + expected);
        }
        // The most that a PNG can have: four channels of two bytes.
        if (expected.area()
                > Math.min(Integer.MAX_VALUE / 8, Runtime.getRuntime().maxMemory() / 8)) {
            throw malformed("is a PNG of " + expected + ", which is more than memory holds");
        }
        // Of a palette, the reader keeps the numbers and not the colours.
        Raster raster = decoded(() -> reader.read(0)).getRaster();
        if (raster.getNumBands() == GRAY_ALPHA) {
            throw malformed("is a PNG of transparent grays, neither numbers nor colours");
        }
        if (raster.getNumBands() > 1 && raster.getSampleModel().getSampleSize(0) > Byte.SIZE) {
            throw malformed("is a PNG of 16-bit colours, which stand for no numbers");
        }
        return new LabelMap(raster, findings);
    }

    private interface Decoding<T> {
        T run() throws IOException;
    }

    private <T> T decoded(Decoding<T> decoding) throws IOException {
        try {
            return decoding.run();
        } catch (IOException | RuntimeException e) {
            throw new MalformedDatasetException(findings.apply("is no PNG, or a damaged one"), e);
        }
    }

    private MalformedDatasetException malformed(String sentence) {
        return new MalformedDatasetException(findings.apply(sentence));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
