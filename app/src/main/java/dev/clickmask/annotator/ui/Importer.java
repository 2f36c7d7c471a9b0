package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ImportOptions;
import dev.clickmask.annotator.exchange.ImportPlan;
import dev.clickmask.annotator.exchange.ProjectImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Looks through data sets that a person wants to add to the folder, and adds them. Reads them on a thread of its own. */
final class Importer implements AutoCloseable {
    private final Executor edt;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread reading = new Thread(work, "import");
        reading.setDaemon(true);
        return reading;
    });

    /** @param edt hears of the end of all work */
    Importer(Executor edt) {
        this.edt = edt;
    }

    /**
     * A data set that has been looked through, and stays open until it is closed.
     *
     * @param wanted images of the folder, which are the ones to add
     * @param findings what the data set has that cannot be read
     */
    record Survey(
            Path place,
            DatasetFormat format,
            DatasetReader reader,
            Set<String> wanted,
            ImportPlan plan,
            List<Finding> findings) {}

    /** Takes what work gave, or why it failed. */
    interface End<T> {
        void end(@Nullable T result, @Nullable Throwable cause);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> void start(Work<T> work, End<T> then) {
        thread.execute(() -> {
            try {
                T result = work.run();
                edt.execute(() -> then.end(result, null));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                edt.execute(() -> then.end(null, e));
            }
        });
    }

    /**
     * Looks a data set through.
     *
     * @param told what the person says of it
     * @param known categories of the project
     * @param then hears of the end
     */
    void survey(
            Path place, ImportOptions told, OpenFolder folder, List<Category> known, LongWork work, End<Survey> then) {
        start(() -> surveyed(place, told, folder, known, work), then);
    }

    private static Survey surveyed(
            Path place, ImportOptions told, OpenFolder folder, List<Category> known, LongWork work) throws IOException {
        DatasetFormat format = DatasetFormat.of(place);
        Set<String> wanted = new HashSet<>(folder.contents(known(folder)).images());
        List<Finding> findings = new ArrayList<>();
        DatasetReader reader = format.open(place, folder.path(), told, findings::add);
        boolean done = false;
        try {
            ImportPlan plan = ImportPlan.of(reader, known, wanted::contains, work::step);
            done = true;
            return new Survey(place, format, reader, wanted, plan, findings);
        } finally {
            if (!done) {
                reader.close();
            }
        }
    }

    private static Set<String> known(OpenFolder folder) {
        return folder.keeper()
                .read(project -> project.states().keySet(), Set.<String>of())
                .join();
    }

    /** Adds what was found to the project, all of it or nothing. */
    void add(Survey survey, OpenFolder folder, LongWork work, End<ProjectImport.Added> then) {
        work.setTotal(survey.plan().images());
        start(
                () -> folder.keeper()
                        .now(project ->
                                new ProjectImport(project).add(survey.reader(), survey.wanted()::contains, work::step))
                        .join(),
                then);
    }

    /** Forgets what was found. */
    void close(Survey survey) {
        thread.execute(() -> {
            try {
                survey.reader().close();
            } catch (IOException e) {
                System.getLogger(Importer.class.getName())
                        .log(System.Logger.Level.WARNING, "a temporary file stays behind", e);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
