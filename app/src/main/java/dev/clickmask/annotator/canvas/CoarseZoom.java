package dev.clickmask.annotator.canvas;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Brings a picture of the view to another zoom by the nearest pixels, which is quick; what it does not reach is transparent. */
final class CoarseZoom {
    private final int width;
    private final int[] columns;
    private final int[] rows;

    /** Both of the same size. */
    CoarseZoom(Viewport before, Viewport after) {
        width = after.view().width();
        columns = places(width, after.left(), after.scale(), before.left(), before.scale());
        rows = places(after.view().height(), after.top(), after.scale(), before.top(), before.scale());
    }

    /** Where each pixel was before; -1 if it was out of sight. */
    private static int[] places(int count, double start, double scale, double startBefore, double scaleBefore) {
        return IntStream.range(0, count)
                .map(i -> (int) Math.floor((i + 0.5 - start) / scale * scaleBefore + startBefore))
                .map(place -> place >= 0 && place < count ? place : -1)
                .toArray();
    }

    /** Fills all of {@code target}. */
    void copy(int[] source, int[] target) {
        IntStream.range(0, rows.length).parallel().forEach(y -> {
            int from = rows[y] * width;
            int to = y * width;
            if (rows[y] < 0) {
                Arrays.fill(target, to, to + width, 0);
                return;
            }
            for (int x = 0; x < width; x++) {
                target[to + x] = columns[x] < 0 ? 0 : source[from + columns[x]];
            }
        });
    }
}
