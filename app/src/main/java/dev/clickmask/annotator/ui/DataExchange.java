package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.exchange.ImportOptions;
import dev.clickmask.annotator.exchange.LeftOut;
import dev.clickmask.annotator.exchange.ProjectImport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the open folder as data sets and adds data sets to it, one at a time. Belongs to the event dispatch thread; files
 * are read and written on other threads.
 */
final class DataExchange implements AutoCloseable {
    /** So many names of images that were left out stand in the sentence about them. */
    private static final int NAMED = 5;

    private final Executor edt;
    private final Messages messages;
    private final Problems problems;
    private final FolderDesk desk;
    private final Runnable changed;
    private final Exporter exporter = new Exporter();
    private final Importer importer;
    private @Nullable LongWork exporting;
    private @Nullable LongWork importing;
    private @Nullable Exported exported;

    /**
     * An export that has been made.
     *
     * @param images number of images in it
     */
    record Exported(Path target, int images) {}

    /** @param changed called when what this tells has changed */
    DataExchange(Messages messages, Problems problems, FolderDesk desk, Executor edt, Runnable changed) {
        this.messages = messages;
        this.problems = problems;
        this.edt = edt;
        this.desk = desk;
        this.changed = changed;
        importer = new Importer(edt);
    }

    boolean isExporting() {
        return exporting != null;
    }

    boolean isImporting() {
        return importing != null;
    }

    /** What is being written or added. */
    Optional<LongWork> work() {
        return Optional.ofNullable(importing != null ? importing : exporting);
    }

    /** The last export, until something else is done. */
    Optional<Exported> exported() {
        return Optional.ofNullable(exported);
    }

    /** Something else is done now. */
    void forgetExported() {
        exported = null;
    }

    /** Writes the annotations of the folder as a data set. */
    void export(Exporter.Order order) {
        Optional<OpenFolder> folder = desk.folder();
        if (folder.isPresent() && work().isEmpty()) {
            problems.makeWay();
            exporting = new LongWork(edt, changed);
            exported = null;
            exporter.export(folder.get(), order, exporting, edt, this::exported);
            changed.run();
        }
    }

    private void exported(Exporter.Outcome outcome) {
        exporting = null;
        outcome.failure().ifPresent(problems::failForFolder);
        exported = outcome.failure().isPresent() ? null : new Exported(outcome.target(), outcome.images());
        if (exported != null && !outcome.left().isEmpty()) {
            tellLeftOut(outcome.left());
        }
        changed.run();
    }

    private void tellLeftOut(List<LeftOut> left) {
        String some = left.stream().limit(NAMED).map(LeftOut::image).collect(Collectors.joining(", "));
        String names = left.size() <= NAMED ? some : some + ", …";
        problems.tell(
                messages.text("export.left", left.size(), names),
                left.stream().map(LeftOut::why).collect(Collectors.joining("\n")));
    }

    /**
     * Looks through a data set that may be added to the folder.
     *
     * @param told what the person says of it
     * @param known categories that there are
     * @param then hears of what was found, which is then its to {@link #close} or {@link #add}, or of what went wrong
     * @return the work, to give it up
     */
    LongWork survey(Path place, ImportOptions told, List<Category> known, Importer.End<Importer.Survey> then) {
        LongWork work = new LongWork(edt, () -> {});
        importer.survey(place, told, desk.folder().orElseThrow(), known, work, then);
        return work;
    }

    /** Adds what was found to the folder, and shows it anew. */
    void add(Importer.Survey survey) {
        OpenFolder folder = desk.folder().orElseThrow();
        problems.makeWay();
        LongWork work = new LongWork(edt, changed);
        importing = work;
        desk.hide();
        importer.add(survey, folder, work, (added, cause) -> added(survey, added, cause));
    }

    private void added(Importer.Survey survey, ProjectImport.@Nullable Added added, @Nullable Throwable cause) {
        importing = null;
        importer.close(survey);
        if (cause != null) {
            problems.failForFolder(cause);
        } else if (added != null) {
            tell(survey, added);
        }
        desk.showAnew();
    }

    private void tell(Importer.Survey survey, ProjectImport.Added added) {
        int left = survey.findings().size() + survey.plan().absent().size();
        String sentence = messages.text("import.done", added.instances(), added.images());
        problems.tell(left == 0 ? sentence : sentence + " " + messages.text("import.left", left), details(survey));
    }

    private String details(Importer.Survey survey) {
        String findings = survey.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
        String absent = survey.plan().absent().stream()
                .map(name -> messages.text("import.absent.one", name))
                .collect(Collectors.joining("\n"));
        return (findings + "\n" + absent).strip();
    }

    /** Forgets what was found. */
    void close(Importer.Survey survey) {
        importer.close(survey);
    }

    /** Gives up what is being written or added; what there was before stays. */
    void cancel() {
        work().ifPresent(LongWork::cancel);
    }

    /** Lets an export in progress come to its end; gives an import up, which leaves the project as it was. */
    @Override
    public void close() {
        LongWork adding = importing;
        if (adding != null) {
            adding.cancel();
        }
        importer.close();
        exporter.close();
    }
}
