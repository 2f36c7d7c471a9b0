package dev.clickmask.annotator.canvas;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The picture: smooth when it is drawn small or a little enlarged, in sharp squares from 200 % on. */
public final class ImageLayer implements Layer {
    private final MovingPicture<Shown> cache = new MovingPicture<>(
            BufferedImage.TYPE_INT_RGB,
            (before, after, viewport) -> List.of(viewport.view().pixels()));
    private @Nullable ImagePyramid pyramid;

    private record Shown(ImagePyramid pyramid, int background) {}

    /** Goes on to another picture. */
    public void setImage(ImagePyramid image) {
        pyramid = image;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (pyramid != null) {
            Shown shown = new Shown(pyramid, g.getBackground().getRGB());
            PictureScaler scaler = new PictureScaler(pyramid, viewport, shown.background());
            g.drawImage(cache.get(shown, viewport, scaler::draw), 0, 0, null);
        }
    }
}
