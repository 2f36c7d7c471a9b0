package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.exchange.ProjectPictures;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.Replay;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask replay PROJECT}: the prompts of a finished project, answered by another model. */
@Command(
        name = "replay",
        description = {
            "Give the prompts of accepted instances to another model, and compare its masks with the accepted ones.",
            "Changes nothing unless --accept or --accept-from is given. Instances without prompts are left alone."
        },
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private final ModelOpener opener;

    @Mixin
    private final ProjectPlace place = new ProjectPlace();

    @Option(names = "--model", paramLabel = "ID", description = "Model to ask; see: clickmask models list.")
    private @Nullable String modelId;

    @Option(names = "--accept", description = "Put all new masks in the place of the accepted ones.")
    private boolean acceptAll;

    @Option(
            names = "--accept-from",
            paramLabel = "IOU",
            description = "Put those new masks in the place of the accepted ones that have at least this IoU with them."
                    + " Images with others become in-progress, to be looked at in the window.")
    private @Nullable Double acceptFrom;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write one record an instance.")
    private @Nullable Path json;

    @Mixin
    private final Models models;

    @Mixin
    private final Common common = new Common();

    ReplayCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.opener();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        if (acceptFrom != null && (acceptAll || !(acceptFrom >= 0 && acceptFrom <= 1))) {
            throw common.wrongUsage("--accept-from takes an IoU from 0 to 1, and stands without --accept");
        }
        if (json != null) {
            AtomicFile.requireWritable(json);
        }
        InstalledModel installed = models.installed(modelId);
        int unread = 0;
        try (ProjectFile project = project();
                OpenModel open = OpenModel.load(opener, installed)) {
            ReplayReport report = new ReplayReport(
                    installed.id(),
                    project.categories().stream().collect(Collectors.toMap(Category::id, Category::name)));
            ProjectPictures pictures =
                    new ProjectPictures(new FolderImages(place.images()), FolderImages.windows(project));
            for (Map.Entry<String, ProjectFile.ImageState> entry :
                    project.states().entrySet()) {
                AnnotatedImage image = project.image(entry.getKey()).orElseThrow();
                Optional<List<ReplayReport.Row>> rows = replay(open.model(), pictures, image, report);
                unread += rows.isPresent() ? 0 : 1;
                accept(project, image, entry.getValue().status(), rows.orElse(List.of()), installed.id());
            }
            report.summarize(common.out());
            if (json != null) {
                report.write(json);
            }
        }
        return unread == 0 ? 0 : 1;
    }

    /** Replays the instances of an image; nothing if the image cannot be read, which is told. */
    private Optional<List<ReplayReport.Row>> replay(
            SamModel model, ProjectPictures pictures, AnnotatedImage image, ReplayReport report)
            throws IOException, InferenceException {
        List<Instance> prompted = image.instances().stream()
                .filter(instance -> !instance.origin().prompts().isEmpty())
                .toList();
        List<ReplayReport.Row> rows = new ArrayList<>();
        if (!prompted.isEmpty()) {
            Optional<RgbImage> picture = picture(pictures, image);
            if (picture.isEmpty()) {
                return Optional.empty();
            }
            Replay replay = new Replay(model, model.encode(picture.get()));
            for (Instance instance : prompted) {
                row(replay, image.file(), instance).ifPresent(rows::add);
            }
        }
        rows.forEach(row -> report.add(row, common.out()));
        return Optional.of(rows);
    }

    private Optional<RgbImage> picture(ProjectPictures pictures, AnnotatedImage image) {
        FolderImage file = pictures.image(image.file());
        try {
            RgbImage picture = file.read().image();
            if (picture.size().equals(image.size())) {
                return Optional.of(picture);
            }
            common.err()
                    .println("note: " + file + " is " + picture.size() + " pixels large, but was " + image.size()
                            + " when it was annotated; its instances are left alone");
        } catch (IOException e) {
            common.err().println("note: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** An instance whose prompts are beyond the model is named and left alone. */
    private Optional<ReplayReport.Row> row(Replay replay, String image, Instance instance) {
        try {
            Instance.Origin origin = instance.origin();
            return replay.of(
                            origin.prompts(),
                            origin.threshold(),
                            instance.segmentation().mask())
                    .map(remade -> new ReplayReport.Row(image, instance, remade));
        } catch (InferenceException e) {
            common.err().println("note: " + image + ", instance " + instance.id() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private ProjectFile project() throws IOException {
        boolean mayChange = acceptAll || acceptFrom != null;
        return mayChange ? ProjectFile.open(place.file()) : ProjectFile.openToRead(place.file());
    }

    private void accept(
            ProjectFile project, AnnotatedImage image, ImageStatus status, List<ReplayReport.Row> rows, String model)
            throws IOException {
        AnnotatedImage changed = image;
        boolean review = false;
        for (ReplayReport.Row row : rows) {
            boolean accepted = acceptAll || (acceptFrom != null && row.remade().iou() >= acceptFrom);
            changed = accepted ? changed.replacing(remade(row, model)) : changed;
            review |= acceptFrom != null && !accepted;
        }
        if (review || !changed.equals(image)) {
            project.keep(changed, review ? ImageStatus.IN_PROGRESS : status);
        }
    }

    private static Instance remade(ReplayReport.Row row, String model) {
        Instance before = row.instance();
        return before.remade(
                new Segmentation.Pixels(row.remade().mask()),
                new Instance.Origin(
                        before.origin().prompts(),
                        model,
                        row.remade().predictedIou(),
                        before.origin().threshold(),
                        row.remade().candidate()));
    }
}
