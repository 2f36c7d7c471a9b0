package dev.clickmask.annotator.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The order of 100,000 files, beside one of the JDK's that does not look at numbers. */
@State(Scope.Benchmark)
public class OrderKernels {
    private final List<String> names = new ArrayList<>();

    public OrderKernels() {
        IntStream.range(0, 100_000).forEach(i -> names.add("camera " + i % 8 + "/IMG_" + i + ".jpg"));
        Collections.shuffle(names, new Random(1));
    }

    @Benchmark
    public List<String> sort() {
        return sorted(new NaturalOrder());
    }

    @Benchmark
    public List<String> sortWithoutNumbers() {
        return sorted(String.CASE_INSENSITIVE_ORDER);
    }

    private List<String> sorted(Comparator<String> order) {
        return names.stream().sorted(order).toList();
    }
}
