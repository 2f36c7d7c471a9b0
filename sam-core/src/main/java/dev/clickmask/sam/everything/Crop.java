package dev.clickmask.sam.everything;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the image that is looked at by itself, or the whole image. Laid out as in {@code utils/amg.py} of
 * facebookresearch/sam2.
 *
 * @param box in image pixels
 * @param pointsPerSide points of its grid in a row and in a column
 */
record Crop(PixelBox box, int pointsPerSide) {

    /** The whole image, then the parts of each layer. */
    static List<Crop> of(Size image, EverythingOptions options) {
        List<Crop> crops = new ArrayList<>();
        crops.add(new Crop(image.pixels(), options.pointsPerSide(0)));
        int shorter = Math.min(image.width(), image.height());
        for (int layer = 1; layer <= options.cropLayers(); layer++) {
            int perSide = 1 << layer;
            int overlap = (int) (options.cropOverlap() * shorter * 2 / perSide);
            int width = length(image.width(), perSide, overlap);
            int height = length(image.height(), perSide, overlap);
            for (int column = 0; column < perSide; column++) {
                for (int row = 0; row < perSide; row++) {
                    PixelBox box = new PixelBox((width - overlap) * column, (height - overlap) * row, width, height);
                    PixelBox inside = box.intersection(image.pixels());
                    if (!inside.isEmpty()) {
                        crops.add(new Crop(inside, options.pointsPerSide(layer)));
                    }
                }
            }
        }
        return crops;
    }

    private static int length(int whole, int parts, int overlap) {
        return -Math.floorDiv(-(overlap * (parts - 1) + whole), parts);
    }

    /** Number of points of the grid. */
    int points() {
        return pointsPerSide * pointsPerSide;
    }

    /** One of the points, row by row, in pixels of the part. */
    ImagePoint point(int index) {
        int column = index % pointsPerSide;
        int row = index / pointsPerSide;
        return new ImagePoint((column + 0.5) / pointsPerSide * box.width(), (row + 0.5) / pointsPerSide * box.height());
    }

    /**
     * Whether something seems to be cut off by an edge of the part that is not one of the image.
     *
     * @param found box in image pixels
     */
    boolean cuts(PixelBox found, Size image) {
        return cuts(found.x(), box.x(), 0)
                || cuts(found.y(), box.y(), 0)
                || cuts(found.endX() - 1, box.endX(), image.width())
                || cuts(found.endY() - 1, box.endY(), image.height());
    }

    private static boolean cuts(int edge, int ofCrop, int ofImage) {
        int near = 20;
        return Math.abs(edge - ofCrop) <= near && Math.abs(edge - ofImage) > near;
    }
}
