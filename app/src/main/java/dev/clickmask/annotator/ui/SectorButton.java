package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.series.Margin;
import dev.clickmask.annotator.series.Sector;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** A button for the sector of an object in the series: what was found, and what can be done with it. */
final class SectorButton {
    private final Messages messages;
    private final SectorDesk desk;
    private final PopupButton button;
    private final JPanel panel =
            new JPanel(new MigLayout("insets 8, wrap 3", "[grow, fill]8[grow, fill]8[grow, fill]"));
    private final JLabel result = new JLabel();
    private final JLabel wrong = new JLabel();
    private final JTextField margin = new JTextField("0");

    SectorButton(Messages messages, Workbench bench, Commands commands, Runnable toCanvas) {
        this.messages = messages;
        desk = bench.sector();
        button = new PopupButton(messages.text("sector"), panel, toCanvas);
        button.setName("sector");
        button.setToolTipText(messages.text("sector.tip"));
        button.getAccessibleContext().setAccessibleName(messages.text("sector"));
        result.setName("sector.result");
        panel.add(result, "span 3, wmin 300");
        for (String id :
                List.of("findSector", "sectorFirst", "sectorMiddle", "sectorLast", "copySector", "saveSector")) {
            panel.add(button(commands.get(id)));
        }
        addMargin();
        panel.add(button(commands.get("hideSector")), "newline");
        bench.addListener(this::refresh);
        refresh();
    }

    PopupButton button() {
        return button;
    }

    private JButton button(Command command) {
        JButton pressed = new JButton(command);
        pressed.setHideActionText(true);
        pressed.setText(messages.text(command.id() + ".short"));
        pressed.setName("sector." + command.id());
        pressed.getAccessibleContext().setAccessibleName(command.text());
        return pressed;
    }

    private void addMargin() {
        JLabel label = new JLabel(messages.text("sector.margin"));
        label.setLabelFor(margin);
        margin.setName("sector.margin");
        margin.setToolTipText(messages.text("sector.margin.tip"));
        margin.getAccessibleContext().setAccessibleName(messages.text("sector.margin"));
        margin.addActionListener(e -> read());
        margin.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                read();
            }
        });
        wrong.setName("sector.margin.wrong");
        panel.add(label);
        panel.add(margin);
        panel.add(wrong);
    }

    private void read() {
        try {
            Margin wanted = Margin.parse(margin.getText());
            wrong.setText("");
            if (!wanted.equals(desk.margin())) {
                desk.setMargin(wanted);
            }
        } catch (IllegalArgumentException e) {
            wrong.setText(messages.text("sector.margin.wrong"));
        }
    }

    private void refresh() {
        Optional<Sector> sector = desk.sector();
        button.setMarked(sector.isPresent());
        if (desk.isRunning()) {
            SectorDesk.Progress progress = desk.progress().orElseThrow();
            result.setText(messages.text("sector.searching", progress.done(), progress.total()));
        } else {
            result.setText(sector.map(found -> messages.text(
                            "sector.result",
                            found.first() + 1,
                            found.last() + 1,
                            found.box().x(),
                            found.box().y(),
                            found.box().width(),
                            found.box().height()))
                    .orElse(messages.text("sector.none")));
        }
    }
}
