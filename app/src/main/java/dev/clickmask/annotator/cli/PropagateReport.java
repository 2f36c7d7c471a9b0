package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.Carried;
import dev.clickmask.annotator.segment.Doubt;
import dev.clickmask.annotator.segment.Limits;
import dev.clickmask.annotator.segment.Propagation;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how a propagation goes: a line an image, and where and why it stopped. */
final class PropagateReport {
    private final Common common;
    private final Limits limits;
    private int images;
    private int instances;
    private int skipped;
    private @Nullable String stopped;

    PropagateReport(Common common, Limits limits) {
        this.common = common;
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    /** An image was left out. */
    void skipped(@Nullable String sentence) {
        skipped++;
        common.err().println("note: " + sentence);
    }

    /** The objects were looked for on an image. */
    void add(Carried carried) {
        images++;
        instances += (int) carried.objects().stream()
                .filter(object -> !object.found().mask().isEmpty())
                .count();
        common.out()
                .println(carried.image() + ": "
                        + carried.objects().stream().map(this::words).collect(Collectors.joining("; ")));
        common.out().flush();
        if (!carried.doubtful().isEmpty()) {
            stopped = "stopped at " + carried.image() + ": "
                    + carried.doubtful().stream().map(this::why).collect(Collectors.joining("; "))
                    + ". Correct it there and go on from it";
        }
    }

    /** No object was left to be followed. */
    void allGone(String image) {
        stopped = "ended at " + image + ": all objects have left the picture";
    }

    private String words(Carried.CarriedObject object) {
        Propagation.Found found = object.found();
        return "track " + object.track() + " IoU " + number(found.predictedIou()) + " stability "
                + number(found.stability()) + " overlap " + number(found.overlap());
    }

    private String why(Carried.CarriedObject object) {
        Propagation.Found found = object.found();
        String track = "track " + object.track();
        return switch (found.doubt().orElse(Doubt.LOST)) {
            case LOST -> track + " was not found";
            case PREDICTED_IOU -> track + below("a predicted IoU", found.predictedIou(), limits.predictedIou());
            case STABILITY -> track + below("a stability", found.stability(), limits.stability());
            case OVERLAP -> track + below("an overlap with the image before", found.overlap(), limits.overlap());
        };
    }

    private static String below(String what, double value, double limit) {
        return " has " + what + " of " + number(value) + ", below " + number(limit);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Tells the whole. */
    void summarize() {
        if (stopped != null) {
            common.out().println(stopped);
        }
        common.out().println("carried " + instances + " instances over " + images + " images");
    }

    /** Whether every image could be looked at. */
    boolean isSound() {
        return skipped == 0;
    }
}
