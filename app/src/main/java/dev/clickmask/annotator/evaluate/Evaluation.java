package dev.clickmask.annotator.evaluate;

import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Runs the click benchmark over a data set. Images are read and encoded when their turn comes, so memory does not grow
 * with their number.
 */
public final class Evaluation {
    /** The strictest level that is reported; a person who reached it stops. */
    private static final double ENOUGH = 0.95;

    private final EvaluationData data;
    private final ClickBenchmark benchmark;
    private final int maxClicks;
    private final int threads;

    /**
     * Describes the benchmark.
     *
     * @param maxClicks clicks after which a mask counts as failed
     * @param cycle whether the simulated person picks the best candidate after the first click
     * @param threads images that are worked at at once
     */
    public Evaluation(EvaluationData data, int maxClicks, boolean cycle, int threads) {
        this.data = data;
        this.benchmark = new ClickBenchmark(ENOUGH, maxClicks, cycle);
        this.maxClicks = maxClicks;
        this.threads = threads;
    }

    /**
     * Evaluates a model.
     *
     * @param journal file that keeps finished runs, so that a second call goes on where the first was stopped
     * @param progress is told after each mask how many are done; by any thread, but by one at a time
     */
    public ClickReport run(SamModel model, String modelId, Path journal, IntConsumer progress)
            throws IOException, InferenceException {
        try (RunJournal runs = RunJournal.open(journal)) {
            Run run = new Run(model, modelId, runs, progress);
            try (ImageCrew crew = new ImageCrew(threads)) {
                data.forEachImage(image -> {
                    if (run.begin(image)) {
                        crew.submit(() -> run.evaluate(image));
                    }
                });
                crew.finish();
            }
            return new ClickReport(modelId, maxClicks, run.ofThisData());
        }
    }

    /** One model being evaluated. */
    private final class Run {
        private final SamModel model;
        private final String modelId;
        private final RunJournal runs;
        private final IntConsumer progress;

        // Guarded by this.
        private final Set<String> done = new HashSet<>();
        private final Set<String> wanted = new HashSet<>();
        private int count;

        Run(SamModel model, String modelId, RunJournal runs, IntConsumer progress) {
            this.model = model;
            this.modelId = modelId;
            this.runs = runs;
            this.progress = progress;
            runs.finished().stream().filter(run -> run.model().equals(modelId)).forEach(run -> done.add(run.key()));
        }

        /** Whether something is left to do on that image. */
        synchronized boolean begin(EvaluationImage image) {
            boolean left = false;
            for (EvaluationItem item : image.items()) {
                wanted.add(item.key());
                left |= !done.contains(item.key());
                count += done.contains(item.key()) ? 1 : 0;
            }
            progress.accept(count);
            return left;
        }

        void evaluate(EvaluationImage image) throws IOException, InferenceException {
            ImageEmbedding embedding = model.encode(image.picture().read());
            for (EvaluationItem item : image.items()) {
                if (!isDone(item) && !Thread.currentThread().isInterrupted()) {
                    Truth truth = item.source().read(embedding.imageSize());
                    keep(benchmark.run(model, modelId, embedding, item, truth));
                }
            }
        }

        private synchronized boolean isDone(EvaluationItem item) {
            return done.contains(item.key());
        }

        private synchronized void keep(ClickRun run) throws IOException {
            runs.add(run);
            progress.accept(++count);
        }

        /** Whatever the order in which threads finished. */
        synchronized List<ClickRun> ofThisData() {
            Comparator<String> natural = new NaturalOrder();
            return runs.finished().stream()
                    .filter(run -> run.model().equals(modelId) && wanted.contains(run.key()))
                    .sorted(Comparator.comparing(ClickRun::image, natural).thenComparing(ClickRun::mask, natural))
                    .toList();
        }
    }
}
