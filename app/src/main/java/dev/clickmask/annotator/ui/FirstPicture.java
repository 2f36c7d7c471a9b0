package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImageLayer;
import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.sam.image.ImageFiles;
import java.awt.BorderLayout;
import java.awt.Cursor;
import java.awt.Insets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/**
 * The image that was seen last, shown where it was seen before anything else of the window is made. It is read once more when its
 * project has been opened, which may say something else by then. For the event dispatch thread but for what reads and waits.
 */
final class FirstPicture {
    /** Milliseconds after which the rest of the window does not wait for the picture any longer. */
    private static final int PATIENCE = 1000;

    private final LastSeen seen;
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable ImagePyramid picture;
    private @Nullable JPanel place;
    private boolean forgotten;

    private FirstPicture(LastSeen seen) {
        this.seen = seen;
    }

    /** Begins to read it, on a thread of its own. May be called on any thread. */
    static FirstPicture read(LastSeen seen) {
        FirstPicture first = new FirstPicture(seen);
        Thread thread = new Thread(first::read, "first picture");
        thread.setDaemon(true);
        thread.start();
        return first;
    }

    private void read() {
        try {
            if (!Files.exists(seen.project())) {
                // Without it, the folder begins with another image.
                settled.countDown();
                return;
            }
            ImagePyramid read = ImagePyramid.of(ImageFiles.read(seen.image()));
            SwingUtilities.invokeLater(() -> arrive(read));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // What is the matter is told when the folder is there.
            System.getLogger(FirstPicture.class.getName()).log(System.Logger.Level.DEBUG, "no first picture", e);
            settled.countDown();
        }
    }

    private void arrive(ImagePyramid read) {
        if (!forgotten) {
            picture = read;
            show();
        }
    }

    /** Makes the window visible with nothing in it but the picture, as soon as that is there. */
    void showIn(JFrame frame) {
        JPanel bare = new JPanel(new BorderLayout());
        Insets sides = seen.margins();
        bare.setBorder(BorderFactory.createEmptyBorder(sides.top, sides.left, sides.bottom, sides.right));
        bare.setCursor(Cursor.getPredefinedCursor(Cursor.WAIT_CURSOR));
        place = bare;
        frame.setContentPane(bare);
        frame.setVisible(true);
        show();
    }

    private void show() {
        if (place != null && picture != null) {
            ImageLayer layer = new ImageLayer();
            ImageCanvas canvas = new ImageCanvas(List.of(layer));
            canvas.setBackground(UIManager.getColor("Clickmask.canvas.background"));
            place.add(canvas);
            place.validate();
            show(canvas, layer);
            // Behind the event that paints.
            SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(settled::countDown));
        }
    }

    /** Shows it there, if it could be read by now; else returns false. */
    boolean show(ImageCanvas canvas, ImageLayer layer) {
        ImagePyramid read = picture;
        if (read == null) {
            return false;
        }
        layer.setImage(read);
        seen.view().ifPresentOrElse(view -> canvas.restore(read.size(), view), () -> canvas.setImageSize(read.size()));
        return true;
    }

    /** It is not needed any more: gives its memory back. */
    void forget() {
        forgotten = true;
        picture = null;
        place = null;
    }

    /** Waits until it has been painted, but not long. Not for the event dispatch thread. */
    void await() {
        try {
            if (!settled.await(PATIENCE, TimeUnit.MILLISECONDS)) {
                System.getLogger(FirstPicture.class.getName())
                        .log(System.Logger.Level.DEBUG, "the first picture is late");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
