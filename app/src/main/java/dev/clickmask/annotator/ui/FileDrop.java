package dev.clickmask.annotator.ui;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.swing.TransferHandler;

/** Takes files that are dropped or pasted. */
abstract class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean canImport(TransferSupport support) {
        if (support.isDrop()) {
            support.setDropAction(COPY);
        }
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    /** What was dropped. */
    static List<Path> files(TransferSupport support) throws UnsupportedFlavorException, IOException {
        List<?> files = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
        return files.stream()
                .filter(File.class::isInstance)
                .map(file -> ((File) file).toPath())
                .toList();
    }
}
