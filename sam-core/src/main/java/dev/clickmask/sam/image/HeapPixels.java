package dev.clickmask.sam.image;

/** Pixels in one array. */
final class HeapPixels implements Pixels, PixelSink {
    private final byte[] bytes;

    /** Takes an array over. */
    HeapPixels(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(long at, byte[] target, int length) {
        System.arraycopy(bytes, Math.toIntExact(at), target, 0, length);
    }

    @Override
    public byte read(long at) {
        return bytes[(int) at];
    }

    @Override
    public void write(long at, byte[] source, int from, int length) {
        System.arraycopy(source, from, bytes, (int) at, length);
    }

    @Override
    public Pixels finish() {
        return this;
    }

    @Override
    public void close() {
        // The array is the result.
    }
}
