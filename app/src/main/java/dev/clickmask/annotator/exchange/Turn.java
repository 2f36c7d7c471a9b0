package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageInfo;
import dev.clickmask.sam.image.Orientation;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.List;

/**
 * Turns what is annotated on an image by quarters, or mirrors it. Pixels stay pixels and corners of pixels corners.
 *
 * @param orientation where everything comes to lie
 * @param from size of the image before
 */
record Turn(Orientation orientation, Size from) {

    /** From the rows of the file to the upright image. */
    static Turn toUpright(ImageInfo image) {
        return new Turn(image.orientation(), image.storedSize());
    }

    /** From the upright image to the rows of the file. */
    static Turn toStored(ImageInfo image) {
        return new Turn(image.orientation().inverse(), image.size());
    }

    AnnotatedImage image(AnnotatedImage image) {
        if (orientation == Orientation.UPRIGHT) {
            return image;
        }
        Size size = orientation.upright(from);
        return new AnnotatedImage(
                image.file(),
                size,
                image.instances().stream().map(this::instance).toList());
    }

    private Instance instance(Instance instance) {
        Instance.Origin origin = instance.origin();
        return new Instance(
                instance.id(),
                instance.categoryId(),
                segmentation(instance.segmentation()),
                instance.crowd(),
                origin.withPrompts(origin.prompts().stream().map(this::prompt).toList()),
                instance.track());
    }

    private Segmentation segmentation(Segmentation segmentation) {
        return segmentation instanceof Segmentation.Outlines drawn
                ? new Segmentation.Outlines(
                        orientation.upright(from),
                        drawn.parts().stream().map(this::part).toList())
                : new Segmentation.Pixels(mask(segmentation.mask()));
    }

    private Contour part(Contour part) {
        List<Polygon> holes = part.holes().stream().map(this::polygon).toList();
        return new Contour(polygon(part.outline()), holes);
    }

    private Polygon polygon(Polygon polygon) {
        return new Polygon(polygon.vertices().stream().map(this::point).toList());
    }

    private Mask mask(Mask mask) {
        MaskBuilder turned = new MaskBuilder(orientation.upright(from), orientation.upright(mask.bounds(), from));
        mask.forEachRun((y, fromX, toX) -> {
            PixelBox run = orientation.upright(new PixelBox(fromX, y, toX - fromX, 1), from);
            for (int row = run.y(); row < run.endY(); row++) {
                turned.fill(row, run.x(), run.endX());
            }
        });
        return turned.build();
    }

    private ImagePoint point(ImagePoint point) {
        return orientation.upright(point, from);
    }

    private Prompt prompt(Prompt prompt) {
        if (prompt instanceof Prompt.Point point) {
            return new Prompt.Point(point(point.at()), point.foreground());
        } else if (prompt instanceof Prompt.BoxPrompt given) {
            Box box = given.box();
            return new Prompt.BoxPrompt(
                    Box.between(point(new ImagePoint(box.x0(), box.y0())), point(new ImagePoint(box.x1(), box.y1()))));
        }
        return prompt;
    }
}
