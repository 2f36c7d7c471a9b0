package dev.clickmask.annotator.project;

/** How far the work on an image is. */
public enum ImageStatus {
    /** Nothing was done yet. */
    NEW("new"),
    /** There is an instance, or was one. */
    IN_PROGRESS("in-progress"),
    /** The person said that it is finished. */
    DONE("done"),
    /** The person said that it is not to be annotated. */
    SKIPPED("skipped");

    private final String word;

    ImageStatus(String word) {
        this.word = word;
    }

    /** As it stands in the project file, and as a person types it. */
    @Override
    public String toString() {
        return word;
    }

    /**
     * The status of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ImageStatus of(String word) {
        for (ImageStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("there is no image status " + word);
    }
}
