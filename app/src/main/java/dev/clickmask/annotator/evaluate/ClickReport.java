package dev.clickmask.annotator.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What all runs of one model come to.
 *
 * @param model id of the model
 * @param maxClicks clicks after which a mask counts as failed
 * @param runs one a mask
 */
public record ClickReport(String model, int maxClicks, List<ClickRun> runs) {
    private static final int[] LEVELS = {85, 90, 95};
    private static final int[] CLICKS = {1, 3, 5, 10};

    public ClickReport {
        runs = List.copyOf(runs);
    }

    /**
     * The figures by their usual names: {@code noc@85} mean number of clicks to an IoU of 0.85, {@code noa@85} the same of
     * actions, {@code failures@85} masks that never reached it, {@code iou@3} mean IoU after three clicks, and seconds a
     * click.
     */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int level : LEVELS) {
            double iou = level / 100.0;
            figures.put("noc@" + level, mean(run -> run.clicksTo(iou, maxClicks)));
        }
        for (int level : LEVELS) {
            double iou = level / 100.0;
            figures.put("noa@" + level, mean(run -> run.actionsTo(iou, maxClicks)));
        }
        for (int level : LEVELS) {
            double iou = level / 100.0;
            figures.put("failures@" + level, (double)
                    runs.stream().filter(run -> !run.reaches(iou)).count());
        }
        for (int clicks : CLICKS) {
            figures.put("iou@" + clicks, mean(run -> run.iouAfter(clicks)));
        }
        long clicks = runs.stream().mapToLong(run -> run.ious().size()).sum();
        double seconds = runs.stream().mapToDouble(ClickRun::seconds).sum();
        figures.put("seconds-a-click", clicks == 0 ? 0 : seconds / clicks);
        return figures;
    }

    /** Mean IoU after each click, from the first to the last that is allowed. */
    public List<Double> curve() {
        return IntStream.rangeClosed(1, maxClicks)
                .mapToObj(clicks -> mean(run -> run.iouAfter(clicks)))
                .toList();
    }

    private double mean(ToDoubleFunction<ClickRun> figure) {
        return runs.stream().mapToDouble(figure).average().orElse(0);
    }
}
