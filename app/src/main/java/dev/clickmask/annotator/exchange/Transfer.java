package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.UnusableImageException;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.sam.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Copies a data set image by image, so that its size does not matter. */
public final class Transfer {
    private Transfer() {}

    /**
     * Hands all images of the one to the other, and finishes it. An image whose file is missing or cannot be used is left out.
     *
     * @param left hears of images that are left out
     * @param progress told the number of images that have been looked at after each; what it throws gives the copy up
     * @return the number of images that were written
     * @throws UnusableImageException if there are images but none of them can be used, as when their disk is not there
     * @throws IOException if the one cannot be read or the other not be written, or its format cannot say what it has to
     */
    public static int copy(DatasetReader from, DatasetWriter to, Consumer<LeftOut> left, IntConsumer progress)
            throws IOException {
        int[] images = new int[2];
        LeftOut[] last = new LeftOut[1];
        from.forEachImage(image -> {
            boolean written = write(image, to, out -> {
                last[0] = out;
                left.accept(out);
            });
            images[0] += written ? 1 : 0;
            progress.accept(++images[1]);
        });
        if (images[0] == 0 && last[0] != null) {
            throw new UnusableImageException(
                    "none of the images can be used, so nothing was written: " + last[0].why());
        }
        to.finish();
        return images[0];
    }

    /**
     * Hands one image on, if its file can be used.
     *
     * @param left hears of it if not
     * @return whether it was written
     */
    public static boolean write(AnnotatedImage image, DatasetWriter to, Consumer<LeftOut> left) throws IOException {
        try {
            to.write(image);
            return true;
        } catch (UnusableImageException | UnreadableImageException e) {
            left.accept(new LeftOut(image.file(), String.valueOf(e.getMessage())));
            return false;
        } catch (FileSystemException e) {
            if (String.valueOf(e.getReason()).contains("too long")) {
                throw new IOException(
                        image.file()
                                + " has too long a name for a file of this format beside it. Give it a shorter one, or"
                                + " choose a format of one file",
                        e);
            }
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IOException(image.file() + " does not fit into this format: " + e.getMessage(), e);
        }
    }
}
