package dev.clickmask.annotator.canvas;

/** What the wheel with Shift turns while a slice of a series is shown. */
public interface SliceWheel {
    /** Where there are no slices: the wheel keeps its usual use. */
    SliceWheel NONE = new SliceWheel() {
        @Override
        public boolean hasSlices() {
            return false;
        }

        @Override
        public void turn(int notches) {
            // There is nothing to go to.
        }
    };

    /** Whether a series is open. */
    boolean hasSlices();

    /** Goes so many slices back, or on if it is below 0. */
    void turn(int notches);
}
