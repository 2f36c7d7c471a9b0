package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Small pictures of images, read on a thread of its own when they are to be seen: what was asked for last comes first, and
 * what has been scrolled past long ago does not come at all. Belongs to the event dispatch thread.
 */
final class Thumbnails implements AutoCloseable {
    private static final int KEPT = 1000;
    private static final int LONGEST_QUEUE = 60;

    private final Executor edt;
    private final BiConsumer<FolderImage, Optional<String>> arrived;
    private final Thread thread = new Thread(this::work, "thumbnails");
    private final Map<FolderImage, Optional<BufferedImage>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FolderImage, Optional<BufferedImage>> eldest) {
            return size() > KEPT;
        }
    };
    /** What is to be read; guarded by itself. */
    private final Deque<Wanted> wanted = new ArrayDeque<>();

    private record Wanted(FolderImage file, int side) {}

    private record Result(Optional<BufferedImage> picture, Optional<String> trouble) {}

    /** Starts the thread; {@code arrived} hears of each picture that is there now, or why it will not come. */
    Thumbnails(Executor edt, BiConsumer<FolderImage, Optional<String>> arrived) {
        this.edt = edt;
        this.arrived = arrived;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The picture of an image, at most so many pixels wide and high; empty if it has not been read yet or cannot be.
     *
     * @param side the same for all of a window
     */
    Optional<BufferedImage> get(FolderImage file, int side) {
        Optional<BufferedImage> known = kept.get(file);
        if (known == null) {
            ask(new Wanted(file, side));
            return Optional.empty();
        }
        return known;
    }

    /** Pictures that could not be read are tried again when they are to be seen. */
    void forgetFailures() {
        kept.values().removeIf(Optional::isEmpty);
    }

    private void ask(Wanted asked) {
        synchronized (wanted) {
            wanted.remove(asked);
            wanted.push(asked);
            if (wanted.size() > LONGEST_QUEUE) {
                wanted.removeLast();
            }
            wanted.notifyAll();
        }
    }

    private void work() {
        try {
            while (true) {
                Wanted next = next();
                Result read = read(next);
                edt.execute(() -> {
                    kept.put(next.file(), read.picture());
                    arrived.accept(next.file(), read.trouble());
                });
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Wanted next() throws InterruptedException {
        synchronized (wanted) {
            while (wanted.isEmpty()) {
                wanted.wait();
            }
            return wanted.pop();
        }
    }

    private static Result read(Wanted next) {
        try {
            return new Result(Optional.of(picture(next.file(), next.side())), Optional.empty());
        } catch (IOException e) {
            return new Result(Optional.empty(), Optional.ofNullable(e.getMessage()));
        } catch (OutOfMemoryError e) {
            // The list shows no picture; what is the matter is told when the person opens the image.
            return new Result(Optional.empty(), Optional.empty());
        }
    }

    /** A slice is read whole, and halved as long as it is more than twice too large: the list scales the rest. */
    private static BufferedImage picture(FolderImage image, int side) throws IOException {
        if (image.isFile()) {
            return ImageFiles.thumbnail(image.file(), side);
        }
        RgbImage picture = image.read().image();
        while (Math.max(picture.size().width(), picture.size().height()) > 2 * side) {
            picture = picture.halved();
        }
        return picture.copy(picture.size().pixels());
    }

    /** Reads nothing more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
