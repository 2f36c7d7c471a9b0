package dev.clickmask.annotator.ui;

import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** Opens the first of the files that are dropped. */
final class ImageDrop extends FileDrop {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<Path> opener;
    private final transient Consumer<Exception> onFailure;

    ImageDrop(Consumer<Path> opener, Consumer<Exception> onFailure) {
        this.opener = opener;
        this.onFailure = onFailure;
    }

    @Override
    public boolean importData(TransferSupport support) {
        try {
            List<Path> files = files(support);
            if (!files.isEmpty()) {
                // Not before the drop has ended, for a question may come up.
                SwingUtilities.invokeLater(() -> opener.accept(files.get(0)));
            }
            return !files.isEmpty();
        } catch (UnsupportedFlavorException | IOException e) {
            onFailure.accept(e);
            return false;
        }
    }
}
