package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.canvas.BrushSize;
import dev.clickmask.annotator.canvas.CrosshairLayer;
import dev.clickmask.annotator.canvas.EditPreview;
import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.canvas.MaskStyle;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.MaskFinish;
import dev.clickmask.annotator.segment.PromptSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptOptionsTest {
    @TempDir
    Path folder;

    /** What a start of the program has. */
    private final class Start {
        final Settings settings = Settings.load(folder);
        final PromptSession session = new PromptSession(request -> {});
        final HoverPreview hover = new HoverPreview(session, request -> {});
        final MaskLayer masks = new MaskLayer(new Document("object"), session, new EditPreview(), hover);
        final BrushSize brush = new BrushSize();
        final CrosshairLayer crosshair = new CrosshairLayer();
        final KeptOptions options = new KeptOptions(settings, masks, session, hover, brush, crosshair);
    }

    @Test
    void whatWasChosen_isThereAtTheNextStart_butHiddenMasksAndTheThresholdAreNot() {
        Start first = new Start();
        first.masks.setStyle(new MaskStyle(false, true, 65));
        first.hover.setEnabled(true);
        first.session.setFinish(new MaskFinish(1, 50, 25));
        first.brush.setDiameter(77);
        first.crosshair.setOn(true);
        first.options.remember();
        first.settings.save();

        Start second = new Start();
        second.options.restore();

        assertThat(second.masks.style()).isEqualTo(new MaskStyle(true, true, 65));
        assertThat(second.hover.isEnabled()).isTrue();
        assertThat(second.session.finish()).isEqualTo(new MaskFinish(0, 50, 25));
        assertThat(second.brush.diameter()).isEqualTo(77);
        assertThat(second.crosshair.isOn()).isTrue();
    }

    @Test
    void nonsenseInTheFile_isPassedOver() throws IOException {
        Files.writeString(
                folder.resolve("window.properties"),
                "masks.opacity=150\nfillHoles=-3\nbrushSize=many\npreview=maybe\n");
        Start start = new Start();
        start.options.restore();

        assertThat(start.masks.style()).isEqualTo(MaskStyle.DEFAULT);
        assertThat(start.session.finish()).isEqualTo(MaskFinish.NONE);
        assertThat(start.brush.diameter()).isEqualTo(new BrushSize().diameter());
        assertThat(start.hover.isEnabled()).isFalse();
    }
}
