package dev.clickmask.annotator.series;

import dev.clickmask.annotator.series.SliceBoxes.SliceBox;
import dev.clickmask.sam.geometry.PixelBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The box of one object in a volume.
 *
 * @param first index of its first slice in the series
 * @param last index of its last slice
 * @param box the pixels that it takes in all of these
 * @param used indices of the slices whose boxes it is made of, in order; copied
 */
public record Sector(int first, int last, PixelBox box, List<Integer> used) {
    /** So many slices without the object, or a fiftieth of the series if that is more, do not end it. */
    private static final int USUAL_GAP = 2;

    private static final int GAP_SHARE = 50;
    /** A box that reaches further beyond those of its neighbours than this share of their size is not believed. */
    private static final double MOST_BEYOND = 0.5;
    /** How many boxes before and behind are neighbours; one less at the ends. */
    private static final int NEIGHBOURS = 3;

    public Sector {
        used = List.copyOf(used);
    }

    /**
     * The box as a person would draw it: around the longest run of slices that show the object, allowing for small gaps,
     * and without slices whose box is quite unlike those of their neighbours.
     *
     * @return empty if the object is in no slice
     */
    public static Optional<Sector> of(SliceBoxes boxes) {
        List<SliceBox> all = boxes.boxes();
        int gap = Math.max(USUAL_GAP, all.size() / GAP_SHARE);
        List<SliceBox> run = longestRun(all, gap);
        List<SliceBox> believed = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            if (isLikeNeighbours(run, i)) {
                believed.add(run.get(i));
            }
        }
        if (believed.isEmpty()) {
            return Optional.empty();
        }
        PixelBox box = believed.stream().map(Sector::box).reduce(PixelBox.EMPTY, PixelBox::enclosing);
        return Optional.of(new Sector(
                believed.get(0).index(),
                believed.get(believed.size() - 1).index(),
                box,
                believed.stream().map(SliceBox::index).toList()));
    }

    private static PixelBox box(SliceBox slice) {
        return slice.box().orElse(PixelBox.EMPTY);
    }

    /** Of the runs with most slices that show the object, the first. */
    private static List<SliceBox> longestRun(List<SliceBox> all, int gap) {
        List<SliceBox> longest = List.of();
        List<SliceBox> run = new ArrayList<>();
        int empty = 0;
        for (SliceBox slice : all) {
            if (slice.box().isEmpty()) {
                empty++;
                continue;
            }
            if (empty > gap) {
                run = new ArrayList<>();
            }
            empty = 0;
            run.add(slice);
            longest = run.size() > longest.size() ? run : longest;
        }
        return longest;
    }

    /** To be smaller does no harm, as at the ends of an object; to reach far beyond them, or to lie elsewhere, does. */
    private static boolean isLikeNeighbours(List<SliceBox> run, int at) {
        int reach = Math.max(NEIGHBOURS - 1, Math.min(NEIGHBOURS, Math.min(at, run.size() - 1 - at)));
        List<PixelBox> near = run.subList(Math.max(0, at - reach), Math.min(run.size(), at + reach + 1)).stream()
                .map(Sector::box)
                .toList();
        if (near.size() < NEIGHBOURS) {
            return true;
        }
        PixelBox box = box(run.get(at));
        int left = median(near.stream().mapToInt(PixelBox::x).toArray());
        int right = median(near.stream().mapToInt(PixelBox::endX).toArray());
        int top = median(near.stream().mapToInt(PixelBox::y).toArray());
        int bottom = median(near.stream().mapToInt(PixelBox::endY).toArray());
        double wide = MOST_BEYOND * (right - left);
        double high = MOST_BEYOND * (bottom - top);
        return left - box.x() <= wide
                && box.endX() - right <= wide
                && top - box.y() <= high
                && box.endY() - bottom <= high;
    }

    private static int median(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The sector with a margin around it, as far as the series reaches. */
    public Sector with(Margin margin, SliceBoxes boxes, int slices, Optional<Spacing> spacing) {
        int x = margin.columns(box.width(), spacing);
        int y = margin.rows(box.height(), spacing);
        int z = margin.slices(last - first + 1, spacing);
        PixelBox wide = new PixelBox(box.x() - x, box.y() - y, box.width() + 2 * x, box.height() + 2 * y);
        return new Sector(
                Math.max(0, first - z),
                Math.min(slices - 1, last + z),
                wide.intersection(boxes.size().pixels()),
                used);
    }
}
