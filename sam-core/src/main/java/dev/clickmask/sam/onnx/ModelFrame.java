package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.LinearAxis;

/**
 * How one image lies in a model's square input: the only place where image coordinates become model coordinates.
 *
 * @param fit how it was brought there
 * @param image size of the image
 * @param content size of the part of the input that the image fills, from its top-left corner on
 * @param side width and height of the input
 */
record ModelFrame(Fit fit, Size image, Size content, int side) {

    static ModelFrame of(Size image, Fit fit, int side) {
        if (fit == Fit.SQUASH) {
            return new ModelFrame(fit, image, new Size(side, side), side);
        }
        double scale = (double) side / Math.max(image.width(), image.height());
        return new ModelFrame(fit, image, new Size(scaled(image.width(), scale), scaled(image.height(), scale)), side);
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) (length * scale + 0.5));
    }

    /** The place in the model's input, (0,0) at the top-left corner of its first pixel. */
    ImagePoint toModel(ImagePoint point) {
        return new ImagePoint(
                point.x() * content.width() / image.width(), point.y() * content.height() / image.height());
    }

    /** From the columns of a low-resolution answer to the columns of the image. */
    LinearAxis columns(int gridWidth) {
        return axis(gridWidth, content.width(), image.width());
    }

    /** From the rows of a low-resolution answer to the rows of the image. */
    LinearAxis rows(int gridHeight) {
        return axis(gridHeight, content.height(), image.height());
    }

    /** SAM-1 goes by way of the padded input, which makes it two resizes with a crop between; SAM 2 takes one step. */
    private LinearAxis axis(int grid, int filled, int target) {
        return switch (fit) {
            case SQUASH -> LinearAxis.resize(grid, target);
            case LONGEST_SIDE -> LinearAxis.resize(grid, side).crop(filled).then(LinearAxis.resize(filled, target));
        };
    }
}
