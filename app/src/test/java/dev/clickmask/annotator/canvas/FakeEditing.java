package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A document with an image of 100 x 60 pixels, and perhaps an unfinished instance. */
final class FakeEditing implements Editing {
    static final Size SIZE = new Size(100, 60);

    private final Document document = new Document("object");
    /** What is accepted before an edit. */
    @Nullable
    Mask unfinished;

    boolean computing;
    int steps;

    FakeEditing() {
        document.open(AnnotatedImage.of("a.png", SIZE));
    }

    @Override
    public Document document() {
        return document;
    }

    @Override
    public void edit(UnaryOperator<AnnotatedImage> step) {
        steps++;
        document.edit(step);
    }

    @Override
    public boolean settle() {
        if (unfinished != null) {
            document.select(add(unfinished));
            unfinished = null;
        }
        return !computing;
    }

    @Override
    public boolean canReopen() {
        return true;
    }

    @Override
    public void reopen(Instance instance) {}

    long add(Mask mask) {
        return add(new Segmentation.Pixels(mask));
    }

    long add(Segmentation segmentation) {
        long id = document.image().orElseThrow().nextId();
        document.edit(image -> image.with(new Instance(id, 1, segmentation, Instance.Origin.UNKNOWN)));
        return id;
    }

    /** The mask of an instance; fails if there is none. */
    Mask mask(long id) {
        return segmentation(id).mask();
    }

    Segmentation segmentation(long id) {
        return document.instances().stream()
                .filter(instance -> instance.id() == id)
                .findFirst()
                .orElseThrow()
                .segmentation();
    }

    static Mask box(int x, int y, int width, int height) {
        MaskBuilder builder = new MaskBuilder(SIZE, new PixelBox(x, y, width, height));
        for (int row = y; row < y + height; row++) {
            builder.fill(row, x, x + width);
        }
        return builder.build();
    }

    static Pointer left(double x, double y) {
        return new Pointer(new ImagePoint(x, y), 1, false);
    }

    static Pointer right(double x, double y) {
        return new Pointer(new ImagePoint(x, y), 1, true);
    }
}
