package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A project as a data set: its images in natural order, those of the wanted statuses; where its folder is told, also the images
 * in it that nothing is known of yet, if new ones are wanted.
 */
public final class ProjectSource implements DatasetReader {
    private final ProjectFile project;
    private final List<Category> categories;
    private final List<String> names;
    private final @Nullable FolderImages folder;
    private final Windows windows;
    private final Consumer<LeftOut> left;

    private ProjectSource(
            ProjectFile project,
            List<Category> categories,
            List<String> names,
            @Nullable FolderImages folder,
            Windows windows,
            Consumer<LeftOut> left) {
        this.project = project;
        this.categories = categories;
        this.names = names;
        this.folder = folder;
        this.windows = windows;
        this.left = left;
    }

    /**
     * Opens a project.
     *
     * @param file the project file
     * @param wanted statuses of the images to hand out
     */
    public static ProjectSource open(Path file, Set<ImageStatus> wanted) throws IOException {
        return of(file, wanted, null, out -> {});
    }

    /**
     * Opens a project and the folder of its images.
     *
     * @param left hears of images in the folder that nothing is known of and that cannot be read
     */
    public static ProjectSource open(Path file, Set<ImageStatus> wanted, Path folder, Consumer<LeftOut> left)
            throws IOException {
        return of(file, wanted, folder, left);
    }

    /**
     * Opens a project for one series of it: its slices in their order, whatever is known of them.
     *
     * @param series name of the file or folder of the slices
     * @throws IOException if there is no such series in the folder
     */
    public static ProjectSource ofSeries(Path file, String series, Path folder, Consumer<LeftOut> left)
            throws IOException {
        ProjectFile project = ProjectFile.open(file);
        try {
            FolderImages images = new FolderImages(folder);
            List<String> names = images.contents(project.states().keySet()).joining(Set.of(series)).items().stream()
                    .filter(item -> item.isSeries() && item.name().equals(series))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no series " + series + " in " + folder
                            + "; give the name of a file of several slices, or of a folder of images"))
                    .images();
            return new ProjectSource(project, project.categories(), names, images, FolderImages.windows(project), left);
        } catch (IOException e) {
            project.close();
            throw e;
        }
    }

    private static ProjectSource of(Path file, Set<ImageStatus> wanted, @Nullable Path folder, Consumer<LeftOut> left)
            throws IOException {
        ProjectFile project = ProjectFile.openToRead(file);
        try {
            FolderImages images = folder == null ? null : new FolderImages(folder);
            List<String> names = names(project.states(), wanted, images);
            return new ProjectSource(project, project.categories(), names, images, FolderImages.windows(project), left);
        } catch (IOException e) {
            project.close();
            throw e;
        }
    }

    private static List<String> names(
            Map<String, ImageState> known, Set<ImageStatus> wanted, @Nullable FolderImages folder) throws IOException {
        List<String> names = new ArrayList<>();
        known.forEach((name, state) -> {
            if (wanted.contains(state.status())) {
                names.add(name);
            }
        });
        if (folder != null && wanted.contains(ImageStatus.NEW)) {
            folder.contents(known.keySet()).images().stream()
                    .filter(name -> !known.containsKey(name))
                    .forEach(names::add);
        }
        names.sort(new NaturalOrder());
        return names;
    }

    @Override
    public List<Category> categories() {
        return categories;
    }

    /** The windows that its series are shown in. */
    public Windows windows() {
        return windows;
    }

    /** Number of images that are handed out, if all can be read. */
    public int images() {
        return names.size();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        for (String name : names) {
            Optional<AnnotatedImage> known = project.image(name);
            Optional<AnnotatedImage> image = known.isPresent() ? known : untouched(name);
            if (image.isPresent()) {
                consumer.accept(image.get());
            }
        }
    }

    /** An image that nothing is known of: its size is read from its header. */
    private Optional<AnnotatedImage> untouched(String name) {
        try {
            return Optional.of(AnnotatedImage.of(
                    name, Objects.requireNonNull(folder).image(name).size()));
        } catch (IOException e) {
            left.accept(new LeftOut(name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The project's own numbers, which are the same in every export; those of untouched images come behind them. */
    @Override
    public Ids ids() {
        return new Ids() {
            private ProjectFile.@Nullable Numbers current;
            private long last;

            @Override
            public long image(AnnotatedImage image) throws IOException {
                Optional<ProjectFile.Numbers> known = project.numbers(image.file());
                current = known.orElse(null);
                return known.isPresent() ? known.get().image() : next();
            }

            private long next() throws IOException {
                last = Math.max(last, project.lastImageNumber()) + 1;
                return last;
            }

            @Override
            public long annotation(Instance instance) {
                return Objects.requireNonNull(
                        Objects.requireNonNull(current).instances().get(instance.id()));
            }
        };
    }

    @Override
    public void close() throws IOException {
        project.close();
    }
}
