package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.FlatLaf;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a window, for which no model need be known: reads what the window remembers, has the look of all
 * windows made on the event dispatch thread while the caller goes on, and shows the image that was seen last.
 */
public final class WindowStart {
    private final Settings settings;
    private final Appearance appearance;
    private final Optional<FirstPicture> picture;
    private @Nullable MainFrame frame;

    private WindowStart(Settings settings, Appearance appearance, Optional<FirstPicture> picture) {
        this.settings = settings;
        this.appearance = appearance;
        this.picture = picture;
    }

    /**
     * Returns before all is done, but not before the image can be seen that was seen last, unless that takes long. Not to be
     * called on the event dispatch thread.
     *
     * @param preferences folder for what the window remembers; need not exist
     * @param wanted folder or image to begin with; what was open last if empty
     * @throws AWTError if the display cannot be reached
     */
    public static WindowStart begin(Path preferences, Optional<Path> wanted) {
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        Locale system = Locale.getDefault(Locale.Category.DISPLAY);
        Settings settings = Settings.load(preferences);
        // Read while the rest begins.
        Optional<FirstPicture> picture = wanted.isPresent()
                ? Optional.empty()
                : lastFolder(settings)
                        .flatMap(folder -> LastSeen.in(settings, folder))
                        .map(FirstPicture::read);
        // Fails at once where the display cannot be reached, rather than on the event dispatch thread.
        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
        FutureTask<Boolean> dark = new FutureTask<>(SystemTheme::isDark);
        new Thread(dark, "theme").start();
        Appearance appearance = new Appearance(settings, () -> answer(dark), system);
        WindowStart start = new WindowStart(settings, appearance, picture);
        SwingUtilities.invokeLater(start::showFirst);
        // What a person sees first comes first.
        picture.ifPresent(FirstPicture::await);
        return start;
    }

    static Optional<Path> lastFolder(Settings settings) {
        return new RecentFolders(settings, Runnable::run).all().stream().findFirst();
    }

    private void showFirst() {
        FlatLaf.registerCustomDefaultsSource("dev.clickmask.annotator.ui.theme");
        appearance.apply();
        MainFrame made = new MainFrame(appearance.messages(), settings);
        frame = made;
        picture.ifPresent(first -> first.showIn(made));
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

    /** The window that is to be filled; for the event dispatch thread. */
    MainFrame frame() {
        return Objects.requireNonNull(frame);
    }

    /** The image that it may show already. */
    Optional<FirstPicture> picture() {
        return picture;
    }

    /** Already applied wherever the event dispatch thread uses it. */
    Appearance appearance() {
        return appearance;
    }
}
