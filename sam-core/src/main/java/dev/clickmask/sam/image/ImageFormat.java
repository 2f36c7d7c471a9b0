package dev.clickmask.sam.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The kinds of file that are read as images, told by their first bytes and never by their name.
 *
 * <p>Each has one fixed reader. Other readers on the class path are not asked, so that the same file becomes the same
 * pixels on every machine: the JDK reads CMYK and some TIFF files wrongly, TwelveMonkeys does it right; for PNG and GIF
 * the JDK is the only one.
 */
public enum ImageFormat {
    JPEG("com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi", "\\xFF\\xD8\\xFF"),
    PNG("com.sun.imageio.plugins.png.PNGImageReaderSpi", "\\x89PNG\\r\\n\\x1A\\n"),
    TIFF("com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi", "II\\*\\x00|MM\\x00\\*"),
    BIG_TIFF("com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi", "II\\+\\x00|MM\\x00\\+"),
    BMP("com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi", "BM"),
    GIF("com.sun.imageio.plugins.gif.GIFImageReaderSpi", "GIF8[79]a"),
    WEBP("com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi", "RIFF.{4}WEBP");

    /** How many bytes of a file {@link #of} wants to see. */
    static final int SIGNATURE_BYTES = 12;

    private final String readerProvider;
    private final Pattern signature;

    ImageFormat(String readerProvider, String signature) {
        this.readerProvider = readerProvider;
        this.signature = Pattern.compile(signature, Pattern.DOTALL);
    }

    /** The format of a file that begins with these bytes. */
    static Optional<ImageFormat> of(byte[] start) {
        String characters = new String(start, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.signature.matcher(characters).lookingAt())
                .findFirst();
    }

    /** A new reader; the caller disposes of it. */
    ImageReader newReader() {
        Iterator<ImageReaderSpi> providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageReaderSpi.class,
                        provider -> provider.getClass().getName().equals(readerProvider),
                        false);
        if (!providers.hasNext()) {
            throw new IllegalStateException(readerProvider
                    + " is not registered: the class path lacks it, or a jar lost its META-INF/services");
        }
        try {
            return providers.next().createReaderInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
