package dev.clickmask.annotator.series;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers that are missing in the names of slices, such as slice_003 between slice_002 and slice_004. */
final class NumberGaps {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");
    /** So many in one gap, and it is told as one. */
    private static final int MOST_NAMED = 5;

    private NumberGaps() {}

    /** A name, taken apart around its last number. */
    private record Numbered(String before, String digits, String after) {
        int number() {
            return Integer.parseInt(digits);
        }

        String withNumber(int other) {
            String plain = Integer.toString(other);
            return before + "0".repeat(Math.max(0, digits.length() - plain.length())) + plain + after;
        }
    }

    /**
     * Looks for gaps.
     *
     * @param names in natural order; nothing is missing unless all differ in their last number alone, by the same step
     *     mostly
     */
    static List<SkippedSlice> of(List<String> names) {
        List<Numbered> numbered = new ArrayList<>();
        for (String name : names) {
            Matcher matcher = NUMBERED.matcher(name.substring(0, stemEnd(name)));
            if (!matcher.matches()) {
                return List.of();
            }
            numbered.add(
                    new Numbered(matcher.group(1), matcher.group(2), matcher.group(3) + name.substring(stemEnd(name))));
        }
        boolean oneKind = numbered.stream()
                .allMatch(name -> name.before().equals(numbered.get(0).before())
                        && name.after().equals(numbered.get(0).after()));
        return oneKind ? gaps(numbered) : List.of();
    }

    private static int stemEnd(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name.length() : dot;
    }

    private static List<SkippedSlice> gaps(List<Numbered> names) {
        int step = usualStep(names);
        List<SkippedSlice> missing = new ArrayList<>();
        for (int i = 1; step > 0 && i < names.size(); i++) {
            Numbered before = names.get(i - 1);
            int first = before.number() + step;
            int count = (names.get(i).number() - before.number()) / step - 1;
            if (count > MOST_NAMED) {
                String last = before.withNumber(first + (count - 1) * step);
                missing.add(new SkippedSlice(before.withNumber(first) + " to " + last, "are missing"));
            } else {
                for (int k = 0; k < count; k++) {
                    missing.add(new SkippedSlice(before.withNumber(first + k * step), "is missing"));
                }
            }
        }
        return missing;
    }

    /** The smallest difference of neighbours, if at least two of three are it; 0 otherwise. */
    private static int usualStep(List<Numbered> names) {
        int smallest = Integer.MAX_VALUE;
        int count = 0;
        for (int i = 1; i < names.size(); i++) {
            int step = names.get(i).number() - names.get(i - 1).number();
            if (step < smallest) {
                smallest = step;
                count = 0;
            }
            count += step == smallest ? 1 : 0;
        }
        return names.size() > 2 && 3 * count >= 2 * (names.size() - 1) ? smallest : 0;
    }
}
