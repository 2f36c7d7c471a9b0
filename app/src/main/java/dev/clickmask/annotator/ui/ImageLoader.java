package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.ReadProgress;
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
    /** The share of the work after which smaller copies are made. */
    private static final double SMALLER_COPIES = 0.85;

    private final NewestRead<FolderImage> reading = new NewestRead<>();
    private final Map<FolderImage, SoftReference<Picture>> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FolderImage, SoftReference<Picture>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A picture in the form that the model needs and in the one that the canvas needs.
     *
     * @param file that it is, or that it is in
     */
    record Picture(FolderImage source, Path file, FolderImage.Shown shown, ImagePyramid pyramid) {
        KeyedImage image() {
            return shown.image();
        }
    }

    /** What is done with a picture, or what came in between. */
    interface Receiver {
        /** The picture is there; still on the thread that reads. What is thrown goes to {@link #failed}. */
        void loaded(Picture picture) throws IOException;

        /** So many percent of it have been read; told now and then, and only of one that takes a while. */
        void read(int percent);

        /** It cannot be read. Nothing is told of what was given up because another one was asked for. */
        void failed(Throwable cause);
    }

    /** Reads a picture, unless it is still there. */
    void load(FolderImage file, Receiver receiver) {
        reading.start(file, () -> {
            try {
                receiver.loaded(kept(file, receiver));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (!Thread.currentThread().isInterrupted()) {
                    receiver.failed(e);
                }
            }
        });
    }

    private Picture kept(FolderImage file, Receiver receiver) throws IOException {
        Picture known = known(file);
        if (known != null) {
            return known;
        }
        Picture picture = reading.inTurn(() -> read(file, new ReadMeter(System::nanoTime, receiver::read)));
        synchronized (kept) {
            kept.put(file, new SoftReference<>(picture));
        }
        return picture;
    }

    private @Nullable Picture known(FolderImage file) {
        synchronized (kept) {
            SoftReference<Picture> known = kept.get(file);
            return known == null ? null : known.get();
        }
    }

    private static Picture read(FolderImage file, ReadProgress progress) throws IOException {
        FolderImage.Shown shown = file.show(progress.part(0, SMALLER_COPIES));
        progress.at(SMALLER_COPIES);
        return new Picture(
                file, file.file(), shown, ImagePyramid.of(shown.image().image()));
    }

    /** Reads nothing more. */
    @Override
    public void close() {
        reading.close();
    }
}
