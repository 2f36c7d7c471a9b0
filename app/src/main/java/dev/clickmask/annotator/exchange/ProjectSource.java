package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.coco.CocoIds;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A project as a data set: its images in natural order, those of the wanted statuses. */
public final class ProjectSource implements DatasetReader {
    private final ProjectFile project;
    private final List<Category> categories;
    private final Set<ImageStatus> wanted;

    private ProjectSource(ProjectFile project, List<Category> categories, Set<ImageStatus> wanted) {
        this.project = project;
        this.categories = categories;
        this.wanted = wanted;
    }

    /**
     * Opens a project.
     *
     * @param file the project file
     * @param wanted statuses of the images to hand out
     */
    public static ProjectSource open(Path file, Set<ImageStatus> wanted) throws IOException {
        ProjectFile project = ProjectFile.open(file);
        try {
            return new ProjectSource(project, project.categories(), Set.copyOf(wanted));
        } catch (IOException e) {
            project.close();
            throw e;
        }
    }

    @Override
    public List<Category> categories() {
        return categories;
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        Map<String, ProjectFile.ImageState> states = new TreeMap<>(new NaturalOrder());
        states.putAll(project.states());
        for (Map.Entry<String, ProjectFile.ImageState> image : states.entrySet()) {
            if (wanted.contains(image.getValue().status())) {
                consumer.accept(project.image(image.getKey()).orElseThrow());
            }
        }
    }

    /** The project's own numbers, which are the same in every export. */
    public CocoIds ids() {
        return new CocoIds() {
            private ProjectFile.@Nullable Numbers current;

            @Override
            public long image(AnnotatedImage image) throws IOException {
                current = project.numbers(image.file()).orElseThrow();
                return current.image();
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
