package dev.clickmask.annotator.series;

/**
 * How far apart samples are, in millimetres; above 0.
 *
 * @param column from one column to the next
 * @param row from one row to the next
 * @param slice from one slice to the next
 */
public record Spacing(double column, double row, double slice) {
    public Spacing {
        if (!(column > 0 && row > 0 && slice > 0)) {
            throw new IllegalArgumentException("spacing of " + column + ", " + row + ", " + slice + " mm");
        }
    }
}
