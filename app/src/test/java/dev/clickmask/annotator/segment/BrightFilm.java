package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Frames of a bright square that moves to the right, 2 pixels a frame, for {@link BrightSam}. */
public final class BrightFilm {
    /** Of each frame. */
    public static final Size SIZE = new Size(80, 40);

    private static final int SIDE = 12;

    private final Path folder;

    /** Frames go into that folder. */
    public BrightFilm(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The name of a frame. */
    public static String name(int frame) {
        return "f%02d.png".formatted(frame);
    }

    /** Writes a frame on which the square is so bright, from 0 to 255. */
    public void write(int frame, int brightness) throws IOException {
        write(frame, brightness, SIZE);
    }

    /** The same of another size. */
    public void write(int frame, int brightness, Size size) throws IOException {
        ImageIO.write(
                picture(frame, brightness, size),
                "png",
                folder.resolve(name(frame)).toFile());
    }

    /** A frame on which the square is so bright. */
    public static BufferedImage picture(int frame, int brightness, Size size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(brightness, brightness, brightness));
        PixelBox square = square(frame);
        graphics.fillRect(square.x(), square.y(), square.width(), square.height());
        graphics.dispose();
        return image;
    }

    private static PixelBox square(int frame) {
        return new PixelBox(8 + 2 * frame, 14, SIDE, SIDE);
    }

    /** Where the square is. */
    public static Mask mask(int frame) {
        PixelBox square = square(frame);
        MaskBuilder mask = new MaskBuilder(SIZE, square);
        for (int y = square.y(); y < square.endY(); y++) {
            mask.fill(y, square.x(), square.endX());
        }
        return mask.build();
    }

    /** The square as an instance that a person made, of category 1. */
    public static Instance instance(int frame) {
        return new Instance(1, 1, new Segmentation.Pixels(mask(frame)), Instance.Origin.UNKNOWN);
    }

    /** Keeps the square of a frame in the project of the folder. */
    public void annotate(int frame) throws IOException {
        annotate(name(frame), frame);
    }

    /** Keeps the square of a frame under another name. */
    public void annotate(String name, int frame) throws IOException {
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            project.keepCategories(List.of(new Category(1, "square", 0x56B4E9)));
            project.keep(AnnotatedImage.of(name, SIZE).with(instance(frame)), ImageStatus.DONE);
        }
    }
}
