package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.cutout.Background;
import dev.clickmask.annotator.cutout.Cutout;
import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.CatalogEntry.Restriction;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.matte.Alpha;
import dev.clickmask.sam.matte.ForegroundModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask cutout IMAGES}: removes the background of images and whole folders. */
@Command(
        name = "cutout",
        description = {
            "Remove the background of images, and write what is left as PNG with soft edges.",
            "Images whose cut-out is there are left out, so a run that was ended goes on where it was."
        },
        sortOptions = false,
        sortSynopsis = false)
final class CutoutCommand implements Callable<Integer> {
    private final ForegroundOpener opener;
    private final boolean onTerminal;

    @Parameters(paramLabel = "IMAGES", arity = "1..*", description = "Image files, and folders of them.")
    private List<Path> images = List.of();

    @Option(
            names = "--background",
            paramLabel = "COLOUR|IMAGE",
            defaultValue = "transparent",
            description =
                    "Put this behind: a colour such as white or #00ff80, or an image; ${DEFAULT-VALUE} if not given.")
    private String background = "transparent";

    @Option(
            names = "--model",
            paramLabel = "ID|JSON",
            description =
                    "Model to ask; see: clickmask models list. Or a JSON file with \"file\" and \"spec\" of your own.")
    private @Nullable String modelId;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "cutouts",
            description = "Folder of the cut-outs, made if missing; ${DEFAULT-VALUE} if not given.")
    private Path out = Path.of("cutouts");

    @Option(names = "--fetch", description = "Bring the model here first, if it is not; its licences are shown.")
    private boolean fetch;

    @Option(names = "--again", description = "Make cut-outs again that are there.")
    private boolean again;

    @Mixin
    private final Models models;

    @Mixin
    private final Common common = new Common();

    CutoutCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.foregroundOpener();
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        Optional<InstalledForeground> own = models.ownForeground(modelId);
        String id =
                own.isPresent() ? own.get().id() : models.foreground(modelId).id();
        Background behind = common.argument(() -> BackgroundWords.parse(background));
        CutoutPlan plan = new CutoutPlan(images, out, id + " over " + background);
        List<CutoutPlan.Task> left = again ? plan.again() : plan.left();
        if (plan.tasks().isEmpty()) {
            throw new IOException("there is no image in " + images.get(0));
        }
        Columns times = new Columns();
        InstalledForeground installed = own.isPresent() ? own.get() : installed(models.foreground(id), times);
        plan.begin();
        CutoutReport report = new CutoutReport(left.size());
        if (!left.isEmpty()) {
            run(left, installed, behind, report, times);
        }
        common.out().println(report.summary(plan.tasks().size() - left.size()));
        times.printTo(common.out());
        return report.failures() == 0 ? 0 : 1;
    }

    /** Fetched only where that is asked for. */
    private InstalledForeground installed(ForegroundEntry entry, Columns times) throws IOException {
        Optional<InstalledForeground> here = models.store().findForeground(entry.id());
        if (here.isPresent()) {
            times.add("download", "none, the model was here");
            return here.get();
        }
        if (!fetch) {
            throw new IOException(
                    "the model " + entry.id() + " is not in " + models.folder() + " (" + Models.licences(entry)
                            + "); get it with: clickmask models fetch " + entry.id() + ", or add --fetch");
        }
        requireUnrestricted(entry);
        common.err().println(entry.name() + ": " + Models.licences(entry));
        long start = System.nanoTime();
        try (DownloadProgress progress = new DownloadProgress(common.err(), onTerminal)) {
            InstalledForeground fetched = models.store().fetchForeground(entry.id(), progress);
            times.add("download", since(start) + ", " + Files.size(fetched.file()) / 1_000_000 + " MB");
            return fetched;
        }
    }

    /** A licence is accepted where all that is to be known of it is said. */
    private static void requireUnrestricted(ForegroundEntry entry) throws IOException {
        Optional<Restriction> restriction = entry.restriction();
        if (restriction.isPresent()) {
            throw new IOException(Restrictions.warning(entry, restriction.get())
                    + ". If you accept that, get it with: clickmask models fetch --accept-licence " + entry.id());
        }
    }

    private void run(
            List<CutoutPlan.Task> tasks,
            InstalledForeground installed,
            Background behind,
            CutoutReport report,
            Columns times)
            throws IOException, InferenceException {
        long start = System.nanoTime();
        try (ClosedOnExit<ForegroundModel> open = load(installed)) {
            times.add("session start", since(start) + ", " + open.model().provider());
            for (CutoutPlan.Task task : tasks) {
                common.out().println(cutOut(task, open.model(), behind, report));
                common.out().flush();
            }
            times.add("inference", report.inference(installed.spec().input()));
        }
    }

    private ClosedOnExit<ForegroundModel> load(InstalledForeground installed) throws IOException {
        ForegroundModel model = opener.open(installed);
        return new ClosedOnExit<>(model, model::close);
    }

    /** One that fails is named, and must not keep the others from being cut out. */
    private String cutOut(CutoutPlan.Task task, ForegroundModel model, Background behind, CutoutReport report)
            throws InferenceException, InterruptedIOException {
        try {
            RgbImage image = task.image().read().image();
            long start = System.nanoTime();
            Alpha alpha = model.alpha(image);
            double seconds = (System.nanoTime() - start) / 1e9;
            Path target = task.target().toAbsolutePath();
            Files.createDirectories(target.getParent());
            new Cutout(image, alpha).write(target, behind);
            return report.done(task.place(), image.size(), seconds, task.target());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            return report.failed(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return report.failed(task.place() + " is too large for the memory that Java has");
        }
    }

    private static String since(long start) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
    }
}
