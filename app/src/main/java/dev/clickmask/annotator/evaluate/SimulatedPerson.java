package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.DepthMap;
import dev.clickmask.sam.mask.Mask;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Clicks as a person would who knows the object: into the middle of what is most wrong. The next point is the pixel that
 * lies deepest in the region that is missed or in the one that is wrongly covered, whichever is deeper, and no pixel is
 * clicked twice. As in RITM (Sofiiuk, Petrov, Konushin 2021), {@code isegm/inference/clicker.py}.
 */
final class SimulatedPerson {
    private final Truth truth;
    private final Set<ImagePoint> clicked = new HashSet<>();

    SimulatedPerson(Truth truth) {
        this.truth = truth;
    }

    /** The next point to correct the mask; none if nothing is left to correct. */
    Optional<Prompt.Point> next(Mask predicted) {
        DepthMap.Deepest missed = DepthMap.of(truth.missedBy(predicted)).deepest(clicked);
        DepthMap.Deepest wrong = DepthMap.of(truth.wronglyCoveredBy(predicted)).deepest(clicked);
        boolean foreground = missed.squaredDepth() > wrong.squaredDepth();
        DepthMap.Deepest target = foreground ? missed : wrong;
        if (target.squaredDepth() == 0) {
            return Optional.empty();
        }
        clicked.add(target.centre());
        return Optional.of(new Prompt.Point(target.centre(), foreground));
    }
}
