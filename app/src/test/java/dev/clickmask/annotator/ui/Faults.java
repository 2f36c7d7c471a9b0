package dev.clickmask.annotator.ui;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.exception.EdtViolationException;
import org.jspecify.annotations.Nullable;

/** What went wrong behind the back of a test: exceptions that nobody caught, and Swing on other threads than its own. */
final class Faults {
    private final List<Throwable> found = new CopyOnWriteArrayList<>();
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    /** Begins to watch who touches Swing. */
    void watchSwing() {
        RepaintManager.setCurrentManager(new Watching());
    }

    /** Begins to watch uncaught exceptions, which are still told to whom they were told; after the window is there. */
    void watchUncaught() {
        UncaughtExceptionHandler told = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            found.add(cause);
            if (told != null) {
                told.uncaughtException(thread, cause);
            }
        });
    }

    /** Stops watching. */
    void end() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** Fails with the stacks of what was found. */
    void requireNone() {
        if (!found.isEmpty()) {
            AssertionError error = new AssertionError("faults while the window was open: " + found);
            found.forEach(error::addSuppressed);
            throw error;
        }
    }

    private final class Watching extends FailOnThreadViolationRepaintManager {
        @Override
        public synchronized void addInvalidComponent(JComponent component) {
            kept(() -> super.addInvalidComponent(component));
        }

        @Override
        public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
            kept(() -> super.addDirtyRegion(component, x, y, width, height));
        }

        private void kept(Runnable work) {
            try {
                work.run();
            } catch (EdtViolationException e) {
                found.add(e);
                throw e;
            }
        }
    }
}
