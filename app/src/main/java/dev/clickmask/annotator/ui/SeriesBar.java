package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.series.FolderContents;
import dev.clickmask.annotator.series.SkippedSlice;
import java.awt.BorderLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFormattedTextField;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;

/** Below the canvas while a slice of a series is shown: the way through it, and the window that it is shown in. */
final class SeriesBar extends JPanel {
    private static final long serialVersionUID = 1L;
    /** With the buttons on both sides. */
    private static final int ROOM_FOR_SLIDER = 280;

    private static final List<Integer> SPEEDS = List.of(2, 5, 10, 20, 30);

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient SeriesDesk series;
    private final transient Icon playing = icon("stopSeries");
    private final transient Icon stopped = icon("playSeries");
    private final SliceSlider slider;
    private final SpinnerNumberModel numbers = new SpinnerNumberModel(1, 1, 1, 1);
    private final JSpinner number = new JSpinner(numbers);
    private final JLabel total = new JLabel();
    private final JLabel skipped = new JLabel();
    private final JButton play;
    private final JPanel rest = new JPanel(new MigLayout("insets 2 8 2 8, gap 2, hidemode 3", "", "[28!]"));
    private boolean refreshing;

    /**
     * Makes the bar.
     *
     * @param toCanvas gives the keyboard focus to the canvas
     */
    SeriesBar(Messages messages, Workbench bench, Commands commands, Runnable toCanvas) {
        super(new BorderLayout());
        this.messages = messages;
        this.bench = bench;
        series = bench.series();
        setName("series");
        slider = new SliceSlider(messages.text("series.slider"), messages.text("series.slider.tip"));
        JPanel way = new JPanel(new MigLayout("insets 2 8 2 8, gap 2, fillx", "", "[28!]"));
        way.add(button(commands.get("firstSlice"), toCanvas), "w 28!");
        way.add(button(commands.get("previousSlice"), toCanvas), "w 28!");
        way.add(slider, "growx, pushx, wmin 60");
        way.add(button(commands.get("nextSlice"), toCanvas), "w 28!");
        way.add(button(commands.get("lastSlice"), toCanvas), "w 28!");
        add(way, BorderLayout.CENTER);
        addNumber(toCanvas);
        play = button(commands.get("playSeries"), toCanvas);
        rest.add(play, "w 28!, gapleft 6");
        addSpeed(toCanvas);
        rest.add(new WindowButton(messages, bench, toCanvas).button(), "gapleft 6");
        rest.add(new SectorButton(messages, bench, commands, toCanvas).button());
        skipped.setName("series.skipped");
        skipped.setIcon(new TroubleIcon());
        rest.add(skipped, "gapleft 6");
        add(rest, BorderLayout.EAST);
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                arrange();
            }
        });
        slider.addChangeListener(e -> {
            if (!refreshing) {
                series.goTo(slider.getValue());
            }
        });
        bench.addListener(this::refresh);
        refresh();
    }

    /** What is not the way through the slices stands below it where there is no room beside. */
    private void arrange() {
        boolean below = getWidth() < rest.getPreferredSize().width + UIScale.scale(ROOM_FOR_SLIDER);
        Object place = ((BorderLayout) getLayout()).getConstraints(rest);
        if (below == BorderLayout.EAST.equals(place)) {
            remove(rest);
            add(rest, below ? BorderLayout.SOUTH : BorderLayout.EAST);
            revalidate();
        }
    }

    private static Icon icon(String name) {
        return new FlatSVGIcon(SeriesBar.class.getResource(name + ".svg"));
    }

    private static JButton button(Command command, Runnable toCanvas) {
        JButton button = new JButton(command);
        button.setHideActionText(true);
        button.setName("series." + command.id());
        button.setIcon(icon(command.id()));
        button.getAccessibleContext().setAccessibleName(command.text());
        // The keys stay with the canvas; the menu is for those without a mouse.
        button.setFocusable(false);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.addActionListener(e -> toCanvas.run());
        return button;
    }

    private void addNumber(Runnable toCanvas) {
        number.setName("series.number");
        number.setToolTipText(messages.text("series.number.tip"));
        number.getAccessibleContext().setAccessibleName(messages.text("series.number"));
        JSpinner.NumberEditor editor = new JSpinner.NumberEditor(number, "#");
        number.setEditor(editor);
        JFormattedTextField field = editor.getTextField();
        field.setName("series.number.field");
        field.setToolTipText(number.getToolTipText());
        field.getAccessibleContext().setAccessibleName(messages.text("series.number"));
        field.setColumns(3);
        field.addActionListener(e -> {
            commit();
            toCanvas.run();
        });
        number.addChangeListener(e -> {
            if (!refreshing) {
                series.goTo((Integer) number.getValue() - 1);
            }
        });
        total.setName("series.total");
        rest.add(number, "gapleft 6");
        rest.add(total, "gapleft 4");
    }

    private void commit() {
        try {
            number.commitEdit();
        } catch (ParseException e) {
            // What is no number, or of no slice, gives way to where one is.
            refresh();
        }
    }

    private void addSpeed(Runnable toCanvas) {
        JComboBox<String> speed = new JComboBox<>(SPEEDS.stream()
                .map(each -> messages.text("series.speed.each", each))
                .toArray(String[]::new));
        speed.setName("series.speed");
        speed.setToolTipText(messages.text("series.speed.tip"));
        speed.getAccessibleContext().setAccessibleName(messages.text("series.speed"));
        speed.setSelectedIndex(SPEEDS.indexOf(series.speed()));
        speed.addActionListener(e -> {
            series.setSpeed(Objects.requireNonNull(SPEEDS.get(speed.getSelectedIndex())));
            toCanvas.run();
        });
        rest.add(speed);
    }

    private void refresh() {
        series.series().ifPresent(this::refresh);
    }

    private void refresh(FolderContents.Item item) {
        int place = Math.max(0, series.place());
        refreshing = true;
        slider.show(place, item.images(), bench.desk().list());
        slider.showRange(bench.sector().sector());
        numbers.setMaximum(item.images().size());
        numbers.setValue(place + 1);
        refreshing = false;
        total.setText(messages.text("series.total", item.images().size()));
        play.setIcon(series.isPlaying() ? playing : stopped);
        skipped.setVisible(!item.skipped().isEmpty());
        skipped.setText(
                item.skipped().isEmpty() ? "" : String.valueOf(item.skipped().size()));
        skipped.setToolTipText(tip(item.skipped()));
    }

    private String tip(List<SkippedSlice> slices) {
        return messages.text("series.skipped", slices.size()) + ": "
                + slices.stream()
                        .limit(10)
                        .map(slice -> slice.name() + " " + messages.sentence(slice.why()))
                        .collect(Collectors.joining("; "));
    }
}
