package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.BrushSize;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** How large the brush is: fine steps for a small one, coarse ones for a large one. */
final class BrushOptions extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int STEPS = 100;

    private final transient Messages messages;
    private final transient BrushSize size;
    private final SliderRow slider;

    /**
     * Makes the options.
     *
     * @param toCanvas gives the keyboard focus to the canvas
     */
    BrushOptions(Messages messages, BrushSize size, Runnable toCanvas) {
        super(new MigLayout("insets 0", "", "[28!]"));
        this.messages = messages;
        this.size = size;
        setOpaque(false);
        slider = new SliderRow(messages, "brushSize", "[]8[40:112:]4[]", 0, STEPS, this::text)
                .onChange(step -> size.setDiameter(diameter(step)))
                .onRelease(toCanvas);
        add(slider);
        size.addListener(this::refresh);
        refresh();
    }

    private static int diameter(int step) {
        return (int) Math.round(Math.pow(BrushSize.MAX, (double) step / STEPS));
    }

    private String text(int step) {
        // Between two steps of the slider lie several sizes.
        boolean rounded = step == step(size.diameter());
        return messages.text("brushSize.number", rounded ? size.diameter() : diameter(step));
    }

    private static int step(int diameter) {
        return (int) Math.round(STEPS * Math.log(diameter) / Math.log(BrushSize.MAX));
    }

    private void refresh() {
        slider.show(step(size.diameter()));
    }
}
