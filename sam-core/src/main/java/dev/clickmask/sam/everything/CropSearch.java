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

    /** Asks about one point. */
    void ask(int index) throws InferenceException {
        Prompt.Point point = new Prompt.Point(crop.point(index), true);
        List<FoundMask> sure = new ArrayList<>();
        for (Candidate candidate : candidates(point)) {
            if (candidate.predictedIou() > (float) options.predictedIou()) {
                add(candidate, point.at(), sure);
            }
        }
        found.addAll(sure);
    }

    /** The answers to an ambiguous prompt; of a model that has none, its single answer. */
    private List<Candidate> candidates(Prompt.Point point) throws InferenceException {
        List<Candidate> all = model.decode(embedding, List.of(point));
        List<Candidate> ambiguous = all.stream().filter(Candidate::ambiguous).toList();
        List<Candidate> candidates = ambiguous.isEmpty() ? all : ambiguous;
        return options.refined() ? refined(point, candidates) : candidates;
    }

    private List<Candidate> refined(Prompt.Point point, List<Candidate> candidates) throws InferenceException {
        List<Candidate> refined = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<Candidate> again = model.decode(embedding, List.of(point, new Prompt.PriorMask(candidate.logits())));
            refined.add(again.stream()
                    .filter(answer -> !answer.ambiguous())
                    .findFirst()
                    .orElse(again.get(0)));
        }
        return refined;
    }

    private void add(Candidate candidate, ImagePoint point, List<FoundMask> target) {
        double larger = candidate.logits().mask(-options.stabilityOffset()).area();
        double smaller = candidate.logits().mask(options.stabilityOffset()).area();
        if (larger == 0 || smaller / larger < options.stability()) {
            return;
        }
        Mask mask = inImage(candidate.logits().mask());
        if (!mask.isEmpty() && !crop.cuts(mask.bounds(), image)) {
            ImagePoint at = new ImagePoint(
                    point.x() + crop.box().x(), point.y() + crop.box().y());
            target.add(new FoundMask(
                    Rle.of(mask), mask.bounds(), at, candidate.predictedIou(), smaller / larger, crop.box()));
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
