package dev.clickmask.annotator.canvas;

import java.util.ArrayList;
import java.util.List;

/** The diameter of brush and eraser in image pixels, whatever the zoom. For the event dispatch thread. */
public final class BrushSize {
    /** Smallest diameter. */
    public static final int MIN = 1;
    /** Largest diameter. */
    public static final int MAX = 500;

    private static final double STEP = 1.2;
    private static final int FIRST = 20;

    private final List<Runnable> listeners = new ArrayList<>();
    private int diameter = FIRST;

    /** Calls {@code listener} after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public int diameter() {
        return diameter;
    }

    /** Sets the diameter, as far as it is allowed. */
    public void setDiameter(int pixels) {
        int allowed = Math.max(MIN, Math.min(MAX, pixels));
        if (allowed != diameter) {
            diameter = allowed;
            listeners.forEach(Runnable::run);
        }
    }

    /** Larger by so many steps, or smaller if negative; by a pixel each at least. */
    public void grow(int steps) {
        int grown = diameter;
        for (int i = 0; i < Math.abs(steps); i++) {
            grown = steps > 0
                    ? Math.max(grown + 1, (int) Math.round(grown * STEP))
                    : Math.min(grown - 1, (int) Math.round(grown / STEP));
        }
        setDiameter(grown);
    }
}
