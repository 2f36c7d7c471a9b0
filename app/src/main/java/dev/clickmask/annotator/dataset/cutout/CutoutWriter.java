package dev.clickmask.annotator.dataset.cutout;

import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.FolderDraft;
import dev.clickmask.annotator.dataset.UnusableImageException;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes a PNG of each instance: the picture inside of its mask, and transparency around it. The files are named by the
 * image, the number of the instance in it from 1, and the category: {@code sub/photo-1-cat.png}.
 *
 * <p>Of an image without instances there is no file, and nothing can be read back.
 */
public final class CutoutWriter implements DatasetWriter {
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}_ -]");

    private final ClassList classes;
    private final ImageSource source;
    private final Border border;
    private final FolderDraft folder;

    /**
     * What is around an object.
     *
     * @param feather pixels on each side of the border of the mask on which the object fades; 0 for a hard border
     * @param margin transparent pixels beyond that, on each side
     */
    public record Border(int feather, int margin) {
        private static final int MAX = 1000;

        public Border {
            if (feather < 0 || feather > MAX || margin < 0 || margin > MAX) {
                throw new IllegalArgumentException(
                        "feather " + feather + " and margin " + margin + " must be from 0 to " + MAX + " pixels");
            }
        }

        /** The part of the picture that a cut-out shows; it may reach beyond. */
        PixelBox around(PixelBox object) {
            int by = feather + margin;
            return new PixelBox(object.x() - by, object.y() - by, object.width() + 2 * by, object.height() + 2 * by);
        }
    }

    /**
     * Begins a folder.
     *
     * @param target new or empty folder
     * @param categories all that the instances are of
     */
    public CutoutWriter(Path target, List<Category> categories, ImageSource source, Border border) throws IOException {
        this.classes = new ClassList(categories);
        this.source = source;
        this.border = border;
        this.folder = FolderDraft.of(target);
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        List<ClassMask> objects = classes.masks(image);
        if (objects.isEmpty()) {
            return;
        }
        RgbImage picture = source.read(image.file());
        if (!picture.size().equals(image.size())) {
            throw new UnusableImageException(
                    image.file() + " is of " + picture.size() + ", but was annotated at " + image.size());
        }
        for (int i = 0; i < objects.size(); i++) {
            String category = classes.names().get(objects.get(i).position());
            String name = FileStem.of(image.file()) + "-" + (i + 1) + "-"
                    + UNSAFE.matcher(category).replaceAll("_") + ".png";
            BufferedImage cutout = cutout(picture, objects.get(i).mask());
            folder.write(name, out -> {
                try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                    ImageIO.write(cutout, "png", png);
                }
            });
        }
    }

    private BufferedImage cutout(RgbImage picture, Mask mask) {
        PixelBox window = border.around(mask.bounds());
        Alpha alpha = Alpha.of(mask, window, border.feather());
        BufferedImage cutout = new BufferedImage(window.width(), window.height(), BufferedImage.TYPE_INT_ARGB);
        PixelBox shown = window.intersection(picture.size().pixels());
        for (int y = shown.y(); y < shown.endY(); y++) {
            for (int x = shown.x(); x < shown.endX(); x++) {
                int opacity = alpha.at(x - window.x(), y - window.y());
                if (opacity > 0) {
                    cutout.setRGB(x - window.x(), y - window.y(), opacity << 24 | picture.rgb(x, y));
                }
            }
        }
        return cutout;
    }

    @Override
    public void finish() throws IOException {
        folder.finish();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
