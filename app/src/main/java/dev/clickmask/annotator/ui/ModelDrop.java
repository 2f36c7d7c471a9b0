package dev.clickmask.annotator.ui;

import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** Takes files and folders that are dropped, all of them at once. */
final class ModelDrop extends FileDrop {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<List<Path>> taker;

    ModelDrop(Consumer<List<Path>> taker) {
        this.taker = taker;
    }

    /** Whether a file is one of a model by its name. */
    static boolean isModel(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".onnx") || name.endsWith(".ort");
    }

    @Override
    public boolean importData(TransferSupport support) {
        try {
            List<Path> dropped = files(support);
            if (!dropped.isEmpty()) {
                SwingUtilities.invokeLater(() -> taker.accept(dropped));
            }
            return !dropped.isEmpty();
        } catch (UnsupportedFlavorException | IOException e) {
            return false;
        }
    }
}
