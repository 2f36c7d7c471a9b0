package dev.clickmask.annotator.review;

/**
 * An instance that a person should look at.
 *
 * @param image name of its image
 * @param instance id of the instance on that image
 * @param categoryId its category
 * @param doubt what may be wrong with it
 */
public record Finding(String image, long instance, int categoryId, Doubt doubt) {}
