package dev.clickmask.annotator.series;

import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a model over all slices of a series: threads of their own read them and bring them to the model's size while the calling
 * thread runs the model on a batch of those that are ready. At no time are there more slices in memory than a batch in the model, a
 * batch that waits, and one that each thread reads.
 */
public final class SectorSearch {
    private final Series series;
    private final Levels levels;
    private final SliceModel model;
    private final int batch;
    private final int leastArea;

    /** Told of each slice that is done, on the thread that runs the model. */
    @FunctionalInterface
    public interface Progress {
        void step();
    }

    /**
     * Reads nothing yet.
     *
     * @param batch most slices in one run of the model, at least 1
     * @param leastArea cells of the model's answer that the object must enclose in a slice
     */
    public SectorSearch(Series series, Levels levels, SliceModel model, int batch, int leastArea) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch + " slices");
        }
        this.series = series;
        this.levels = levels;
        this.model = model;
        this.batch = batch;
        this.leastArea = leastArea;
    }

    /** A slice that is read: in the model's size, or why it could not be. */
    private record Ready(int index, Optional<GreyImage> fitted, Optional<Size> size, String problem) {}

    /**
     * Searches all slices.
     *
     * @throws InferenceException if the model fails
     * @throws InterruptedIOException if the calling thread is interrupted
     * @throws IOException if the series cannot be read at all
     */
    public SliceBoxes run(Progress progress) throws IOException, InferenceException {
        SliceBoxes.Builder boxes = new SliceBoxes.Builder(series);
        BlockingQueue<Ready> ready = new ArrayBlockingQueue<>(batch);
        List<Thread> readers = new ArrayList<>();
        int count = Math.min(
                Runtime.getRuntime().availableProcessors(), series.names().size());
        AtomicInteger next = new AtomicInteger();
        try {
            for (int i = 0; i < count; i++) {
                SliceReader reader = series.open();
                Thread thread = new Thread(() -> readAll(reader, next, ready), "read slices " + i);
                thread.setDaemon(true);
                readers.add(thread);
                thread.start();
            }
            int left = series.names().size();
            while (left > 0) {
                List<Ready> taken = take(ready, Math.min(batch, left));
                left -= taken.size();
                search(taken, boxes, progress);
            }
            return boxes.build();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the search was cancelled");
        } finally {
            readers.forEach(Thread::interrupt);
        }
    }

    private static List<Ready> take(BlockingQueue<Ready> ready, int count) throws InterruptedException {
        List<Ready> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.add(ready.take());
        }
        return taken;
    }

    private void readAll(SliceReader reader, AtomicInteger next, BlockingQueue<Ready> ready) {
        try (reader) {
            for (int i = next.getAndIncrement(); i < series.names().size(); i = next.getAndIncrement()) {
                ready.put(read(reader, i));
            }
        } catch (InterruptedException e) {
            // The search is over.
        } catch (IOException e) {
            System.getLogger(SectorSearch.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot close " + series.place(), e);
        }
    }

    /** Whatever happens, each slice is answered for, or the search would wait for it. */
    private Ready read(SliceReader reader, int index) {
        try {
            Slice slice = reader.read(index);
            GreyImage fitted = model.fitted(levels.of(slice));
            return new Ready(
                    index, Optional.of(fitted), Optional.of(slice.samples().size()), "");
        } catch (IOException | RuntimeException e) {
            Path place = series.place();
            String why = SkippedSlice.why(e, place.resolve(series.names().get(index)), place);
            return new Ready(index, Optional.empty(), Optional.empty(), why);
        } catch (OutOfMemoryError e) {
            return new Ready(index, Optional.empty(), Optional.empty(), "does not fit into memory");
        }
    }

    private void search(List<Ready> taken, SliceBoxes.Builder boxes, Progress progress) throws InferenceException {
        List<Ready> whole =
                taken.stream().filter(slice -> slice.fitted().isPresent()).toList();
        List<Mask> masks =
                model.masks(whole.stream().map(slice -> slice.fitted().get()).toList());
        for (int i = 0; i < masks.size(); i++) {
            Ready slice = whole.get(i);
            Mask mask = masks.get(i);
            Optional<PixelBox> cells = LargestRegion.of(mask, leastArea);
            boxes.add(slice.index(), slice.size().get(), cells, mask.size());
        }
        for (Ready slice : taken) {
            if (slice.fitted().isEmpty()) {
                boxes.skip(slice.index(), slice.problem());
            }
            progress.step();
        }
    }
}
