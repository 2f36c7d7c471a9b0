package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.segment.HoverPreview;

/** The commands that switch how masks are shown, for the menu and the keys. */
final class MaskSwitches {
    private MaskSwitches() {}

    /** Adds them to the view menu. */
    static void add(Commands commands, MaskLayer masks, HoverPreview hover) {
        commands.section("view")
                .addSwitch(
                        "showMasks",
                        () -> true,
                        () -> masks.style().visible(),
                        () -> masks.setStyle(
                                masks.style().withVisible(!masks.style().visible())))
                .addSwitch(
                        "outlinesOnly",
                        () -> masks.style().visible(),
                        () -> masks.style().outlineOnly(),
                        () -> masks.setStyle(
                                masks.style().withOutlineOnly(!masks.style().outlineOnly())))
                .addSwitch("preview", () -> true, hover::isEnabled, () -> hover.setEnabled(!hover.isEnabled()));
        masks.addListener(commands::refresh);
        hover.addListener(commands::refresh);
    }
}
