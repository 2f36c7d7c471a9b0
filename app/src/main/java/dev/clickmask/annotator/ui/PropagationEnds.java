package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.Carried;
import dev.clickmask.annotator.segment.Doubt;
import dev.clickmask.annotator.segment.Propagation;
import dev.clickmask.annotator.segment.PropagationJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Tells the person how a propagation ended, and shows what should be looked at. Belongs to the event dispatch thread. */
final class PropagationEnds {
    private final Document document;
    private final FolderDesk desk;
    private final BooleanSupplier busy;
    private final Problems problems;
    private final LastEdit last;
    private final List<String> skipped = new ArrayList<>();

    /** @param busy whether the person is in the middle of something, and is not to be taken elsewhere */
    PropagationEnds(Document document, FolderDesk desk, BooleanSupplier busy, Problems problems, LastEdit last) {
        this.document = document;
        this.desk = desk;
        this.busy = busy;
        this.problems = problems;
        this.last = last;
    }

    /** One has begun: what was the matter with the one before is over. */
    void begun() {
        skipped.clear();
        problems.makeWay();
    }

    /** An image was left out. */
    void skipped(String sentence) {
        skipped.add(sentence);
    }

    /** The person gave it up. */
    void cancelled(int instances, int images) {
        last.tell("status.carried.cancelled", instances, images);
        tellSkipped();
    }

    /** There was nothing more to do. */
    void ended(PropagationJob.End why, int instances, int images) {
        if (images == 0) {
            problems.fail("problem.noFollowing");
            return;
        }
        last.tell(why == PropagationJob.End.ALL_GONE ? "status.carried.gone" : "status.carried.all", instances, images);
        tellSkipped();
    }

    private void tellSkipped() {
        if (!skipped.isEmpty()) {
            problems.tell(problems.text("problem.leftOut", skipped.size(), skipped.get(0)), String.join("\n", skipped));
        }
    }

    /** It cannot go on. */
    void failed(String sentence, Throwable cause) {
        problems.show(sentence, cause);
    }

    /** It cannot be kept. */
    void failed(Throwable cause) {
        problems.fail(cause);
    }

    /** It is not sure of what it found on an image; goes there, unless the person has gone elsewhere meanwhile. */
    void doubted(Carried carried, String home) {
        String image = carried.image();
        String why = why(carried);
        String details = details(carried);
        String now = document.image().map(AnnotatedImage::file).orElse("");
        if (busy.getAsBoolean() || !(now.equals(home) || now.equals(image))) {
            problems.tell(why, details);
            return;
        }
        Set<Integer> tracks =
                carried.doubtful().stream().map(Carried.CarriedObject::track).collect(Collectors.toSet());
        desk.on(image, () -> {
            document.select(document.instances().stream()
                    .filter(instance -> tracks.contains(instance.track().id()))
                    .map(Instance::id)
                    .toList());
            problems.tell(why, details);
        });
    }

    private String why(Carried carried) {
        List<Carried.CarriedObject> doubtful = carried.doubtful();
        Carried.CarriedObject first = doubtful.get(0);
        return doubtful.size() == 1
                ? problems.text("problem.doubted", carried.image(), category(first), words(first.found()))
                : problems.text(
                        "problem.doubted.several",
                        carried.image(),
                        category(first),
                        words(first.found()),
                        doubtful.size() - 1);
    }

    /** What the sentence has no room for. */
    private String details(Carried carried) {
        List<String> lines = new ArrayList<>();
        if (carried.doubtful().size() > 1) {
            carried.doubtful().forEach(object -> lines.add(category(object) + ": " + words(object.found())));
        }
        lines.addAll(skipped);
        return String.join("\n", lines);
    }

    private String category(Carried.CarriedObject object) {
        return document.category(object.source().categoryId()).name();
    }

    private String words(Propagation.Found found) {
        return switch (found.doubt().orElse(Doubt.LOST)) {
            case LOST -> problems.text("doubted.lost");
            case PREDICTED_IOU -> problems.text("doubted.rating", found.predictedIou());
            case STABILITY -> problems.text("doubted.stability", found.stability());
            case OVERLAP -> problems.text("doubted.overlap", found.overlap());
        };
    }
}
