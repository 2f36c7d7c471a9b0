package dev.clickmask.annotator.document;

/**
 * A class of objects.
 *
 * @param id positive, of no other category of the project, so that it can be the category id of a data set
 * @param name not blank
 * @param rgb colour in which its instances are drawn, {@code 0xRRGGBB}
 */
public record Category(int id, String name, int rgb) {
    public Category {
        if (id < 1) {
            throw new IllegalArgumentException("category id " + id + " is not positive");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("a category needs a name");
        }
    }
}
