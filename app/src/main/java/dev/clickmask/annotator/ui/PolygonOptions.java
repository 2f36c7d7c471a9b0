package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.Outliner;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;

/** How far the outline of the selected instance may lie from its mask, and what that saves and costs. */
final class PolygonOptions extends JPanel {
    private static final long serialVersionUID = 1L;
    /** Of the slider, which knows whole numbers only, for one pixel. */
    private static final int STEPS = 10;

    private static final int MAX_TOLERANCE = 10;
    /** A slider that is moved by keys is not let go; it has come to rest after so many milliseconds. */
    private static final int REST = 400;

    private final transient Messages messages;
    private final transient Tools tools;
    private final transient Outliner outliner;
    private final SliderRow slider;
    private final JLabel result = new JLabel();
    private final Timer rest;

    /**
     * Makes the options.
     *
     * @param toCanvas gives the keyboard focus to the canvas
     */
    PolygonOptions(Messages messages, Workbench bench, Tools tools, Runnable toCanvas) {
        super(new MigLayout("insets 0", "[][]", "[28!]"));
        this.messages = messages;
        this.tools = tools;
        this.outliner = tools.outliner();
        setOpaque(false);
        rest = new Timer(REST, e -> settle());
        rest.setRepeats(false);
        slider = new SliderRow(messages, "simplify", "[]8[40:112:]4[]", 0, MAX_TOLERANCE * STEPS, this::text)
                .onChange(this::slide)
                .onRelease(() -> {
                    settle();
                    toCanvas.run();
                });
        result.setName("simplify.result");
        result.setToolTipText(messages.text("simplify.result.tip"));
        result.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        add(slider);
        add(result, "gapleft 8");
        bench.addListener(this::refresh);
        tools.addListener(this::refresh);
    }

    private void slide(int value) {
        outliner.preview(value / (double) STEPS);
        rest.restart();
        showResult();
        tools.repaint();
    }

    private void settle() {
        rest.stop();
        outliner.settle();
        tools.repaint();
    }

    private String text(int value) {
        return messages.text("simplify.number", value / (double) STEPS);
    }

    private void refresh() {
        // Elsewhere nobody sees it, and tracing takes its time.
        if (tools.current() == Tools.Kind.POLYGON) {
            if (!rest.isRunning()) {
                slider.show((int) Math.round(outliner.tolerance() * STEPS));
            }
            showResult();
        }
    }

    private void showResult() {
        int vertices = outliner.vertices();
        result.setText(vertices == 0 ? "" : messages.text("simplify.result", vertices, outliner.fit()));
    }
}
