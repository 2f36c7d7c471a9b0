package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * Adds a data set to a project, all of it or nothing. Categories are the same if they have the same name; instances come
 * on top of those that an image has already.
 */
public final class ProjectImport {
    private final ProjectFile project;

    public ProjectImport(ProjectFile project) {
        this.project = project;
    }

    /**
     * What an import added.
     *
     * @param images with or without instances
     * @param instances on all of them
     */
    public record Added(int images, int instances) {}

    /**
     * Adds the images of the data set.
     *
     * @param wanted which, by name
     * @param progress told the number of images after each; what it throws gives the import up
     * @throws IOException if the data set cannot be read, the project not be written, or an image has another size there;
     *     the project is then as before
     */
    public Added add(DatasetReader dataset, Predicate<String> wanted, IntConsumer progress) throws IOException {
        int[] added = new int[2];
        project.together(() -> {
            Map<Integer, Integer> categories = mergeCategories(dataset.categories());
            int tracks = project.lastTrack();
            dataset.forEachImage(image -> {
                if (wanted.test(image.file())) {
                    keep(image, categories, tracks);
                    added[0]++;
                    added[1] += image.instances().size();
                    progress.accept(added[0]);
                }
            });
        });
        return new Added(added[0], added[1]);
    }

    /** Adds the categories that the project does not have, and tells which id each of the data set has there. */
    private Map<Integer, Integer> mergeCategories(List<Category> added) throws IOException {
        List<Category> all = new ArrayList<>(project.categories());
        Map<Integer, Integer> ids = new HashMap<>();
        for (Category category : added) {
            Optional<Category> known = all.stream()
                    .filter(other -> other.name().equals(category.name()))
                    .findFirst();
            if (known.isPresent()) {
                ids.put(category.id(), known.get().id());
            } else {
                int id = all.stream().mapToInt(Category::id).max().orElse(0) + 1;
                all.add(new Category(id, category.name(), category.rgb()));
                ids.put(category.id(), id);
            }
        }
        project.keepCategories(all);
        return ids;
    }

    /** The objects of the data set are none of those that the project follows already. */
    private static Track shifted(Track track, int known) {
        return track.isKnown() ? Track.of(Math.addExact(track.id(), known)) : track;
    }

    private void keep(AnnotatedImage added, Map<Integer, Integer> categories, int tracks) throws IOException {
        Optional<AnnotatedImage> known = project.image(added.file());
        AnnotatedImage image = known.orElse(AnnotatedImage.of(added.file(), added.size()));
        if (!image.size().equals(added.size())) {
            throw new IOException(added.file() + " is " + added.size() + " in the data set but " + image.size()
                    + " in the project. Import it into another project");
        }
        if (known.isPresent() && added.instances().isEmpty()) {
            return; // Nothing is added, so what a person said of it stays, such as that it is done.
        }
        for (Instance instance : added.instances()) {
            image = image.with(instance.withId(image.nextId())
                    .withCategory(categories.getOrDefault(instance.categoryId(), instance.categoryId()))
                    .withTrack(shifted(instance.track(), tracks)));
        }
        project.keep(image, image.instances().isEmpty() ? ImageStatus.NEW : ImageStatus.IN_PROGRESS);
    }
}
