package dev.clickmask.annotator.cli;

/** Numbers of things in sentences. */
final class Counted {
    private Counted() {}

    /**
     * Such as "1 image" and "2 images".
     *
     * @param thing a word whose plural has an s
     */
    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
