package dev.clickmask.annotator.ui;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in the real window with the real default model, which keeps its settings in a folder of its own. */
abstract class InWindow {
    WindowRig rig;

    @TempDir
    Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        rig = new WindowRig(folder);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }
}
