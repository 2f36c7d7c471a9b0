package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the click benchmark over a data set. Images are read and encoded one after the other, so memory does not grow with
 * their number.
 */
public final class Evaluation {
    /** The strictest level that is reported; a person who reached it stops. */
    private static final double ENOUGH = 0.95;

    private final List<EvaluationItem> items;
    private final ClickBenchmark benchmark;
    private final int maxClicks;

    /**
     * Finds the data.
     *
     * @param data a folder of {@code images} and {@code masks}, or a table
     * @param ignore gray level of the pixels of a mask that count neither way
     * @param maxClicks clicks after which a mask counts as failed
     * @param cycle whether the simulated person picks the best candidate after the first click
     * @throws IOException if there is no such data
     */
    public Evaluation(Path data, int ignore, int maxClicks, boolean cycle) throws IOException {
        this.items = new EvaluationData(ignore).find(data);
        this.benchmark = new ClickBenchmark(ENOUGH, maxClicks, cycle);
        this.maxClicks = maxClicks;
    }

    /** Number of masks. */
    public int size() {
        return items.size();
    }

    /**
     * Evaluates a model.
     *
     * @param journal file that keeps finished runs, so that a second call goes on where the first was stopped
     * @param progress is told after each mask how many are done
     */
    public ClickReport run(SamModel model, String modelId, Path journal, IntConsumer progress)
            throws IOException, InferenceException {
        try (RunJournal runs = RunJournal.open(journal)) {
            Set<String> done = new HashSet<>();
            runs.finished().stream().filter(run -> run.model().equals(modelId)).forEach(run -> done.add(run.key()));
            progress.accept(done.size());
            CurrentImage current = new CurrentImage(model);
            for (EvaluationItem item : items) {
                if (done.add(item.key())) {
                    ImageEmbedding embedding = current.embedding(item.image());
                    runs.add(benchmark.run(
                            model, modelId, embedding, item, item.source().read(embedding.imageSize())));
                    progress.accept(done.size());
                }
            }
            return new ClickReport(modelId, maxClicks, ofThisData(runs.finished(), modelId));
        }
    }

    private List<ClickRun> ofThisData(List<ClickRun> runs, String modelId) {
        Set<String> wanted = new HashSet<>();
        items.forEach(item -> wanted.add(item.key()));
        List<ClickRun> mine = new ArrayList<>(runs);
        mine.removeIf(run -> !run.model().equals(modelId) || !wanted.contains(run.key()));
        return mine;
    }

    /** Encodes an image once for all of its masks. */
    private static final class CurrentImage {
        private final SamModel model;
        private @Nullable Path file;
        private @Nullable ImageEmbedding embedding;

        CurrentImage(SamModel model) {
            this.model = model;
        }

        ImageEmbedding embedding(Path wanted) throws IOException, InferenceException {
            if (!wanted.equals(file)) {
                embedding = model.encode(ImageFiles.read(wanted));
                file = wanted;
            }
            return Objects.requireNonNull(embedding);
        }
    }
}
