package dev.clickmask.annotator.dataset;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Seeded data sets: masks of all kinds, and names as people give them. */
public final class SampleData {
    public static final List<Category> CATEGORIES = List.of(
            new Category(3, "person", 0x112233),
            new Category(7, "Kätzchen: \"猫\"", 0xFF8000),
            new Category(9, "no", 0));

    private static final List<String> NAMES = List.of("a.png", "b 1.png", "sub/a.png", "sub/Straße/写真.png", "x.y.png");

    private final Random random;

    public SampleData(long seed) {
        this.random = new Random(seed);
    }

    /** Images of one size or another, the last without instances. */
    public List<AnnotatedImage> images() {
        List<AnnotatedImage> images = new ArrayList<>();
        for (String name : NAMES) {
            Size size = new Size(1 + random.nextInt(90), 1 + random.nextInt(40));
            AnnotatedImage image = AnnotatedImage.of(name, size);
            for (int i = images.size() < NAMES.size() - 1 ? 1 + random.nextInt(6) : 0; i > 0; i--) {
                int category = CATEGORIES.get(random.nextInt(CATEGORIES.size())).id();
                Segmentation pixels = new Segmentation.Pixels(mask(size));
                image = image.with(new Instance(image.nextId(), category, pixels, Instance.Origin.UNKNOWN));
            }
            images.add(image);
        }
        return images;
    }

    private Mask mask(Size size) {
        return switch (random.nextInt(6)) {
            case 0 -> Mask.empty(size);
            case 1 -> Mask.full(size);
            case 2 -> noise(size);
            case 3 -> cross(size);
            default -> rectangles(size);
        };
    }

    private Mask noise(Size size) {
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        double density = random.nextDouble();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (random.nextDouble() < density) {
                    builder.set(x, y);
                }
            }
        }
        return builder.build();
    }

    /** Two lines of one pixel. */
    private Mask cross(Size size) {
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        builder.fill(random.nextInt(size.height()), 0, size.width());
        int x = random.nextInt(size.width());
        for (int y = 0; y < size.height(); y++) {
            builder.set(x, y);
        }
        return builder.build();
    }

    /** Islands, often with rectangular holes. */
    private Mask rectangles(Size size) {
        return rectangle(size)
                .union(rectangle(size))
                .minus(rectangle(size))
                .union(rectangle(size))
                .minus(rectangle(size));
    }

    private Mask rectangle(Size size) {
        int x = random.nextInt(size.width());
        int y = random.nextInt(size.height());
        PixelBox box = new PixelBox(x, y, 1 + random.nextInt(size.width() - x), 1 + random.nextInt(size.height() - y));
        MaskBuilder builder = new MaskBuilder(size, box);
        for (int row = box.y(); row < box.endY(); row++) {
            builder.fill(row, box.x(), box.endX());
        }
        return builder.build();
    }

    /** Writes a gray picture for every image. */
    public static void writePictures(Path folder, List<AnnotatedImage> images) throws IOException {
        for (AnnotatedImage image : images) {
            Path file = folder.resolve(image.file());
            Files.createDirectories(file.getParent());
            Size size = image.size();
            ImageIO.write(
                    new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        }
    }
}
