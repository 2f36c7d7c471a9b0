package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would take much time or memory if they were believed. */
class ImageBombsTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int BEHIND_HEADER_OF_PNG = 33;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    @Test
    void aTextInAPngThatUnpacksToGigabytes_isNotUnpacked() throws IOException {
        byte[] text = deflated(300 * MEGABYTE);
        for (String type : new String[] {"zTXt", "iCCP"}) {
            byte[] data = ByteBuffer.allocate(3 + text.length)
                    .put(new byte[] {'x', 0, 0})
                    .put(text)
                    .array();
            // The reader of the JDK leaves such chunks out by itself where there is no palette.
            Path file = withChunk("colour-palette-8.png", type, data);

            long before = THREADS.getCurrentThreadAllocatedBytes();
            assertThat(ImageFiles.read(file).size()).isEqualTo(new Size(60, 40));

            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(50 * MEGABYTE);
        }
    }

    @Test
    void aChunkOfAPngThatClaimsToBeLongerThanItsFile_takesNoMemory() throws IOException {
        byte[] png = Files.readAllBytes(ImageZoo.file("colour-8.png"));
        ByteBuffer.wrap(png).putInt(BEHIND_HEADER_OF_PNG, 900 * MEGABYTE);
        Path file = Files.write(folder.resolve("lie.png"), png);

        assertRefusedInLittleMemory(file, "");
    }

    @Test
    void aWebpOfALargeSizeWithNothingToFillIt_isRefused() throws IOException {
        byte[] webp = Files.readAllBytes(ImageZoo.file("colour-animated.webp"));
        int height = new String(webp, StandardCharsets.ISO_8859_1).indexOf("ANMF") + 17;
        webp[height + 1] = (byte) 0xFF;
        webp[height + 2] = 0x3F;

        assertRefusedInLittleMemory(
                Files.write(folder.resolve("size.webp"), webp), "pixels but has only " + webp.length + " bytes");
    }

    @Test
    void aWebpOfALargeSizeWithoutAFrame_isRefused() throws IOException {
        byte[] webp = Files.readAllBytes(ImageZoo.file("colour-alpha-lossy.webp"));
        int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("VP8 ");
        webp[frame] = 'X';
        webp[26] = (byte) 0xE8;

        assertRefusedInLittleMemory(Files.write(folder.resolve("none.webp"), webp), "damaged WEBP");
    }

    @Test
    void aFrameOfAWebpThatIsLargerThanItsPicture_isRefused() throws IOException {
        byte[] webp = Files.readAllBytes(ImageZoo.file("colour-alpha-lossy.webp"));
        int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("VP8 ") + 8;
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(frame + 6, (short) 4095)
                .putShort(frame + 8, (short) 4095);

        assertRefusedInLittleMemory(Files.write(folder.resolve("frame.webp"), webp), "damaged WEBP");
    }

    @Test
    void aTiffWithATileOfGigabytes_isRefused() throws IOException {
        byte[] tiff = Files.readAllBytes(ImageZoo.file("colour-8-deflate-tiles.tif"));
        int tileWidth = 0x142;
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (bytes.getShort(at) != tileWidth || bytes.getInt(at + 4) != 1) {
            at++;
        }
        bytes.putShort(at + 2, (short) 4).putInt(at + 8, 300 * MEGABYTE);

        assertRefusedInLittleMemory(Files.write(folder.resolve("tile.tif"), tiff), "claims rows of");
    }

    @Test
    void aBmpOfMillionsOfRowsThatAreNotThere_isRefused() throws IOException {
        byte[] bmp = Files.readAllBytes(ImageZoo.file("colour-24.bmp"));
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, 30 * MEGABYTE);

        assertRefusedInLittleMemory(Files.write(folder.resolve("rows.bmp"), bmp), "pixels but has only");
    }

    @Test
    void aJpegThatGoesOverItsPictureAThousandTimes_isRefused_andOneThatDoesAFewTimes_isNot() throws IOException {
        byte[] jpeg = progressive();
        Path usual = Files.write(folder.resolve("usual.jpg"), jpeg);
        assertThat(ImageFiles.read(usual).size()).isEqualTo(new Size(64, 64));
        int lastScan = new String(jpeg, StandardCharsets.ISO_8859_1).lastIndexOf("\u00FF\u00DA");
        byte[] scan = Arrays.copyOfRange(jpeg, lastScan, jpeg.length - 2);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, lastScan);
        for (int i = 0; i < 1000; i++) {
            bomb.write(scan);
        }
        bomb.write(jpeg, jpeg.length - 2, 2);

        Path file = Files.write(folder.resolve("scans.jpg"), bomb.toByteArray());

        assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(file + " ");
        assertThatThrownBy(() -> ImageFiles.thumbnail(file, 32)).isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void aColourProfileOfAJpegThatClaimsGigabytes_isRefused() throws IOException {
        byte[] jpeg = Files.readAllBytes(ImageZoo.file("colour-wide-gamut.jpg"));
        int profile = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("ICC_PROFILE") + 14;
        ByteBuffer.wrap(jpeg).putInt(profile, 900 * MEGABYTE);

        assertRefusedInLittleMemory(Files.write(folder.resolve("profile.jpg"), jpeg), "damaged JPEG");
    }

    private void assertRefusedInLittleMemory(Path file, String sentence) {
        for (boolean whole : new boolean[] {true, false}) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(() -> {
                        if (whole) {
                            ImageFiles.read(file);
                        } else {
                            ImageFiles.thumbnail(file, 64);
                        }
                    })
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith(file + " ")
                    .hasMessageContaining(sentence);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(50 * MEGABYTE);
        }
    }

    /** A file of the zoo with a chunk more behind its header. */
    private Path withChunk(String name, String type, byte[] data) throws IOException {
        byte[] png = Files.readAllBytes(ImageZoo.file(name));
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, data.length + 4);
        chunk.putInt((int) sum.getValue());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png, 0, BEHIND_HEADER_OF_PNG);
        file.write(chunk.array());
        file.write(png, BEHIND_HEADER_OF_PNG, png.length - BEHIND_HEADER_OF_PNG);
        return Files.write(folder.resolve(type + ".png"), file.toByteArray());
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            for (int done = 0; done < zeros; done += MEGABYTE) {
                deflater.write(new byte[MEGABYTE]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(
                    null, new IIOImage(new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
