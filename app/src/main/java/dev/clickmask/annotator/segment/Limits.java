package dev.clickmask.annotator.segment;

/**
 * How sure a {@link Propagation} has to be of what it found; below one of them a person should look.
 *
 * @param predictedIou least IoU with the object that the model predicts
 * @param stability least share of the mask that stays when the threshold is raised from 1 below to 1 above the usual one
 * @param overlap least IoU with the mask on the image before, moved over it
 */
public record Limits(double predictedIou, double stability, double overlap) {
    /** Measured in {@code docs/decisions/0006-propagation.md}. */
    public static final Limits USUAL = new Limits(0.8, 0.85, 0.65);

    public Limits {
        if (!(inRange(predictedIou) && inRange(stability) && inRange(overlap))) {
            throw new IllegalArgumentException(
                    "limits go from 0 to 1, not " + predictedIou + ", " + stability + ", " + overlap);
        }
    }

    private static boolean inRange(double limit) {
        return limit >= 0 && limit <= 1;
    }
}
