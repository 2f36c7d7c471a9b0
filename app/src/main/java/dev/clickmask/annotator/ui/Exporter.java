package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.exchange.LeftOut;
import dev.clickmask.annotator.exchange.ProjectPictures;
import dev.clickmask.annotator.exchange.ProjectSource;
import dev.clickmask.annotator.exchange.Transfer;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.series.FolderImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes a project as a data set while the work on it goes on: from a copy that is made first. Runs on a thread of its own.
 */
final class Exporter implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "export"));

    /**
     * What is to be written where.
     *
     * @param target file or folder
     * @param statuses of the images that are to be in it
     * @param untouched whether images that nothing is known of are among the new ones
     * @param options how it is written
     */
    record Order(
            DatasetFormat format, Path target, Set<ImageStatus> statuses, boolean untouched, ExportOptions options) {}

    /**
     * How an export ended.
     *
     * @param images number of images that were written
     * @param left images that were left out
     * @param failure why nothing was written, if so
     */
    record Outcome(Path target, int images, List<LeftOut> left, Optional<Throwable> failure) {
        Outcome {
            left = List.copyOf(left);
        }
    }

    /** Writes the data set, and tells {@code done} on {@code edt} how that went. */
    void export(OpenFolder folder, Order order, LongWork work, Executor edt, Consumer<Outcome> done) {
        thread.execute(() -> {
            Outcome outcome = outcome(folder, order, work);
            edt.execute(() -> done.accept(outcome));
        });
    }

    private static Outcome outcome(OpenFolder folder, Order order, LongWork work) {
        List<LeftOut> left = new ArrayList<>();
        try {
            int images = write(folder, order, work, left);
            return new Outcome(order.target(), images, left, Optional.empty());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Outcome(order.target(), 0, left, Optional.of(e));
        }
    }

    private static int write(OpenFolder folder, Order order, LongWork work, List<LeftOut> left) throws IOException {
        try (ProjectCopy copy = ProjectCopy.of(folder.keeper())
                .orElseThrow(() -> new IOException(
                        "Nothing is annotated in " + folder.path() + " yet, so there is nothing to export"))) {
            return write(copy.file(), folder.path(), order, work, left);
        }
    }

    private static int write(Path copy, Path images, Order order, LongWork work, List<LeftOut> left)
            throws IOException {
        try (ProjectSource project = order.untouched()
                ? ProjectSource.open(copy, order.statuses(), images, left::add)
                : ProjectSource.open(copy, order.statuses())) {
            work.setTotal(project.images());
            try (DatasetWriter writer = order.format()
                    .create(new DatasetFormat.Target(
                            order.target(),
                            new ProjectPictures(new FolderImages(images), project.windows()),
                            project.categories(),
                            project.ids(),
                            order.options()))) {
                return Transfer.copy(project, writer, left::add, work::step);
            }
        }
    }

    /** Lets an export in progress come to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
