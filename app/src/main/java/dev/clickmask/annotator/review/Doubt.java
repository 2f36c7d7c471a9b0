package dev.clickmask.annotator.review;

/** Why an accepted instance may be wrong. */
public enum Doubt {
    /** The mask is empty. */
    EMPTY("empty"),
    /** The model that made it rated it below 0.8, the limit of SAM 2's automatic mask generator. */
    LOW_RATING("low-rating"),
    /** It has parts of less than a hundredth of its area. */
    SPECKS("specks"),
    /** More than half of it, or of another one of its category, is covered by both. */
    OVERLAP("overlap"),
    /** Its area is far from that of the others of its category. */
    ODD_SIZE("odd-size");

    private final String word;

    Doubt(String word) {
        this.word = word;
    }

    /** As it is printed, and as it ends the key of its text in the window. */
    @Override
    public String toString() {
        return word;
    }
}
