package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures on a thread of its own and keeps the last ones as long as there is memory, so that the next image is there
 * when the person gets to it. What is not wanted any more is given up. May be called from any thread.
 */
final class ImageLoader implements AutoCloseable {
    private static final int KEPT = 3;

    private final NewestRead<Path> reading = new NewestRead<>();
    private final Map<Path, SoftReference<Picture>> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, SoftReference<Picture>> eldest) {
            return size() > KEPT;
        }
    };

    /** A picture in the form that the model needs and in the one that the canvas needs. */
    record Picture(Path file, KeyedImage image, ImagePyramid pyramid) {}

    /** What is done with a picture, or what came in between. */
    interface Receiver {
        /** The picture is there; still on the thread that reads. What is thrown goes to {@link #failed}. */
        void loaded(Picture picture) throws IOException;

        /** It cannot be read. Nothing is told of what was given up because another one was asked for. */
        void failed(Throwable cause);
    }

    /** Reads a picture, unless it is still there. */
    void load(Path file, Receiver receiver) {
        reading.start(file, () -> {
            try {
                receiver.loaded(kept(file));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (!Thread.currentThread().isInterrupted()) {
                    receiver.failed(e);
                }
            }
        });
    }

    private Picture kept(Path file) throws IOException {
        Picture known = known(file);
        if (known != null) {
            return known;
        }
        Picture picture = reading.inTurn(() -> read(file));
        synchronized (kept) {
            kept.put(file, new SoftReference<>(picture));
        }
        return picture;
    }

    private @Nullable Picture known(Path file) {
        synchronized (kept) {
            SoftReference<Picture> known = kept.get(file);
            return known == null ? null : known.get();
        }
    }

    private static Picture read(Path file) throws IOException {
        KeyedImage image = ImageFiles.readKeyed(file);
        return new Picture(file, image, ImagePyramid.of(image.image()));
    }

    /** Reads nothing more. */
    @Override
    public void close() {
        reading.close();
    }
}
