package dev.clickmask.annotator.canvas;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** The picture: smooth when it is drawn small or a little enlarged, in sharp squares from 200 % on. */
public final class ImageLayer implements Layer {
    private static final double SHARP_FROM = 2;

    private final PictureCache<Shown> cache = new PictureCache<>(BufferedImage.TYPE_INT_RGB);
    private @Nullable ImagePyramid pyramid;

    private record Shown(ImagePyramid pyramid, Viewport viewport, Color background) {}

    /** Goes on to another picture. */
    public void setImage(ImagePyramid image) {
        pyramid = image;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (pyramid != null) {
            Shown shown = new Shown(pyramid, viewport, g.getBackground());
            g.drawImage(cache.get(shown, viewport.view(), picture -> draw(shown, picture)), 0, 0, null);
        }
    }

    private static void draw(Shown shown, BufferedImage target) {
        Viewport viewport = shown.viewport();
        Graphics2D g = target.createGraphics();
        try {
            g.setBackground(shown.background());
            g.clearRect(0, 0, target.getWidth(), target.getHeight());
            g.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    viewport.scale() == 1 || viewport.scale() >= SHARP_FROM
                            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            clipToImage(g, viewport);
            int level = shown.pyramid().levelFor(viewport.scale());
            double scale = viewport.scale() * (1 << level);
            AffineTransform placed = new AffineTransform(scale, 0, 0, scale, viewport.left(), viewport.top());
            g.drawImage(shown.pyramid().level(level), placed, null);
        } finally {
            g.dispose();
        }
    }

    /** The last column and row of a smaller level may stand for less than a whole pixel of it. */
    private static void clipToImage(Graphics2D g, Viewport viewport) {
        int x = (int) viewport.left();
        int y = (int) viewport.top();
        int width = (int) Math.ceil(viewport.image().width() * viewport.scale());
        int height = (int) Math.ceil(viewport.image().height() * viewport.scale());
        g.clipRect(x, y, width, height);
    }
}
