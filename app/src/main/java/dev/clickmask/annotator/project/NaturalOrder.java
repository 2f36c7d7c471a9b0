package dev.clickmask.annotator.project;

import java.util.Comparator;

/**
 * Orders names as people do: runs of digits by their value, so that "image 9" comes before "image 10", everything else
 * without regard to case. Names that differ only in case or in leading zeros keep a fixed order all the same.
 */
public final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int order;
            char charA = a.charAt(i);
            char charB = b.charAt(j);
            if (isDigit(charA) && isDigit(charB)) {
                int endA = digitsEnd(a, i);
                int endB = digitsEnd(b, j);
                order = compareNumbers(a, i, endA, b, j, endB);
                i = endA;
                j = endB;
            } else {
                // Mostly the same, and folding takes longer than all else.
                order = charA == charB ? 0 : Character.compare(fold(charA), fold(charB));
                i++;
                j++;
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Numbers of any length: without leading zeros the longer one is greater, of equal length the digits decide. */
    private static int compareNumbers(String a, int fromA, int toA, String b, int fromB, int toB) {
        int startA = skipZeros(a, fromA, toA);
        int startB = skipZeros(b, fromB, toB);
        int order = Integer.compare(toA - startA, toB - startB);
        for (int i = startA, j = startB; order == 0 && i < toA; i++, j++) {
            order = Character.compare(a.charAt(i), b.charAt(j));
        }
        return order;
    }

    private static int skipZeros(String text, int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) == '0') {
            start++;
        }
        return start;
    }
}
