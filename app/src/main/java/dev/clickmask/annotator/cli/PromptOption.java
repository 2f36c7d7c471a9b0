package dev.clickmask.annotator.cli;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One prompt on the command line. A group that repeats, rather than three lists, because that keeps their order. */
final class PromptOption {
    @Option(
            names = "--point",
            paramLabel = "x,y",
            required = true,
            converter = PointConverter.class,
            description = "A point on the object, in pixels of the upright image; 0,0 is its top left corner.")
    private @Nullable ImagePoint point;

    @Option(
            names = "--background",
            paramLabel = "x,y",
            required = true,
            converter = PointConverter.class,
            description = "A point off the object.")
    private @Nullable ImagePoint background;

    @Option(
            names = "--box",
            paramLabel = "x0,y0,x1,y1",
            required = true,
            converter = BoxConverter.class,
            description = "A box around the object; at most one.")
    private @Nullable Box box;

    Prompt prompt() {
        if (box != null) {
            return new Prompt.BoxPrompt(box);
        }
        if (background != null) {
            return new Prompt.Point(background, false);
        }
        if (point != null) {
            return new Prompt.Point(point, true);
        }
        throw new IllegalStateException("picocli makes no group without one of its options");
    }

    /** What of it lies outside of an image of this size, whose border belongs to it. */
    static Optional<ImagePoint> outside(Prompt prompt, Size size) {
        return outside(prompt, size.pixels());
    }

    /** The same of a part of an image. */
    static Optional<ImagePoint> outside(Prompt prompt, PixelBox part) {
        return corners(prompt).stream()
                .filter(at -> at.x() < part.x() || at.y() < part.y() || at.x() > part.endX() || at.y() > part.endY())
                .findFirst();
    }

    private static List<ImagePoint> corners(Prompt prompt) {
        if (prompt instanceof Prompt.BoxPrompt around) {
            Box box = around.box();
            return List.of(new ImagePoint(box.x0(), box.y0()), new ImagePoint(box.x1(), box.y1()));
        }
        return prompt instanceof Prompt.Point point ? List.of(point.at()) : List.of();
    }
}
