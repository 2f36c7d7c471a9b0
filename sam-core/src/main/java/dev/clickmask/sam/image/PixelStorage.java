package dev.clickmask.sam.image;

import java.nio.file.Path;

/**
 * Where the pixels of images are kept: in the heap or, where they would take too much of it, in a temporary file.
 *
 * @param heapBytes the most bytes that an image may take of the heap; at most what fits into an array
 * @param bandBytes the most bytes of a picture that are read at a time, if the image does not fit into the heap
 * @param folder where temporary files are made
 */
record PixelStorage(long heapBytes, long bandBytes, Path folder) {
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int PATIENCE = 10;
    private static final int WAIT_MILLIS = 50;

    /** By the size of the heap, in which images, masks and what a model needs have to live side by side. */
    static PixelStorage standard() {
        long heap = Runtime.getRuntime().maxMemory();
        return new PixelStorage(
                Math.min(heap / 16, LONGEST_ARRAY),
                Math.min(heap / 12, LONGEST_ARRAY),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    boolean fitsIntoHeap(long bytes) {
        return bytes <= heapBytes;
    }

    /**
     * Begins an image.
     *
     * @throws NoRoomException if it does not fit into the heap, and there is no place for its file
     */
    PixelSink allocate(long bytes) throws NoRoomException {
        if (fitsIntoHeap(bytes)) {
            return new HeapPixels(new byte[(int) bytes]);
        }
        ScratchFile file = new ScratchFile(folder, bytes);
        waitForRoom(bytes);
        return file;
    }

    /** The files of images that nobody uses any more take room until the garbage collection that finds them. */
    private void waitForRoom(long bytes) throws NoRoomException {
        for (int i = 0; i < PATIENCE && folder.toFile().getUsableSpace() < bytes; i++) {
            System.gc();
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        // Writing will say so too, but only after minutes.
        long free = folder.toFile().getUsableSpace();
        if (free < bytes) {
            throw NoRoomException.tooSmall(bytes, folder, free, null);
        }
    }
}
