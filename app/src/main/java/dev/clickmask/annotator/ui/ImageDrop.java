package dev.clickmask.annotator.ui;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;

/** Opens the first of the files that are dropped. */
final class ImageDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<Path> opener;
    private final transient Consumer<Exception> onFailure;

    ImageDrop(Consumer<Path> opener, Consumer<Exception> onFailure) {
        this.opener = opener;
        this.onFailure = onFailure;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        if (support.isDrop()) {
            support.setDropAction(COPY);
        }
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        try {
            List<?> files = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
            if (files.isEmpty() || !(files.get(0) instanceof File first)) {
                return false;
            }
            // Not before the drop has ended, for a question may come up.
            SwingUtilities.invokeLater(() -> opener.accept(first.toPath()));
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            onFailure.accept(e);
            return false;
        }
    }
}
