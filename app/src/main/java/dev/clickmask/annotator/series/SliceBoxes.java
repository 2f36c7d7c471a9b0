package dev.clickmask.annotator.series;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an object was found in each slice of a series.
 *
 * @param size of the slices; that of most of them, and those of another are among the skipped
 * @param boxes those that were searched, in their order; copied
 * @param skipped all others, in their order behind those that were missing from the start; copied
 */
public record SliceBoxes(Size size, List<SliceBox> boxes, List<SkippedSlice> skipped) {
    public SliceBoxes {
        boxes = List.copyOf(boxes);
        skipped = List.copyOf(skipped);
    }

    /**
     * What was found in one slice.
     *
     * @param index of the slice in the series, from 0
     * @param cells the box in the model's answer, where the object is in the slice
     * @param box the pixels of the slice that these cells touch
     */
    public record SliceBox(int index, String name, Optional<PixelBox> cells, Optional<PixelBox> box) {}

    /** Collects what is found, in any order. One thread. */
    static final class Builder {
        private final Series series;
        private final @Nullable SliceBox[] boxes;
        private final @Nullable Size[] sizes;
        private final String[] problems;

        Builder(Series series) {
            this.series = series;
            int count = series.names().size();
            this.boxes = new SliceBox[count];
            this.sizes = new Size[count];
            this.problems = new String[count];
        }

        /** @param grid size of the model's answer */
        void add(int index, Size size, Optional<PixelBox> cells, Size grid) {
            boxes[index] =
                    new SliceBox(index, series.names().get(index), cells, cells.map(box -> scaled(box, grid, size)));
            sizes[index] = size;
        }

        void skip(int index, String problem) {
            problems[index] = problem;
        }

        private static PixelBox scaled(PixelBox cells, Size grid, Size size) {
            int left = (int) ((long) cells.x() * size.width() / grid.width());
            int top = (int) ((long) cells.y() * size.height() / grid.height());
            int right = end(cells.endX(), size.width(), grid.width());
            int bottom = end(cells.endY(), size.height(), grid.height());
            return new PixelBox(left, top, right - left, bottom - top);
        }

        private static int end(int cells, int pixels, int grid) {
            return (int) (((long) cells * pixels + grid - 1) / grid);
        }

        /** @throws IOException if no slice could be read */
        SliceBoxes build() throws IOException {
            Size usual = usualSize();
            if (usual == null) {
                throw new IOException("none of the slices of " + series.place() + " can be read; "
                        + series.names().get(0) + " " + problems[0]);
            }
            List<SliceBox> found = new ArrayList<>();
            List<SkippedSlice> skipped = new ArrayList<>(series.skipped());
            for (int i = 0; i < boxes.length; i++) {
                SliceBox box = boxes[i];
                if (box == null) {
                    skipped.add(new SkippedSlice(series.names().get(i), problems[i]));
                } else if (!usual.equals(sizes[i])) {
                    skipped.add(
                            new SkippedSlice(box.name(), "is of " + sizes[i] + " pixels, and the others of " + usual));
                } else {
                    found.add(box);
                }
            }
            return new SliceBoxes(usual, found, skipped);
        }

        private @Nullable Size usualSize() {
            Map<Size, Integer> counts = new HashMap<>();
            Size usual = null;
            for (Size size : sizes) {
                if (size != null) {
                    int count = counts.merge(size, 1, Integer::sum);
                    usual = usual == null || count > counts.getOrDefault(usual, 0) ? size : usual;
                }
            }
            return usual;
        }
    }
}
