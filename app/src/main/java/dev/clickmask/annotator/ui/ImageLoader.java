package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures on a thread of its own and keeps the last ones as long as there is memory, so that the next image is there
 * when the person gets to it. May be called from any thread.
 */
final class ImageLoader implements AutoCloseable {
    private static final int KEPT = 3;

    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> new Thread(work, "reader"));
    private final Map<Path, SoftReference<Picture>> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, SoftReference<Picture>> eldest) {
            return size() > KEPT;
        }
    };

    private volatile @Nullable Path wanted;

    /** A picture in the form that the model needs and in the one that the canvas needs. */
    record Picture(Path file, KeyedImage image, ImagePyramid pyramid) {}

    /** What is done with a picture, or what came in between. */
    interface Receiver {
        /** The picture is there; still on the thread that reads. What is thrown goes to {@link #failed}. */
        void loaded(Picture picture) throws IOException;

        /** It cannot be read, or another one was asked for before this one was begun. */
        void failed(Throwable cause);
    }

    /** Reads a picture, unless it is still there. */
    void load(Path file, Receiver receiver) {
        wanted = file;
        reader.execute(() -> {
            try {
                receiver.loaded(kept(file));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                receiver.failed(e);
            }
        });
    }

    private Picture kept(Path file) throws IOException {
        if (!file.equals(wanted)) {
            throw new CancellationException(file + " is not wanted any more");
        }
        SoftReference<Picture> known = kept.get(file);
        Picture picture = known == null ? null : known.get();
        if (picture == null) {
            picture = read(file);
            kept.put(file, new SoftReference<>(picture));
        }
        return picture;
    }

    private static Picture read(Path file) throws IOException {
        KeyedImage image = ImageFiles.readKeyed(file);
        return new Picture(file, image, ImagePyramid.of(image.image()));
    }

    /** Reads nothing more. */
    @Override
    public void close() {
        reader.shutdownNow();
    }
}
