package dev.clickmask.annotator.dataset.volume;

import dev.clickmask.annotator.dataset.labelmap.LabelCanvas;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.FileCacheImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** A TIFF that grows by a page at a time, deflated. Takes a temporary file of its size, since the format points backwards. */
final class TiffPages implements Closeable {
    private static final String PROVIDER = "com.sun.imageio.plugins.tiff.TIFFImageWriterSpi";
    /** As TIFF calls deflate, which ImageJ and libtiff read. */
    private static final String COMPRESSION = "ZLib";

    private final ImageOutputStream out;
    private final ImageWriter writer;
    private final ImageWriteParam param;

    /** @param out stays open */
    TiffPages(OutputStream out) throws IOException {
        this.out = new FileCacheImageOutputStream(out, null);
        this.writer = provider().createWriterInstance();
        writer.setOutput(this.out);
        param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(COMPRESSION);
        writer.prepareWriteSequence(null);
    }

    private static ImageWriterSpi provider() {
        Iterator<ImageWriterSpi> providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageWriterSpi.class,
                        provider -> provider.getClass().getName().equals(PROVIDER),
                        false);
        if (!providers.hasNext()) {
            throw new IllegalStateException("Java has no writer for TIFF");
        }
        return providers.next();
    }

    void add(LabelCanvas page) throws IOException {
        writer.writeToSequence(new IIOImage(page.picture(), null, null), param);
    }

    /** Says that there are no more. */
    void finish() throws IOException {
        writer.endWriteSequence();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        writer.dispose();
        out.close();
    }
}
