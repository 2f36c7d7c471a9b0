package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.FlatLaf;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.swing.SwingUtilities;

/**
 * The beginning of a window, for which no model need be known: reads what the window remembers, and has the look of all
 * windows made on the event dispatch thread while the caller goes on.
 */
public final class WindowStart {
    private final Settings settings;
    private final Appearance appearance;

    private WindowStart(Settings settings, Appearance appearance) {
        this.settings = settings;
        this.appearance = appearance;
    }

    /**
     * Returns before all is done. Not to be called on the event dispatch thread.
     *
     * @param preferences folder for what the window remembers; need not exist
     */
    public static WindowStart begin(Path preferences) {
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        Locale system = Locale.getDefault(Locale.Category.DISPLAY);
        Settings settings = Settings.load(preferences);
        FutureTask<Boolean> dark = new FutureTask<>(SystemTheme::isDark);
        new Thread(dark, "theme").start();
        Appearance appearance = new Appearance(settings, () -> answer(dark), system);
        SwingUtilities.invokeLater(() -> {
            FlatLaf.registerCustomDefaultsSource("dev.clickmask.annotator.ui.theme");
            appearance.apply();
        });
        return new WindowStart(settings, appearance);
    }

    private static boolean answer(FutureTask<Boolean> dark) {
        try {
            return dark.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the system was not asked for its theme", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Settings settings() {
        return settings;
    }

    /** Already applied wherever the event dispatch thread uses it. */
    Appearance appearance() {
        return appearance;
    }
}
