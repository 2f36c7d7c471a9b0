package dev.clickmask.annotator.cli;

import dev.clickmask.sam.geometry.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts the cut-outs, and tells how long they took: the three times that matter stand at the end. */
final class CutoutReport {
    private final int total;
    private final long start = System.nanoTime();
    private final List<Double> seconds = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private int failed;

    /** @param total images to be cut out */
    CutoutReport(int total) {
        this.total = total;
    }

    /** Takes note of an image that is done, and says so in one line. */
    String done(String image, Size size, double inferenceSeconds, Path target) {
        seconds.add(inferenceSeconds);
        sizes.add(size);
        return String.format(
                Locale.ROOT,
                "%s %s, %s: inference %.2f s, wrote %s%s",
                count(),
                image,
                size,
                inferenceSeconds,
                target,
                rest());
    }

    /** Takes note of an image that could not be cut out. */
    String failed(String why) {
        failed++;
        return "note: " + why;
    }

    private String count() {
        return "[" + (seconds.size() + failed) + "/" + total + "]";
    }

    private String rest() {
        int done = seconds.size() + failed;
        if (done == total) {
            return "";
        }
        double left = (System.nanoTime() - start) / 1e9 / done * (total - done);
        return left < 90
                ? String.format(Locale.ROOT, ", %.0f s left", left)
                : String.format(Locale.ROOT, ", %.0f min left", left / 60);
    }

    int failures() {
        return failed;
    }

    /** What was made, in one line. */
    String summary(int found) {
        return "cut out " + seconds.size() + ", found " + found + (failed == 0 ? "" : ", failed " + failed);
    }

    /** The time of a run, with the sizes of the images; empty if there was none. */
    String inference(Size input) {
        if (seconds.isEmpty()) {
            return "none";
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        Size first = sizes.get(0);
        String images = sizes.stream().allMatch(first::equals)
                ? "image of " + first
                : sizes.size() + " images of up to "
                        + sizes.stream()
                                .max((a, b) -> Long.compare(a.area(), b.area()))
                                .orElse(first);
        return String.format(
                Locale.ROOT,
                "%.2f s (median; first %.2f s), %s, brought to %s",
                sorted.get(sorted.size() / 2),
                seconds.get(0),
                images,
                input);
    }
}
