package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Tracks;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.segment.Carried;
import dev.clickmask.annotator.segment.PropagationRun;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.Windows;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask propagate}: follows instances of an image over the images after it or before it. */
@Command(
        name = "propagate",
        description = {
            "Follow instances of an image over the next images of its folder, and keep what is found in the project.",
            "Stops where it is not sure; correct that in the window and go on from there. What a person made is never changed."
        },
        sortOptions = false)
final class PropagateCommand implements Callable<Integer> {
    @Mixin
    private final ProjectPlace place = new ProjectPlace();

    @Option(
            names = "--image",
            required = true,
            paramLabel = "NAME",
            description = "The annotated image, by its name in the project.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String start;

    @Option(
            names = "--instance",
            paramLabel = "ID",
            description = "Number of an instance of the image, as review and replay print it; may be repeated.")
    private List<Long> instances = List.of();

    @Option(names = "--all", description = "All instances of the image; that is the usual.")
    private boolean all;

    @Option(names = "--frames", paramLabel = "N", description = "At most so many images; usually all of the folder.")
    private int frames = Integer.MAX_VALUE;

    @Option(names = "--backward", description = "Go to the images before it.")
    private boolean backward;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final PromptModelChoice model;

    @Mixin
    private final Common common = new Common();

    PropagateCommand(Surroundings surroundings) {
        this.model = new PromptModelChoice(surroundings);
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        if (frames < 1 || (all && !instances.isEmpty())) {
            throw common.wrongUsage("--frames is at least 1, and --all stands without --instance");
        }
        PropagateReport report = new PropagateReport(common, limits.limits(common));
        InstalledModel installed = model.installed();
        try (ProjectFile project = ProjectFile.open(place.file());
                OpenModel open = model.load(installed)) {
            AnnotatedImage image = annotated(project);
            List<Instance> sources = begin(project, image);
            FolderImages images = new FolderImages(place.images());
            Windows windows = FolderImages.windows(project);
            Set<String> known = project.states().keySet();
            List<FolderImage> next = images.contents(known).neighbours(image.file(), backward).stream()
                    .map(name -> images.image(name, windows))
                    .toList();
            PropagationRun run = new PropagationRun(sources, report.limits(), installed.id());
            if (run.wantsStart(open.model())) {
                RgbImage picture = images.image(start, windows).read().image();
                run.start(open.model(), open.model().encode(picture));
            }
            follow(project, run, open.model(), image.size(), next, report);
        }
        report.summarize();
        return report.isSound() ? 0 : 1;
    }

    private AnnotatedImage annotated(ProjectFile project) throws IOException {
        Path file = place.file();
        return project.image(start)
                .filter(image -> !image.instances().isEmpty())
                .orElseThrow(() -> new IOException("nothing is annotated on " + start + " in " + file
                        + "; give the name of an image that has instances"));
    }

    /** Gives the instances tracks, and returns them. */
    private List<Instance> begin(ProjectFile project, AnnotatedImage image) throws IOException {
        Set<Long> ids = image.instances().stream()
                .map(Instance::id)
                .filter(id -> instances.isEmpty() || instances.contains(id))
                .collect(Collectors.toSet());
        for (long id : instances) {
            if (!ids.contains(id)) {
                throw common.wrongUsage(image.file() + " has no instance " + id);
            }
        }
        AnnotatedImage tracked = Tracks.begin(image, ids, project.lastTrack(), List.of());
        project.keep(tracked, project.status(start).orElseThrow());
        return tracked.instances().stream()
                .filter(instance -> ids.contains(instance.id()))
                .toList();
    }

    private void follow(
            ProjectFile project,
            PropagationRun run,
            SamModel model,
            Size size,
            List<FolderImage> images,
            PropagateReport report)
            throws IOException, InferenceException {
        for (FolderImage image : images.subList(0, Math.min(frames, images.size()))) {
            String name = image.name();
            Optional<RgbImage> picture = picture(image, size, report);
            if (picture.isPresent()) {
                AnnotatedImage known = known(project, name, size);
                Carried carried = run.next(name, model, model.encode(picture.get()), Carried.seenTo(known));
                AnnotatedImage changed = carried.onto(known);
                if (!changed.equals(known)) {
                    project.keep(changed, ImageStatus.IN_PROGRESS);
                }
                report.add(carried);
                if (!carried.doubtful().isEmpty()) {
                    return;
                } else if (run.isOver()) {
                    report.allGone(name);
                    return;
                }
            }
        }
    }

    /** What is annotated on an image; on one that is done, a person has seen to all of it. */
    private static AnnotatedImage known(ProjectFile project, String name, Size size) throws IOException {
        AnnotatedImage image = project.image(name).orElse(AnnotatedImage.of(name, size));
        return project.status(name).filter(ImageStatus.DONE::equals).isPresent() ? Tracks.confirmed(image) : image;
    }

    private static Optional<RgbImage> picture(FolderImage image, Size size, PropagateReport report) {
        try {
            RgbImage picture = image.read().image();
            if (picture.size().equals(size)) {
                return Optional.of(picture);
            }
            report.skipped(image + " is " + picture.size() + " pixels large, not " + size + "; left out");
        } catch (IOException e) {
            report.skipped(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }
}
