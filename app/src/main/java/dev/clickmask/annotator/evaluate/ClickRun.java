package dev.clickmask.annotator.evaluate;

import java.util.List;

/**
 * How the benchmark went with one mask.
 *
 * @param image file of the image
 * @param mask which mask of it
 * @param model id of the model
 * @param ious IoU after each click; ends early when nothing was left to correct
 * @param actions clicks and candidate switches up to and with each click
 * @param seconds time of the decodes and masks, all clicks together
 */
public record ClickRun(
        String image, String mask, String model, List<Double> ious, List<Integer> actions, double seconds) {
    public ClickRun {
        ious = List.copyOf(ious);
        actions = List.copyOf(actions);
    }

    /** Tells the mask apart from all others of its data. */
    String key() {
        return image + "\t" + mask;
    }

    /** Whether a click reached that IoU. */
    public boolean reaches(double iou) {
        return ious.stream().anyMatch(reached -> reached >= iou);
    }

    /** Clicks until that IoU, or {@code limit} if none reached it. */
    public int clicksTo(double iou, int limit) {
        for (int click = 0; click < ious.size(); click++) {
            if (ious.get(click) >= iou) {
                return click + 1;
            }
        }
        return limit;
    }

    /** Actions until that IoU, or {@code limit} if no click reached it. */
    public int actionsTo(double iou, int limit) {
        return reaches(iou) ? actions.get(clicksTo(iou, limit) - 1) : limit;
    }

    /** IoU after so many clicks; that after the last one where fewer were needed. */
    public double iouAfter(int clicks) {
        return ious.isEmpty() ? 1 : ious.get(Math.min(clicks, ious.size()) - 1);
    }
}
