package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.series.Windowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.ListSelectionModel;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;

/** A button that tells in which window a series is shown, and lets the person choose another. */
final class WindowButton {
    private static final double LARGEST = 100_000;

    private final Messages messages;
    private final SeriesDesk series;
    private final PopupButton button;
    private final JPanel panel = new JPanel(new MigLayout("insets 8, wrap 2", "[]8[grow, fill]", "[]8[28!]8[28!]"));
    /** Not a box that opens: that would close the panel. */
    private final JList<Choice> presets;

    private final List<Choice> choices;
    private final JSpinner centre = new JSpinner(new SpinnerNumberModel(0.0, -LARGEST, LARGEST, 10.0));
    private final JSpinner width = new JSpinner(new SpinnerNumberModel(1.0, 1.0, LARGEST, 10.0));
    private boolean refreshing;

    /**
     * A line of the presets.
     *
     * @param window none for the usual one
     */
    private record Choice(String text, boolean own, Optional<Windowing> window) {
        @Override
        public String toString() {
            return text;
        }
    }

    WindowButton(Messages messages, Workbench bench, Runnable toCanvas) {
        this.messages = messages;
        series = bench.series();
        button = new PopupButton(messages.text("window"), panel, toCanvas);
        button.setName("window");
        button.setToolTipText(messages.text("window.tip"));
        button.getAccessibleContext().setAccessibleName(messages.text("window"));
        choices = choices();
        presets = new JList<>(choices.toArray(Choice[]::new));
        presets.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        Controls.describe(messages, "window.preset", presets);
        panel.add(presets, "span 2, growx");
        row("window.centre", centre);
        row("window.width", width);
        presets.addListSelectionListener(e -> {
            Choice choice = presets.getSelectedValue();
            if (!refreshing && !e.getValueIsAdjusting() && choice != null && !choice.own()) {
                series.chooseWindow(choice.window());
            }
        });
        centre.addChangeListener(e -> choose());
        width.addChangeListener(e -> choose());
        bench.addListener(this::refresh);
        refresh();
    }

    PopupButton button() {
        return button;
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(messages.text("window.usual"), false, Optional.empty()));
        for (Windowing.Preset preset : Windowing.Preset.values()) {
            choices.add(
                    new Choice(messages.text("window.of." + preset.word()), false, Optional.of(preset.windowing())));
        }
        choices.add(new Choice(messages.text("window.own"), true, Optional.empty()));
        return choices;
    }

    private void row(String id, JComponent field) {
        JLabel label = new JLabel(messages.text(id));
        label.setLabelFor(field);
        Controls.describe(messages, id, field);
        panel.add(label);
        panel.add(field);
    }

    private void choose() {
        if (!refreshing) {
            series.chooseWindow(Optional.of(new Windowing((Double) centre.getValue(), (Double) width.getValue())));
        }
    }

    private void refresh() {
        Optional<Windowing> window = series.window();
        button.setVisible(window.isPresent());
        if (window.isPresent()) {
            refreshing = true;
            centre.setValue(window.get().centre());
            width.setValue(window.get().width());
            button.setText(messages.text(
                    "window.now",
                    number(window.get().centre()),
                    number(window.get().width())));
            if (!presets.getValueIsAdjusting()) {
                // Else a choice that is just being made would be taken back.
                presets.setSelectedValue(chosen(window.get()), false);
            }
            refreshing = false;
        }
    }

    private Choice chosen(Windowing window) {
        boolean usual = series.isUsualWindow();
        return usual
                ? choices.get(0)
                : choices.stream()
                        .filter(choice -> choice.window().filter(window::equals).isPresent())
                        .findFirst()
                        .orElse(choices.get(choices.size() - 1));
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value));
    }
}
