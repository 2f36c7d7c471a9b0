package dev.clickmask.annotator.document;

/**
 * Joins steps on several images, so that those in a row are taken back and made again as one. Told from another one by
 * identity.
 */
public final class StepGroup {
    private final String home;

    /** @param home file of the image where the person is when all is taken back */
    public StepGroup(String home) {
        this.home = home;
    }

    /** File of the image where the person is when all is taken back or made again. */
    public String home() {
        return home;
    }
}
