package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import dev.clickmask.sam.mask.Rle;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layers over each other, without a text, so that fonts do not matter. */
class CanvasGoldenTest {
    private static final Size IMAGE = new Size(320, 240);
    private static final Size VIEW = new Size(400, 300);

    private final Document document = new Document("ring");
    private final PromptSession session = new PromptSession(request -> {});
    private final ImageLayer imageLayer = new ImageLayer();
    private final PromptLayer promptLayer = new PromptLayer(session);
    private final MaskLayer maskLayer =
            new MaskLayer(document, session, new EditPreview(), new HoverPreview(session, request -> {}));

    CanvasGoldenTest() throws IOException {
        imageLayer.setImage(ImagePyramid.of(RgbImage.of(scene())));
        document.open(AnnotatedImage.of("scene.png", IMAGE));
        int ring = document.currentCategory().id();
        document.chooseCategory("bar");
        int bar = document.currentCategory().id();
        add(bar, bar());
        add(ring, ring());
        document.select(document.instances().get(1).id());
    }

    @ParameterizedTest
    @CsvSource({"half, 0.5, 1, 120, 90", "actual, 1, 1, 40, 30", "large, 4, 1, -440, -300", "dense, 2, 2, -120, -100"})
    void theSceneLooksAsItDid(String name, double scale, double density, double left, double top) throws IOException {
        session.setBox(new Box(30.5, 20, 150, 118.5));
        session.addPoint(new ImagePoint(141, 105), true);
        session.addPoint(new ImagePoint(165, 100), false);

        GoldenPicture.assertLooksLike(
                name, paint(new Viewport(IMAGE, VIEW, scale, left, top), density, imageLayer, maskLayer, promptLayer));
    }

    @Test
    void outlinesAloneLookAsTheyDid() throws IOException {
        maskLayer.setStyle(MaskStyle.DEFAULT.withOutlineOnly(true));

        GoldenPicture.assertLooksLike(
                "outlines", paint(new Viewport(IMAGE, VIEW, 1, 40, 30), 1, imageLayer, maskLayer));
    }

    @Test
    void atActualSize_whatIsColouredIsPixelForPixelWhatIsExported() {
        BufferedImage view = paint(new Viewport(IMAGE, VIEW, 1, 40, 30), 1, maskLayer);

        List<Mask> exported = document.instances().stream()
                .map(instance -> Rle.of(instance.segmentation().mask()).toMask())
                .toList();
        for (int y = 0; y < VIEW.height(); y++) {
            for (int x = 0; x < VIEW.width(); x++) {
                int imageX = x - 40;
                int imageY = y - 30;
                boolean inside = exported.stream().anyMatch(mask -> mask.contains(imageX, imageY));
                // The halo outside of a mask is black, like what lies under it here.
                assertThat((view.getRGB(x, y) & 0xFFFFFF) != 0)
                        .as("(%d, %d)", imageX, imageY)
                        .isEqualTo(inside);
            }
        }
    }

    private static BufferedImage paint(Viewport viewport, double density, Layer... layers) {
        BufferedImage view = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_RGB);
        for (Layer layer : layers) {
            Graphics2D g = view.createGraphics();
            g.setBackground(new Color(0x3C3F41));
            layer.paint(g, viewport, density);
            g.dispose();
        }
        return view;
    }

    private void add(int category, Mask mask) {
        document.edit(image -> image.with(
                new Instance(image.nextId(), category, new Segmentation.Pixels(mask), Instance.Origin.UNKNOWN)));
    }

    private static Mask ring() {
        MaskBuilder mask = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int y = 0; y < IMAGE.height(); y++) {
            for (int x = 0; x < IMAGE.width(); x++) {
                double radius = Math.hypot(x - 150, y - 110);
                if (radius > 22 && radius < 62) {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }

    /** Reaches over the edge of the image and under the ring. */
    private static Mask bar() {
        MaskBuilder mask = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int y = 130; y < 175; y++) {
            mask.fill(y, 170 + (y - 130), 320);
        }
        return mask.build();
    }

    /** Shades with a grid of bright lines, a pixel wide, that shows how pixels lie. */
    private static BufferedImage scene() {
        BufferedImage picture = new BufferedImage(IMAGE.width(), IMAGE.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < IMAGE.height(); y++) {
            for (int x = 0; x < IMAGE.width(); x++) {
                int shade = 40 + x / 2;
                boolean line = x % 16 == 0 || y % 16 == 0;
                picture.setRGB(x, y, line ? 0xE0E0E0 : shade << 16 | (40 + y / 2) << 8 | 90);
            }
        }
        return picture;
    }
}
