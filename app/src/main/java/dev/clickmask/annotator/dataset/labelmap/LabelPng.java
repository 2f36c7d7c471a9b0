package dev.clickmask.annotator.dataset.labelmap;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.PngStream;
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
    private static final String DAMAGED = "is no PNG, or a damaged one";
    /** Bytes in memory that a byte of a PNG makes at most: deflate makes a thousand, of which each may be eight pixels. */
    private static final int MOST_COMPRESSION = 8 * 1032;

    private final ImageReader reader;
    private final ImageInputStream stream;
    private final Function<String, Finding> findings;

    private LabelPng(ImageInputStream file, Function<String, Finding> findings) throws IOException {
        this.findings = findings;
        this.stream = picture(file);
        this.reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(stream, true, true);
    }

    /** Without texts and profiles, which unpack to gigabytes where somebody wants them to. */
    private ImageInputStream picture(ImageInputStream file) throws IOException {
        try {
            return new PngStream(file);
        } catch (IOException e) {
            file.close();
            throw new MalformedDatasetException(findings.apply(DAMAGED), e);
        }
    }

    /**
     * Opens a file.
     *
     * @throws MalformedDatasetException if there is none, or it is no PNG
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
     * @throws MalformedDatasetException if it is no PNG
     */
    public static LabelPng open(byte[] png, Function<String, Finding> findings) throws IOException {
        ImageInputStream file = new MemoryCacheImageInputStream(new ByteArrayInputStream(png)) {
            @Override
            public long length() {
                return png.length;
            }
        };
        return new LabelPng(file, findings);
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
        if (expected.area() / MOST_COMPRESSION > stream.length()) {
            throw malformed("is a PNG of " + expected + " with only " + stream.length() + " bytes for them");
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
            throw new MalformedDatasetException(findings.apply(DAMAGED), e);
        } catch (OutOfMemoryError e) {
            throw new MalformedDatasetException(findings.apply("is a PNG that takes more memory than there is"), e);
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
