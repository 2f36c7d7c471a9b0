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
            int end = endOfNumber(text, position);
            long count = number(text, position, end) + (size > 2 ? counts[size - 2] : 0);
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "run-length code has a run of " + count + " at position " + position);
            }
            counts[size++] = (int) count;
            position = end;
        }
        return Arrays.copyOf(counts, size);
    }

    /** Position after the number that begins at {@code start}. */
    private static int endOfNumber(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST || c > LAST) {
                throw new IllegalArgumentException("run-length code has the character '" + c + "' (U+"
                        + String.format("%04X", (int) c) + ") at position " + i + ", not one from '0' to 'o'");
            }
            if (((c - FIRST) & MORE) == 0) {
                return i + 1;
            }
            if (i - start + 1 == MAX_GROUPS) {
                throw new IllegalArgumentException(
                        "run-length code has a number of more than " + MAX_GROUPS + " characters at position " + start);
            }
        }
        throw new IllegalArgumentException("run-length code ends within the number at position " + start);
    }

    private static long number(String text, int start, int end) {
        int last = text.charAt(end - 1) - FIRST;
        long number = (last & SIGN) == 0 ? 0 : -1;
        for (int i = end - 1; i >= start; i--) {
            number = number << GROUP_BITS | ((text.charAt(i) - FIRST) & GROUP);
        }
        return number;
    }
}
