package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;

/**
 * What a round brush covers on its way from one place to another: all pixels whose centres lie no farther than the radius
 * from the line between them, and the pixels at its ends, so that the finest brush leaves a trace too.
 */
public final class Capsule {
    private final ImagePoint a;
    private final ImagePoint b;
    private final double radius;
    /** From the middle line to a side, at a right angle. */
    private final double sideX;

    private final double sideY;

    private Capsule(ImagePoint a, ImagePoint b, double radius) {
        this.a = a;
        this.b = b;
        this.radius = radius;
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        sideX = length == 0 ? 0 : (a.y() - b.y()) / length * radius;
        sideY = length == 0 ? 0 : (b.x() - a.x()) / length * radius;
    }

    /**
     * The pixels of a capsule, as far as they lie in the image.
     *
     * @param radius in pixels, positive
     */
    public static Mask fill(ImagePoint a, ImagePoint b, double radius, Size size) {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius of " + radius + " pixels");
        }
        return new Capsule(a, b, radius).fill(size);
    }

    private Mask fill(Size size) {
        int top = clamped(Math.min(a.y(), b.y()) - radius - 1, size.height());
        int bottom = clamped(Math.max(a.y(), b.y()) + radius + 1, size.height());
        int left = clamped(Math.min(a.x(), b.x()) - radius - 1, size.width());
        int right = clamped(Math.max(a.x(), b.x()) + radius + 1, size.width());
        MaskBuilder builder = new MaskBuilder(size, new PixelBox(left, top, right - left, bottom - top));
        for (int y = top; y < bottom; y++) {
            Span span = new Span(y + 0.5);
            span.addDisc(a);
            span.addDisc(b);
            span.addBody();
            if (span.from <= span.to) {
                // A pixel is covered if its centre is.
                builder.fill(
                        y, clamped(Math.ceil(span.from - 0.5), size.width()), clamped(span.to + 0.5, size.width()));
            }
        }
        builder.set((int) Math.floor(a.x()), (int) Math.floor(a.y()));
        builder.set((int) Math.floor(b.x()), (int) Math.floor(b.y()));
        return builder.build();
    }

    private static int clamped(double value, int end) {
        return (int) Math.max(0, Math.min(end, Math.floor(value)));
    }

    /** The part of one row that is covered; a single one, because a capsule has no dents. */
    private final class Span {
        private final double y;
        private double from = Double.POSITIVE_INFINITY;
        private double to = Double.NEGATIVE_INFINITY;

        Span(double y) {
            this.y = y;
        }

        void add(double x) {
            from = Math.min(from, x);
            to = Math.max(to, x);
        }

        void addDisc(ImagePoint centre) {
            double dy = y - centre.y();
            if (Math.abs(dy) <= radius) {
                double half = Math.sqrt(radius * radius - dy * dy);
                add(centre.x() - half);
                add(centre.x() + half);
            }
        }

        /** The rectangle between the two discs. */
        void addBody() {
            addEdge(a.x() + sideX, a.y() + sideY, b.x() + sideX, b.y() + sideY);
            addEdge(a.x() - sideX, a.y() - sideY, b.x() - sideX, b.y() - sideY);
        }

        private void addEdge(double x0, double y0, double x1, double y1) {
            if (Math.min(y0, y1) <= y && y <= Math.max(y0, y1) && y0 != y1) {
                add(x0 + (y - y0) / (y1 - y0) * (x1 - x0));
            }
        }
    }
}
