package dev.clickmask.sam.image;

/** The bytes of an image, in the layout of {@link RgbImage}. Never changed again, and for every thread. */
interface Pixels {
    /**
     * Copies bytes to the start of {@code target}.
     *
     * @throws IndexOutOfBoundsException if there are not so many bytes, or the target is too short
     */
    void read(long at, byte[] target, int length);

    /** One byte. */
    byte read(long at);
}
