package dev.clickmask.annotator.ui;

import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** A slider with its name before and its value behind it. */
final class SliderRow extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JSlider slider;
    private boolean showing;

    /**
     * Makes the row.
     *
     * @param id name of the slider and key of its text; its tip is at {@code id + ".tip"}
     * @param columns as {@link MigLayout} reads them: those of name, slider and value
     * @param text what is shown for a value; that of the largest needs the most room
     */
    SliderRow(Messages messages, String id, String columns, int min, int max, IntFunction<String> text) {
        super(new MigLayout("insets 0", columns, "[24!]"));
        setOpaque(false);
        slider = Controls.describe(messages, id, new JSlider(min, max, Math.max(min, 0)));
        JLabel name = new JLabel(messages.text(id));
        name.setLabelFor(slider);
        name.setToolTipText(slider.getToolTipText());
        JLabel value = new JLabel() {
            private static final long serialVersionUID = 1L;

            @Override
            public Dimension getPreferredSize() {
                // Nothing moves when the number gets longer.
                int width = getFontMetrics(getFont()).stringWidth(text.apply(max));
                return new Dimension(width, super.getPreferredSize().height);
            }
        };
        value.setName(id + ".value");
        value.setText(text.apply(slider.getValue()));
        slider.addChangeListener(e -> value.setText(text.apply(slider.getValue())));
        add(name);
        add(slider, "growx, wmin 40");
        add(value);
    }

    /** Calls {@code change} with each value that the person moves the slider to, while it moves. */
    SliderRow onChange(IntConsumer change) {
        slider.addChangeListener(e -> {
            if (!showing) {
                change.accept(slider.getValue());
            }
        });
        return this;
    }

    /** Calls {@code done} when the mouse has let the slider go. */
    SliderRow onRelease(Runnable done) {
        slider.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent e) {
                done.run();
            }
        });
        return this;
    }

    /** A double click sets that value. */
    SliderRow resetTo(int value) {
        slider.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2 && SwingUtilities.isLeftMouseButton(e)) {
                    slider.setValue(value);
                }
            }
        });
        return this;
    }

    /** Gives it the keyboard focus. */
    void focus() {
        slider.requestFocusInWindow();
    }

    /** Shows a value that was set elsewhere. */
    void show(int value) {
        showing = true;
        slider.setValue(value);
        showing = false;
    }
}
