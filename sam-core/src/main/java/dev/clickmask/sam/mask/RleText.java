package dev.clickmask.sam.mask;

import java.util.Arrays;

/**
 * The text form of a run-length code, made by {@code pycocotools}: each number is cut into groups of 5 bits, lowest
 * first; a character is 48 plus the group, plus 32 if more groups follow. The highest bit of the last group is the sign,
 * as in LEB128. From index 3 on a number is the difference to the one two before, since runs in neighbouring columns are
 * of much the same length.
 */
final class RleText {
    private static final int GROUP_BITS = 5;
    private static final int GROUP = 0b011111;
    private static final int SIGN = 0b010000;
    private static final int MORE = 0b100000;
    private static final char FIRST = '0';
    private static final char LAST = 'o';
    /** As many as a difference of two ints needs. */
    private static final int MAX_GROUPS = 7;

    private RleText() {}

    static String write(int[] counts) {
        StringBuilder text = new StringBuilder(2 * counts.length);
        for (int i = 0; i < counts.length; i++) {
            writeNumber(text, i > 2 ? counts[i] - counts[i - 2] : counts[i]);
        }
        return text.toString();
    }

    private static void writeNumber(StringBuilder text, int number) {
        int rest = number;
        boolean more = true;
        while (more) {
            int group = rest & GROUP;
            rest >>= GROUP_BITS;
            more = rest != ((group & SIGN) == 0 ? 0 : -1);
            text.append((char) (FIRST + (more ? group | MORE : group)));
        }
    }

    /**
     * The numbers of a text.
     *
     * @throws IllegalArgumentException if a character is none of the code, the last number is not finished, or a number
     *     is negative or too large for an int
     */
    static int[] parse(String text) {
        int[] counts = new int[text.length()];
        int size = 0;
        int position = 0;
        while (position < text.length()) {
            int start = position;
            int group = group(text, position++);
            long number = group & GROUP;
            int bits = GROUP_BITS;
            while ((group & MORE) != 0) {
                if (position == text.length() || position - start == MAX_GROUPS) {
                    throw unfinished(text, start);
                }
                group = group(text, position++);
                number |= (long) (group & GROUP) << bits;
                bits += GROUP_BITS;
            }
            number -= (long) (group & SIGN) << (bits - GROUP_BITS + 1);
            counts[size] = count(number + (size > 2 ? counts[size - 2] : 0), start);
            size++;
        }
        return Arrays.copyOf(counts, size);
    }

    private static int group(String text, int position) {
        int group = text.charAt(position) - FIRST;
        if (group < 0 || group > LAST - FIRST) {
            throw strange(text, position);
        }
        return group;
    }

    private static IllegalArgumentException strange(String text, int position) {
        char c = text.charAt(position);
        return new IllegalArgumentException("run-length code has the character '" + c + "' (U+"
                + String.format("%04X", (int) c) + ") at position " + position + ", not one from '0' to 'o'");
    }

    private static int count(long number, int position) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("run-length code has a run of " + number + " at position " + position);
        }
        return (int) number;
    }

    private static IllegalArgumentException unfinished(String text, int start) {
        return new IllegalArgumentException(
                text.length() - start < MAX_GROUPS
                        ? "run-length code ends within the number at position " + start
                        : "run-length code has a number of more than " + MAX_GROUPS + " characters at position "
                                + start);
    }
}
