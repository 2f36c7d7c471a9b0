package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import dev.clickmask.sam.mask.Rle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the default model and its real weights. */
class SegmentCommandTest {
    private static final Path COFFEE = Typed.SAMPLES.resolve("coffee.png");
    private static final Pattern AREA = Pattern.compile("mask +(\\d+) pixels");

    private final Path folder;

    SegmentCommandTest(@TempDir Path folder) throws IOException {
        this.folder = Files.createDirectory(folder.resolve("Fotos à revoir 照片"));
    }

    @Test
    void aPointGivesAReportAndAllFiles() throws IOException {
        Path image = Files.copy(COFFEE, folder.resolve("tasse à café 咖啡.png"));
        Path coco = folder.resolve("objets 物.json");
        Typed typed = Typed.clickmask(
                "segment",
                image,
                "--point",
                "289.5,148.5",
                "--mask",
                folder.resolve("masque é.png"),
                "--overlay",
                folder.resolve("o.png"),
                "--cutout",
                folder.resolve("c.png"),
                "--coco",
                coco,
                "--category",
                "tasse 杯");

        assertThat(typed.err()).isEmpty();
        assertThat(typed.status()).isZero();
        assertThat(typed.out().lines())
                .contains("file        " + image, "image       600 x 400 pixels", "model       mobile-sam, SAM")
                .anyMatch(line -> line.matches("provider    CPU, \\d+ threads?"))
                .anyMatch(line -> line.matches("(candidates)? +\\d: predicted IoU 0\\.976, taken"))
                .anyMatch(line -> line.matches("mask        \\d+ pixels, box 401 x 374 at 77,19"))
                .anyMatch(line -> line.matches(
                        "time        read \\d+ ms, load \\d+ ms, encode \\d+ ms, decode \\d+ ms, mask \\d+ ms"))
                .contains("wrote " + coco);
        Mask mask = mask(folder.resolve("masque é.png"), new Size(600, 400));
        // The same prompt in scripts/reference/sam1_golden.py, up to a hundred pixels of a coarser resize.
        assertThat(mask.area()).isCloseTo(112606, withinPercentage(0.1)).isEqualTo(printedArea(typed));
        assertThat(ImageIO.read(folder.resolve("c.png").toFile()).getWidth())
                .isEqualTo(mask.bounds().width());
        assertThat(coco(coco, "file_name")).isEqualTo(image.getFileName().toString());
        assertThat(coco(coco, "name")).isEqualTo("tasse 杯");
        assertAnnotates(coco, mask);
    }

    @Test
    void aMaskWithoutHolesIsPolygonsOfTheSameArea() throws IOException {
        Path coco = folder.resolve("eye.json");
        Path png = folder.resolve("eye.png");
        Typed typed = Typed.clickmask(
                "segment",
                Typed.SAMPLES.resolve("chelsea.png"),
                "--box",
                "343,165.5,294.5,106",
                "--background",
                "250,60",
                "--mask",
                png,
                "--coco",
                coco);

        assertThat(typed.status()).isZero();
        JsonNode annotation = annotation(coco);
        assertThat(annotation.get("segmentation").isArray()).isTrue();
        assertThat(annotation.at("/clickmask/prompts"))
                .hasToString("[{\"box\":[294.5,106,343,165.5]},{\"point\":[250,60],\"foreground\":false}]");
        assertThat(annotation.at("/clickmask/model").textValue()).isEqualTo("mobile-sam");
        assertAnnotates(coco, mask(png, new Size(451, 300)));
    }

    @Test
    void aPart_isWhatTheModelSees_andTheMaskLiesInTheWholeImage() throws IOException {
        Path png = folder.resolve("eye.png");
        Typed typed = Typed.clickmask(
                "segment",
                Typed.SAMPLES.resolve("chelsea.png"),
                "--box",
                "294.5,106,343,165.5",
                "--part",
                "250,80,140,110",
                "--mask",
                png);

        assertThat(typed.err()).isEmpty();
        PixelBox found = mask(png, new Size(451, 300)).bounds();
        assertThat(found.intersection(new PixelBox(285, 98, 66, 76))).isEqualTo(found);
        assertThat(found.area()).isGreaterThan(500);
    }

    private static void assertAnnotates(Path coco, Mask mask) throws IOException {
        JsonNode annotation = annotation(coco);
        var box = mask.bounds();
        assertThat(annotation.get("area").longValue()).isEqualTo(mask.area());
        assertThat(annotation.get("bbox"))
                .hasToString("[%d,%d,%d,%d]".formatted(box.x(), box.y(), box.width(), box.height()));
        JsonNode segmentation = annotation.get("segmentation");
        if (segmentation.isArray()) {
            assertThat(areaOf(segmentation)).isEqualTo((double) mask.area());
        } else {
            assertThat(Rle.parse(segmentation.get("counts").textValue(), mask.size())
                            .toMask())
                    .isEqualTo(mask);
        }
    }

    private static double areaOf(JsonNode polygons) {
        double area = 0;
        for (JsonNode polygon : polygons) {
            List<ImagePoint> vertices = new ArrayList<>();
            for (int i = 0; i < polygon.size(); i += 2) {
                vertices.add(new ImagePoint(
                        polygon.get(i).doubleValue(), polygon.get(i + 1).doubleValue()));
            }
            area += new Polygon(vertices).signedArea();
        }
        return area;
    }

    private static long printedArea(Typed typed) {
        Matcher area = AREA.matcher(typed.out());
        assertThat(area.find()).isTrue();
        return Long.parseLong(area.group(1));
    }

    /** Reads a mask file, which must be of one 8-bit channel and hold nothing but 0 and 255. */
    private static Mask mask(Path file, Size size) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(new Size(picture.getWidth(), picture.getHeight())).isEqualTo(size);
        MaskBuilder mask = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int value = picture.getRaster().getSample(x, y, 0);
                assertThat(value).isIn(0, 255);
                if (value == 255) {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }

    private static JsonNode annotation(Path coco) throws IOException {
        return new ObjectMapper().readTree(coco.toFile()).at("/annotations/0");
    }

    private static String coco(Path coco, String field) throws IOException {
        return new ObjectMapper().readTree(coco.toFile()).findValue(field).textValue();
    }
}
