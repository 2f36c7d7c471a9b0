package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.Random;
import javax.swing.JMenuItem;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;

/** Nothing heavy runs on the event dispatch thread, and it waits for nothing that does. */
class WatchdogWindowTest extends InWindow {
    /**
     * Milliseconds of processor time of one event. The aim is 50 ms for what a person waits, which scripts/bench-window
     * measures on a quiet machine. This is five times that because code is interpreted when it first runs, and this rig
     * takes a stack trace at each repaint; what it is to catch is the encoder (650 ms and more) or the reading of an image.
     */
    private static final double GROSS = 250;

    /** Milliseconds for which one event had to wait for a lock: the encoder holds none, or it would be longer. */
    private static final long LOCKED = 400;

    private static final int CLICKS = 500;

    @Test
    void whileTwelveMegapixelsAreEncoded_andFiveHundredClicksPlayed_noEventIsHeavy() throws Exception {
        Path picture = LargePicture.write(folder);
        JMenuItem cancel = rig.robot.finder().findByName("cancel", JMenuItem.class, false);
        try (EdtProbe probe = EdtProbe.start()) {
            rig.drop(picture);
            rig.awaitStatus("Preparing|Ready");
            Random random = new Random(1);
            for (int i = 0; i < CLICKS; i++) {
                double x = random.nextInt(4000);
                double y = random.nextInt(3000);
                EventQueue.invokeLater(() -> rig.dispatchClick(x, y));
                if (i % 5 == 4) {
                    EventQueue.invokeLater(() -> cancel.doClick(0));
                }
                Thread.sleep(10);
            }
            GuiActionRunner.execute(() -> rig.dispatchClick(1700, 700));
            rig.awaitMask();

            assertThat(probe.events()).isGreaterThan(CLICKS);
            EdtProbe.Taken longest = probe.longest(1).get(0);
            assertThat(longest.processor()).as(longest.toString()).isLessThan(GROSS);
            assertThat(probe.longestLocked()).isLessThan(LOCKED);
        }
    }
}
