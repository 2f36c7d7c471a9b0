package dev.clickmask.sam.image;

/**
 * An image with the key of the very bytes that it was read from.
 *
 * @param key hash of the file
 * @param image its upright picture
 */
public record KeyedImage(ImageKey key, RgbImage image) {}
