package dev.clickmask.annotator.exchange;

/**
 * An image that a data set could not have, because its file is missing or cannot be read.
 *
 * @param image its name
 * @param why one sentence with its path
 */
public record LeftOut(String image, String why) {}
