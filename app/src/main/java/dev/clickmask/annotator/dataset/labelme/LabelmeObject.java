package dev.clickmask.annotator.dataset.labelme;

import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.PolygonRasterizer;
import java.util.ArrayList;
import java.util.List;

/** One or several shapes that are one object. Grows while its file is read. */
final class LabelmeObject {
    private final String label;
    private final List<Polygon> outlines = new ArrayList<>();
    private final List<Mask> masks = new ArrayList<>();

    LabelmeObject(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    void add(Polygon outline) {
        outlines.add(outline);
    }

    void add(Mask mask) {
        masks.add(mask);
    }

    /** The outlines as they are, as long as there are no pixels beside them. */
    Segmentation segmentation(Size size) {
        if (masks.isEmpty()) {
            return Segmentation.Outlines.solid(size, outlines);
        }
        Mask all = PolygonRasterizer.fill(outlines, size);
        for (Mask mask : masks) {
            all = all.union(mask);
        }
        return new Segmentation.Pixels(all);
    }
}
