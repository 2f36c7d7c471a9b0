package dev.clickmask.annotator.dataset.labelmap;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.Raster;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** A picture whose pixels are numbers. Where it has colours, red counts once, green 256 and blue 65,536 times. */
public final class LabelMap {
    private static final int RGB = 3;

    private final Raster raster;
    private final Function<String, Finding> findings;
    private final Size size;

    /** The function gives a sentence the place of the picture. */
    LabelMap(Raster raster, Function<String, Finding> findings) {
        this.raster = raster;
        this.findings = findings;
        this.size = new Size(raster.getWidth(), raster.getHeight());
    }

    public Size size() {
        return size;
    }

    /** Whether the pixels are colours, and not single numbers. */
    public boolean isColour() {
        return raster.getNumBands() >= RGB;
    }

    /** Takes a horizontal run of pixels of the same number. */
    @FunctionalInterface
    public interface RunConsumer {
        /** Takes the pixels of row {@code y} from column {@code fromX} to before column {@code toX}. */
        void run(int y, int fromX, int toX, int number);
    }

    /** Goes through all pixels row by row and from left to right, zeros and all. */
    public void forEachRun(RunConsumer consumer) {
        int bands = raster.getNumBands();
        int[] row = new int[bands * size.width()];
        for (int y = 0; y < size.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, size.width(), 1, row);
            int fromX = 0;
            for (int x = 1; x <= size.width(); x++) {
                if (x == size.width() || number(row, x, bands) != number(row, fromX, bands)) {
                    consumer.run(y, fromX, x, number(row, fromX, bands));
                    fromX = x;
                }
            }
        }
    }

    private static int number(int[] row, int x, int bands) {
        int at = bands * x;
        return bands < RGB ? row[at] : row[at] | row[at + 1] << 8 | row[at + 2] << 16;
    }

    /**
     * The pixels of each number that is there.
     *
     * @param wanted which numbers to look for
     * @throws MalformedDatasetException if the masks would take more than half of the memory that Java may have: their
     *     pixels are scattered all over a large picture
     */
    public SortedMap<Integer, Mask> masks(IntPredicate wanted) throws MalformedDatasetException {
        SortedMap<Integer, PixelBox> boxes = new TreeMap<>();
        forEachRun((y, fromX, toX, number) -> {
            if (wanted.test(number)) {
                boxes.merge(number, new PixelBox(fromX, y, toX - fromX, 1), PixelBox::enclosing);
            }
        });
        requireMemory(boxes);
        SortedMap<Integer, MaskBuilder> builders = new TreeMap<>();
        boxes.forEach((number, box) -> builders.put(number, new MaskBuilder(size, box)));
        forEachRun((y, fromX, toX, number) -> {
            MaskBuilder builder = builders.get(number);
            if (builder != null) {
                builder.fill(y, fromX, toX);
            }
        });
        SortedMap<Integer, Mask> masks = new TreeMap<>();
        builders.forEach((number, builder) -> masks.put(number, builder.build()));
        return masks;
    }

    private void requireMemory(SortedMap<Integer, PixelBox> boxes) throws MalformedDatasetException {
        // Once for building and once for the masks themselves; rows begin and end at groups of 64 columns.
        long bytes = boxes.values().stream()
                .mapToLong(box -> 2L * box.height() * (box.width() / 8 + 16))
                .sum();
        if (bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw new MalformedDatasetException(findings.apply(
                    "has " + boxes.size() + " objects scattered all over, which do not fit into memory"));
        }
    }
}
