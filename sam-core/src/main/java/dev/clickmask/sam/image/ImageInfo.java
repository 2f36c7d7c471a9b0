package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;

/**
 * What the header of an image file says.
 *
 * @param format kind of file
 * @param storedSize size of the rows and columns in the file, before they are made upright
 * @param orientation how they lie in the upright picture
 * @param channels values per stored pixel; 1 for a palette
 * @param bitsPerChannel bits of the first channel; the width of the index for a palette
 */
public record ImageInfo(
        ImageFormat format, Size storedSize, Orientation orientation, int channels, int bitsPerChannel) {

    /** The size of the upright picture, that of the {@link RgbImage}. */
    public Size size() {
        return orientation.upright(storedSize);
    }
}
