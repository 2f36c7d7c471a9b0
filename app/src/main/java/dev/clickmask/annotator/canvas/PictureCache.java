package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the size of the view that is painted anew only when what it shows has changed.
 *
 * @param <K> what it shows, compared by equals
 */
final class PictureCache<K> {
    private final int type;
    private @Nullable K shown;
    private @Nullable BufferedImage picture;

    /** Begins without a picture; {@code type} is one of the types of {@link BufferedImage}. */
    PictureCache(int type) {
        this.type = type;
    }

    /** The picture of {@code wanted}; {@code painter} gets it with what it showed before. */
    BufferedImage get(K wanted, Size size, Consumer<BufferedImage> painter) {
        BufferedImage current = picture;
        if (current == null || current.getWidth() != size.width() || current.getHeight() != size.height()) {
            current = new BufferedImage(size.width(), size.height(), type);
            picture = current;
            shown = null;
        }
        if (!wanted.equals(shown)) {
            painter.accept(current);
            shown = wanted;
        }
        return current;
    }
}
