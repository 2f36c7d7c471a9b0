package dev.clickmask.annotator.dataset.labelmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelPngTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int BEHIND_SIGNATURE = 8;
    private static final int BEHIND_HEADER = 33;
    private static final Size SIZE = new Size(60, 40);

    @TempDir
    Path folder;

    @Test
    void aTextThatUnpacksToGigabytes_isNotUnpacked() throws IOException {
        byte[] png = palette();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png, 0, BEHIND_HEADER);
        file.write(text(300 * MEGABYTE));
        file.write(png, BEHIND_HEADER, png.length - BEHIND_HEADER);
        Path bomb = Files.write(folder.resolve("bomb.png"), file.toByteArray());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        try (LabelPng mask = LabelPng.open(bomb)) {
            assertThat(mask.read(SIZE).size()).isEqualTo(SIZE);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50 * MEGABYTE);
    }

    @Test
    void aHeaderThatPromisesMoreThanItsFileCanHold_isRefused() throws IOException {
        byte[] png = palette();
        ByteBuffer.wrap(png, BEHIND_HEADER - 17, 8).putInt(9000).putInt(9000);
        CRC32 sum = new CRC32();
        sum.update(png, BEHIND_SIGNATURE + 4, 17);
        ByteBuffer.wrap(png, BEHIND_HEADER - 4, 4).putInt((int) sum.getValue());
        Path lie = Files.write(folder.resolve("lie.png"), png);

        try (LabelPng mask = LabelPng.open(lie)) {
            assertThatThrownBy(() -> mask.read(new Size(9000, 9000)))
                    .isInstanceOf(MalformedDatasetException.class)
                    .hasMessageContaining("lie.png: is a PNG of 9000 x 9000 with only");
        }
    }

    @Test
    void whatIsNoPng_isRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");

        assertThatThrownBy(() -> LabelPng.open(text))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("text.png: is no PNG");
    }

    /** A mask as VOC has them; of such a picture the reader of the JDK unpacks texts. */
    private static byte[] palette() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_BYTE_INDEXED), "png", png);
        return png.toByteArray();
    }

    private static byte[] text(int length) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write("zTXtx\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            for (int done = 0; done < length; done += MEGABYTE) {
                deflater.write(new byte[MEGABYTE]);
            }
        }
        CRC32 sum = new CRC32();
        sum.update(data.toByteArray());
        return ByteBuffer.allocate(data.size() + 8)
                .putInt(data.size() - 4)
                .put(data.toByteArray())
                .putInt((int) sum.getValue())
                .array();
    }
}
