package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.MaskFinish;
import dev.clickmask.annotator.segment.PromptSession;
import java.util.Arrays;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/**
 * How the mask is made and masks are shown: threshold, clean-up, preview under the pointer, opacity. All of it acts while
 * it is changed, and gives the keys back to the canvas afterwards.
 */
final class FinishBar extends JPanel {
    private static final long serialVersionUID = 1L;
    /** Of the slider, which knows whole numbers only, for one of the threshold. */
    private static final int STEPS = 10;

    private static final int MAX_THRESHOLD = 5;
    /** Areas to choose from, in pixels: each about twice the one before. */
    private static final int[] AREAS = {0, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000};

    private final transient Messages messages;
    private final transient PromptSession session;
    private final transient HoverPreview hover;
    private final transient Runnable toCanvas;
    private final SliderRow threshold;
    private final SliderRow holes;
    private final SliderRow specks;
    private final PopupButton cleanUp;
    private final JToggleButton preview = new JToggleButton();

    /**
     * Makes the bar.
     *
     * @param cleanUpSelected does to accepted instances what is done to the mask
     * @param toCanvas gives the keyboard focus to the canvas
     */
    FinishBar(
            Messages messages,
            PromptSession session,
            HoverPreview hover,
            MaskLayer masks,
            Action cleanUpSelected,
            Runnable toCanvas) {
        super(new MigLayout("insets 2 16 2 16, gap 8", "[]0[]4[]4[]", "[28!]"));
        this.messages = messages;
        this.session = session;
        this.hover = hover;
        this.toCanvas = toCanvas;
        setOpaque(false);
        threshold = new SliderRow(
                        messages,
                        "threshold",
                        "[]8[40:112:]4[]",
                        -MAX_THRESHOLD * STEPS,
                        MAX_THRESHOLD * STEPS,
                        this::thresholdText)
                .onChange(value -> session.setFinish(session.finish().withThreshold(value / (float) STEPS)))
                .onRelease(toCanvas)
                .resetTo(0);
        holes = areas("fillHoles").onChange(step -> session.setFinish(finish().withFillHoles(AREAS[step])));
        specks = areas("dropSpecks").onChange(step -> session.setFinish(finish().withDropSpecks(AREAS[step])));
        cleanUp = new PopupButton(messages.text("cleanUp"), cleanUpPanel(cleanUpSelected), toCanvas);
        cleanUp.setName("cleanUp");
        cleanUp.setToolTipText(messages.text("cleanUp.tip"));
        initPreview();
        add(threshold, "growx, gapright 8");
        add(cleanUp);
        add(preview);
        add(new MaskStyleButton(messages, masks, toCanvas));
        session.addListener(this::refresh);
        hover.addListener(this::refresh);
        refresh();
    }

    private MaskFinish finish() {
        return session.finish();
    }

    private SliderRow areas(String id) {
        return new SliderRow(messages, id, "[128::]8[160!]8[]", 0, AREAS.length - 1, this::areaText);
    }

    /** Lets the threshold be moved by the arrow keys. */
    void focusThreshold() {
        threshold.focus();
    }

    /** Moves the threshold by so many steps of its slider. */
    void moveThreshold(int steps) {
        int moved = Math.round(finish().threshold() * STEPS) + steps;
        int within = Math.max(-MAX_THRESHOLD * STEPS, Math.min(MAX_THRESHOLD * STEPS, moved));
        session.setFinish(finish().withThreshold(within / (float) STEPS));
    }

    private JPanel cleanUpPanel(Action selected) {
        JPanel panel = new JPanel(new MigLayout("insets 8 12 8 12, wrap 1, gap 4"));
        panel.setOpaque(false);
        panel.add(holes);
        panel.add(specks);
        JButton clean = new JButton(selected);
        clean.setName("cleanUpSelected.button");
        clean.setText(messages.text("cleanUpSelected.button"));
        clean.setMnemonic(0);
        panel.add(clean, "gaptop 4, alignx right");
        return panel;
    }

    private void initPreview() {
        preview.setIcon(new FlatSVGIcon(FinishBar.class.getResource("preview.svg")));
        preview.setName("hover");
        preview.setToolTipText(messages.text("hover.tip"));
        preview.getAccessibleContext().setAccessibleName(messages.text("hover"));
        preview.putClientProperty("JButton.buttonType", "toolBarButton");
        preview.addActionListener(e -> {
            hover.setEnabled(preview.isSelected());
            toCanvas.run();
        });
    }

    private String thresholdText(int value) {
        return messages.text("threshold.number", value / (double) STEPS);
    }

    private String areaText(int step) {
        return AREAS[step] == 0 ? messages.text("cleanUp.off") : messages.text("cleanUp.area", AREAS[step]);
    }

    private void refresh() {
        MaskFinish finish = session.finish();
        threshold.show(Math.round(finish.threshold() * STEPS));
        holes.show(step(finish.fillHoles()));
        specks.show(step(finish.dropSpecks()));
        // The sizes stay from one instance to the next, so it has to be seen that there are any.
        cleanUp.setMarked(finish.fillHoles() > 0 || finish.dropSpecks() > 0);
        preview.setSelected(hover.isEnabled());
    }

    private static int step(int area) {
        int found = Arrays.binarySearch(AREAS, area);
        return found >= 0 ? found : Math.min(-found - 1, AREAS.length - 1);
    }
}
