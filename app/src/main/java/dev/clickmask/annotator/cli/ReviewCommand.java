package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.review.Doubt;
import dev.clickmask.annotator.review.Finding;
import dev.clickmask.annotator.review.Review;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clickmask review PROJECT}: instances that are likely to be wrong. */
@Command(
        name = "review",
        description = {
            "Name instances that are likely to be wrong: empty, rated low by the model, with specks, overlapping with"
                    + " another one of their category, or of a size unlike the others of their category.",
            "The exit status is 1 if there are any."
        },
        sortOptions = false)
final class ReviewCommand implements Callable<Integer> {
    @Mixin
    private final ProjectPlace place = new ProjectPlace();

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        try (ProjectFile project = ProjectFile.openToRead(place.file())) {
            Map<Integer, String> names =
                    project.categories().stream().collect(Collectors.toMap(Category::id, Category::name));
            List<Finding> findings = Review.of(project);
            Columns columns = new Columns();
            for (Finding finding : findings) {
                columns.add(
                        finding.image(),
                        "" + finding.instance(),
                        String.valueOf(names.get(finding.categoryId())),
                        finding.doubt().toString());
            }
            columns.printTo(common.out());
            summarize(findings);
            return findings.isEmpty() ? 0 : 1;
        }
    }

    private void summarize(List<Finding> findings) {
        String reasons = Arrays.stream(Doubt.values())
                .map(doubt -> doubt + " "
                        + findings.stream()
                                .filter(finding -> finding.doubt() == doubt)
                                .count())
                .collect(Collectors.joining(", "));
        long images = findings.stream().map(Finding::image).distinct().count();
        common.out().println("%d doubts on %d images: %s".formatted(findings.size(), images, reasons));
    }
}
