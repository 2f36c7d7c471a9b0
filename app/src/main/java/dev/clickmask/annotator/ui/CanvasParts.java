package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.CrosshairLayer;
import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImageLayer;
import dev.clickmask.annotator.canvas.Layer;
import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.canvas.PartLayer;
import dev.clickmask.annotator.canvas.PromptLayer;
import dev.clickmask.annotator.canvas.PromptTool;
import dev.clickmask.annotator.canvas.SectorLayer;
import dev.clickmask.annotator.canvas.SoftPictureLayer;
import dev.clickmask.annotator.canvas.SuggestionLayer;
import dev.clickmask.annotator.canvas.SuggestionTool;
import dev.clickmask.annotator.segment.Suggestions;
import java.util.ArrayList;
import java.util.List;

/** The canvas with its layers and tools, put together. For the event dispatch thread. */
final class CanvasParts {
    private final ImageLayer image = new ImageLayer();
    private final SoftPictureLayer cutout = new SoftPictureLayer();
    private final CrosshairLayer crosshair = new CrosshairLayer();
    private final PromptLayer prompts;
    private final MaskLayer masks;
    private final Tools tools;
    private final ImageCanvas canvas;

    CanvasParts(Messages messages, Workbench bench, Editing editing) {
        prompts = new PromptLayer(bench.session());
        tools = new Tools(editing);
        masks = new MaskLayer(
                bench.document(),
                bench.session(),
                tools.preview(),
                bench.inference().hover());
        Suggestions suggestions = bench.suggesting().suggestions();
        canvas = new ImageCanvas(layers(
                new SuggestionLayer(bench.document(), suggestions, masks::style),
                new PartLayer(bench.inference()::part),
                new SectorLayer(bench.sector()::boxes)));
        crosshair.follow(canvas);
        masks.addListener(canvas::repaint);
        masks.addPainter(canvas::repaint);
        bench.inference().hover().addListener(canvas::repaint);
        tools.addListener(bench.lastEdit()::forget);
        tools.install(canvas, new SuggestionTool(suggestions, promptTool(messages, bench)));
        suggestions.addListener(() -> suggestions
                .walked()
                .ifPresent(one -> canvas.reveal(one.segmentation().mask().bounds())));
    }

    /** From the lowest to the highest. */
    private List<Layer> layers(SuggestionLayer suggestions, PartLayer part, SectorLayer sector) {
        List<Layer> layers = new ArrayList<>(List.of(image, masks, sector, suggestions, cutout, prompts));
        layers.addAll(tools.layers(masks));
        layers.add(part);
        layers.add(crosshair);
        return layers;
    }

    private PromptTool promptTool(Messages messages, Workbench bench) {
        return new PromptTool(
                bench.document(),
                bench.session(),
                bench.inference().hover(),
                prompts,
                canvas::repaint,
                new PromptLimits(messages, bench));
    }

    ImageCanvas canvas() {
        return canvas;
    }

    /** The picture itself. */
    ImageLayer image() {
        return image;
    }

    /** The picture without its background, while that is shown. */
    SoftPictureLayer cutout() {
        return cutout;
    }

    MaskLayer masks() {
        return masks;
    }

    CrosshairLayer crosshair() {
        return crosshair;
    }

    Tools tools() {
        return tools;
    }

    /** Shows the crosshair, or no more. */
    void switchCrosshair() {
        crosshair.setOn(!crosshair.isOn());
        canvas.repaint();
    }
}
