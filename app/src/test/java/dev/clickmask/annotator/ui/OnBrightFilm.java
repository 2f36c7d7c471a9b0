package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.BrightSam;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.nio.file.Path;

/** A test of the workbench without a window, with a model that finds what is bright. */
abstract class OnBrightFilm extends OnWorkbench {
    final BrightSam sam = new BrightSam();

    @Override
    Path models() {
        return ROOT.resolve("models");
    }

    @Override
    SamModel openModel(InstalledModel model) {
        return sam;
    }
}
