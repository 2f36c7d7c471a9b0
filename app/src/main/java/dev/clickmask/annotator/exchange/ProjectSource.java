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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** Number of images that are handed out. */
    public int images() throws IOException {
        return names().size();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        for (String name : names()) {
            consumer.accept(project.image(name).orElseThrow());
        }
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        project.states().forEach((name, state) -> {
            if (wanted.contains(state.status())) {
                names.add(name);
            }
        });
        names.sort(new NaturalOrder());
        return names;
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
