package dev.clickmask.annotator.ui;

import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * Does what can wait, such as opening the model, once the first picture is there: a person sees that first, and on two cores
 * both at once would make it late. For the event dispatch thread.
 */
final class AfterFirstPicture {
    /** Milliseconds that a folder may take before the rest is done beside it. */
    private static final int PATIENCE = 1000;

    private final Workbench bench;
    private final Runnable work;
    private boolean done;

    private AfterFirstPicture(Workbench bench, Runnable work) {
        this.bench = bench;
        this.work = work;
    }

    /** Does it, later, as soon as no picture is on its way. */
    static void run(Workbench bench, Runnable work) {
        AfterFirstPicture after = new AfterFirstPicture(bench, work);
        Timer timer = new Timer(PATIENCE, tick -> after.run());
        timer.setRepeats(false);
        timer.start();
        bench.addListener(after::look);
        after.look();
    }

    private void look() {
        if (!done && !bench.desk().isOpening() && bench.desk().reading().isEmpty()) {
            // Behind the event that paints.
            SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(this::run));
        }
    }

    private void run() {
        if (!done) {
            done = true;
            work.run();
        }
    }
}
