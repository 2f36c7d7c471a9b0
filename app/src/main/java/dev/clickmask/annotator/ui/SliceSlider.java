package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.series.Sector;
import java.awt.Color;
import java.awt.Graphics;
import java.util.List;
import java.util.Optional;
import javax.swing.JSlider;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** A slider over the slices of a series, with a mark at each that has instances. */
final class SliceSlider extends JSlider {
    private static final long serialVersionUID = 1L;
    private static final int MARK_HEIGHT = 3;
    /** As its box on the canvas. */
    private static final Color RANGE = new Color(0xFFC107);

    private transient List<String> slices = List.of();
    private boolean[] marks = {};
    private transient @Nullable Sector range;

    SliceSlider(String name, String tip) {
        super(0, 1, 0);
        setName("series.slider");
        setToolTipText(tip);
        setFocusable(false);
        getAccessibleContext().setAccessibleName(name);
    }

    /** Shows the slices with one of them chosen. */
    void show(int place, List<String> names, ImageList list) {
        boolean[] annotated = new boolean[names.size()];
        for (int i = 0; i < annotated.length; i++) {
            annotated[i] = list.find(names.get(i))
                    .filter(entry -> entry.instances() > 0)
                    .isPresent();
        }
        slices = names;
        marks = annotated;
        setMaximum(Math.max(1, names.size() - 1));
        if (!getValueIsAdjusting()) {
            setValue(place);
        }
        repaint();
    }

    /** Shows which slices are in the sector of an object. */
    void showRange(Optional<Sector> wanted) {
        range = wanted.orElse(null);
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        Color colour = UIManager.getColor("Component.accentColor");
        g.setColor(colour == null ? getForeground() : colour);
        // As the look and feel has it: half of the thumb, and the ring around it while it has the focus.
        int inset = UIScale.scale(
                UIManager.getDimension("Slider.thumbSize").width / 2 + UIManager.getInt("Slider.focusWidth"));
        int width = getWidth() - 2 * inset;
        int height = UIScale.scale(MARK_HEIGHT);
        if (range != null) {
            g.setColor(RANGE);
            int from = inset + range.first() * width / Math.max(1, slices.size() - 1);
            int to = inset + range.last() * width / Math.max(1, slices.size() - 1);
            g.fillRect(from, 0, Math.max(height, to - from), height);
            g.setColor(colour == null ? getForeground() : colour);
        }
        for (int i = 0; i < slices.size(); i++) {
            if (marks[i]) {
                int from = inset + i * width / Math.max(1, slices.size() - 1);
                g.fillRect(from - UIScale.scale(1), getHeight() - height, UIScale.scale(2), height);
            }
        }
    }
}
