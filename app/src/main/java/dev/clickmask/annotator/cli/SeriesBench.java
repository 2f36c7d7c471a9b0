package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.series.Levels;
import dev.clickmask.annotator.series.SectorSearch;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.SliceBoxes;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures searches of one series. */
final class SeriesBench {
    private final Series series;
    private final Levels levels;
    private final SliceModel model;

    SeriesBench(Series series, Levels levels, SliceModel model) {
        this.series = series;
        this.levels = levels;
        this.model = model;
    }

    /**
     * How long one search took.
     *
     * @param size of the slices
     * @param slices how many were searched
     * @param seconds for all, as a person waits
     * @param modelSeconds in the model, during which others read
     * @param processorSeconds of all cores together
     */
    record Times(int batch, Size size, int slices, double seconds, double modelSeconds, double processorSeconds) {
        double millisASlice() {
            return 1000 * seconds / Math.max(1, slices);
        }

        double modelMillisASlice() {
            return 1000 * modelSeconds / Math.max(1, slices);
        }
    }

    /** Searches once. */
    Times run(int batch) throws IOException, InferenceException {
        Timed timed = new Timed(model);
        Duration processor = processorTime();
        long start = System.nanoTime();
        SliceBoxes boxes =
                new SectorSearch(series, levels, timed, batch, model.spec().leastArea()).run(() -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = processorTime().minus(processor).toNanos() / 1e9;
        return new Times(batch, boxes.size(), boxes.boxes().size(), seconds, timed.nanos / 1e9, used);
    }

    /** Searches several times; the median by the time that a person waits. */
    Times median(int batch, int runs) throws IOException, InferenceException {
        List<Times> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            all.add(run(batch));
        }
        all.sort(Comparator.comparing(Times::seconds));
        return all.get(all.size() / 2);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Adds up the time of the runs; for one thread. */
    private static final class Timed implements SliceModel {
        private final SliceModel model;
        private long nanos;

        Timed(SliceModel model) {
            this.model = model;
        }

        @Override
        public List<Mask> masks(List<GreyImage> fitted) throws InferenceException {
            long start = System.nanoTime();
            List<Mask> masks = model.masks(fitted);
            nanos += System.nanoTime() - start;
            return masks;
        }

        @Override
        public String provider() {
            return model.provider();
        }

        @Override
        public ForegroundSpec spec() {
            return model.spec();
        }

        @Override
        public GreyImage fitted(GreyImage slice) {
            return model.fitted(slice);
        }

        @Override
        public void close() {
            // Belongs to the caller.
        }
    }
}
