package dev.clickmask.annotator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long each step took. */
final class Timings {
    private final List<String> steps = new ArrayList<>();

    /** Something to do. */
    @FunctionalInterface
    interface Step<T, E extends Exception> {
        T run() throws E;
    }

    /** Does it and keeps how long it took. */
    <T, E extends Exception> T time(String name, Step<T, E> step) throws E {
        long start = System.nanoTime();
        T result = step.run();
        steps.add(String.format(Locale.ROOT, "%s %.0f ms", name, (System.nanoTime() - start) / 1e6));
        return result;
    }

    /** The steps in their order, with their milliseconds. */
    @Override
    public String toString() {
        return String.join(", ", steps);
    }
}
