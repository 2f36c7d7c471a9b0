package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.project.NaturalOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Shares images out, such as among training, validation and test, groups as a whole. The same names, shares and seed give
 * the same split on every computer.
 */
public final class Split {
    private final List<Share> shares;
    private final Grouping grouping;
    private final long seed;

    /**
     * A part of the split.
     *
     * @param name such as {@code train}
     * @param weight how much of the images it gets, in proportion to those of the others; positive
     */
    public record Share(String name, double weight) {
        public Share {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("the share " + name + " has the weight " + weight);
            }
        }
    }

    /** @param shares at least one, of different names */
    public Split(List<Share> shares, Grouping grouping, long seed) {
        this.shares = List.copyOf(shares);
        this.grouping = grouping;
        this.seed = seed;
        if (shares.stream().map(Share::name).distinct().count() != shares.size() || shares.isEmpty()) {
            throw new IllegalArgumentException("the shares need different names: " + shares);
        }
    }

    /**
     * The share of each image. Groups are drawn in random order, each for the share that is furthest behind.
     *
     * @param images names in any order
     */
    public Map<String, String> assign(List<String> images) {
        Map<String, List<String>> groups = new TreeMap<>(new NaturalOrder());
        for (String image : images) {
            groups.computeIfAbsent(grouping.group(image), group -> new ArrayList<>())
                    .add(image);
        }
        List<List<String>> drawn = new ArrayList<>(groups.values());
        Collections.shuffle(drawn, new Random(seed));
        int[] given = new int[shares.size()];
        Map<String, String> assigned = new LinkedHashMap<>();
        for (List<String> group : drawn) {
            int next = furthestBehind(given);
            given[next] += group.size();
            group.forEach(image -> assigned.put(image, shares.get(next).name()));
        }
        return assigned;
    }

    private int furthestBehind(int[] given) {
        int next = 0;
        for (int i = 1; i < given.length; i++) {
            if (given[i] / shares.get(i).weight()
                    < given[next] / shares.get(next).weight()) {
                next = i;
            }
        }
        return next;
    }
}
