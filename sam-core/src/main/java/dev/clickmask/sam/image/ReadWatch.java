package dev.clickmask.sam.image;

import java.io.InterruptedIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/**
 * Says how far the reading of a picture is, and ends it where its thread is interrupted. Readers call it now and then, each in its
 * own rhythm.
 */
final class ReadWatch implements IIOReadProgressListener {
    private static final double PERCENT = 100;

    private ReadProgress told = ReadProgress.NONE;

    /** Tells that from now on. */
    void tell(ReadProgress progress) {
        told = progress;
    }

    /** @throws InterruptedIOException if nobody wants what this thread reads any more; it stays interrupted */
    static void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("not wanted any more");
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (Thread.currentThread().isInterrupted()) {
            source.abort();
        }
        told.at(percentageDone / PERCENT);
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}
}
