package dev.clickmask.annotator.ui;

import java.awt.BorderLayout;
import java.util.function.Supplier;
import javax.swing.JPanel;

/** The place below the canvas where the bar of a series is, from the first series on: who has none need not wait for it. */
final class SeriesPlace extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Workbench bench;
    private final transient Supplier<SeriesBar> maker;

    /** @param maker makes the bar */
    SeriesPlace(Workbench bench, Supplier<SeriesBar> maker) {
        super(new BorderLayout());
        this.bench = bench;
        this.maker = maker;
        setVisible(false);
        bench.addListener(this::refresh);
    }

    private void refresh() {
        boolean shown =
                bench.desk().picture().isPresent() && bench.series().series().isPresent();
        if (shown && getComponentCount() == 0) {
            add(maker.get());
        }
        if (shown != isVisible()) {
            setVisible(shown);
        }
    }
}
