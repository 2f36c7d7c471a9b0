package dev.clickmask.sam.everything;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Asks about the points of one part of the image, and keeps the answers that are sure enough. */
final class CropSearch {
    private final SamModel model;
    private final ImageEmbedding embedding;
    private final Crop crop;
    private final Size image;
    private final EverythingOptions options;
    private final List<FoundMask> found = new ArrayList<>();

    /** @param embedding of the part alone */
    CropSearch(SamModel model, ImageEmbedding embedding, Crop crop, Size image, EverythingOptions options) {
        this.model = model;
        this.embedding = embedding;
        this.crop = crop;
        this.image = image;
        this.options = options;
    }

    /** Asks about the points from one index up to another, exclusive. */
    void ask(int from, int to) throws InferenceException {
        List<Prompt.Point> points = IntStream.range(from, to)
                .mapToObj(index -> new Prompt.Point(crop.point(index), true))
                .toList();
        List<List<Candidate>> answers = model.decodeEach(embedding, points);
        List<FoundMask> sure = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            take(points.get(i), answers.get(i), sure);
        }
        found.addAll(sure);
    }

    private void take(Prompt.Point point, List<Candidate> all, List<FoundMask> sure) throws InferenceException {
        boolean single = all.stream().noneMatch(Candidate::ambiguous);
        for (int number = 0; number < all.size(); number++) {
            // The answers to an ambiguous prompt; of a model that has none, its single answer.
            if (single || all.get(number).ambiguous()) {
                Candidate candidate = options.refined() ? refined(point, all.get(number)) : all.get(number);
                add(candidate, options.refined() ? -1 : number, point.at(), sure);
            }
        }
    }

    private Candidate refined(Prompt.Point point, Candidate candidate) throws InferenceException {
        List<Candidate> again = model.decode(embedding, List.of(point, new Prompt.PriorMask(candidate.logits())));
        return again.stream().filter(answer -> !answer.ambiguous()).findFirst().orElse(again.get(0));
    }

    private void add(Candidate candidate, int number, ImagePoint point, List<FoundMask> target) {
        if (candidate.predictedIou() <= (float) options.predictedIou()) {
            return;
        }
        double stability = candidate.logits().stability(options.stabilityOffset());
        if (stability < options.stability()) {
            return;
        }
        Mask mask = inImage(candidate.logits().mask());
        if (!mask.isEmpty() && !crop.cuts(mask.bounds(), image)) {
            ImagePoint at = new ImagePoint(
                    point.x() + crop.box().x(), point.y() + crop.box().y());
            target.add(new FoundMask(
                    Rle.of(mask), mask.bounds(), at, number, candidate.predictedIou(), stability, crop.box()));
        }
    }

    private Mask inImage(Mask mask) {
        return mask.size().equals(image)
                ? mask
                : mask.placed(image, crop.box().x(), crop.box().y());
    }

    /** What was found, without what was found several times. */
    List<FoundMask> result() {
        return BoxSuppression.of(found, FoundMask::predictedIou, options.boxOverlap());
    }
}
