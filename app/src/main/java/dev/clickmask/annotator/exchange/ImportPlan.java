package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.document.Category;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an import into a project would add.
 *
 * @param images images in the folder of the project
 * @param instances on these
 * @param newCategories names of categories that the project does not have
 * @param absent images that are not in the folder, which are left out
 * @param absentInstances instances on those
 */
public record ImportPlan(
        int images, int instances, List<String> newCategories, List<String> absent, int absentInstances) {
    public ImportPlan {
        newCategories = List.copyOf(newCategories);
        absent = List.copyOf(absent);
    }

    /**
     * Goes through a data set once.
     *
     * @param known categories of the project
     * @param isThere whether an image is in the folder
     * @param progress told the number of images after each; what it throws gives the work up
     */
    public static ImportPlan of(
            DatasetReader dataset, List<Category> known, Predicate<String> isThere, IntConsumer progress)
            throws IOException {
        Set<String> names = known.stream().map(Category::name).collect(Collectors.toSet());
        List<String> added = dataset.categories().stream()
                .map(Category::name)
                .filter(name -> !names.contains(name))
                .distinct()
                .toList();
        int[] there = new int[2];
        int[] elsewhere = new int[1];
        List<String> absent = new ArrayList<>();
        dataset.forEachImage(image -> {
            int instances = image.instances().size();
            if (isThere.test(image.file())) {
                there[0]++;
                there[1] += instances;
            } else {
                absent.add(image.file());
                elsewhere[0] += instances;
            }
            progress.accept(there[0] + absent.size());
        });
        return new ImportPlan(there[0], there[1], added, absent, elsewhere[0]);
    }
}
