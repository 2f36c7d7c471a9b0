package dev.clickmask.sam.image;

/**
 * What one reading of an image file gives.
 *
 * @param image the upright picture
 * @param key hash of the file that it came from
 */
public record LoadedImage(RgbImage image, ImageKey key) {}
