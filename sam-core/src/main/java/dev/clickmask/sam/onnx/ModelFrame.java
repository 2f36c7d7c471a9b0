package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.LinearAxis;

/**
 * How one image, or a part of it, lies in a model's square input: the only place where image coordinates become model
 * coordinates.
 *
 * @param fit how it was brought there
 * @param image size of the image
 * @param part the pixels of the image that were brought there
 * @param content size of the region of the input that these fill, from its top-left corner on
 * @param side width and height of the input
 */
record ModelFrame(Fit fit, Size image, PixelBox part, Size content, int side) {

    /** Of a whole image. */
    static ModelFrame of(Size image, Fit fit, int side) {
        return of(image, image.pixels(), fit, side);
    }

    static ModelFrame of(Size image, PixelBox part, Fit fit, int side) {
        if (fit == Fit.SQUASH) {
            return new ModelFrame(fit, image, part, new Size(side, side), side);
        }
        double scale = (double) side / Math.max(part.width(), part.height());
        Size content = new Size(scaled(part.width(), scale), scaled(part.height(), scale));
        return new ModelFrame(fit, image, part, content, side);
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) (length * scale + 0.5));
    }

    /** The place in the model's input, (0,0) at the top-left corner of its first pixel. */
    ImagePoint toModel(ImagePoint point) {
        return new ImagePoint(
                (point.x() - part.x()) * content.width() / part.width(),
                (point.y() - part.y()) * content.height() / part.height());
    }

    /** From the columns of a low-resolution answer to the columns of the part. */
    LinearAxis columns(int gridWidth) {
        return axis(gridWidth, content.width(), part.width());
    }

    /** From the rows of a low-resolution answer to the rows of the part. */
    LinearAxis rows(int gridHeight) {
        return axis(gridHeight, content.height(), part.height());
    }

    /** SAM-1 goes by way of the padded input, which makes it two resizes with a crop between; SAM 2 takes one step. */
    private LinearAxis axis(int grid, int filled, int target) {
        return switch (fit) {
            case SQUASH -> LinearAxis.resize(grid, target);
            case LONGEST_SIDE -> LinearAxis.resize(grid, side).crop(filled).then(LinearAxis.resize(filled, target));
        };
    }
}
