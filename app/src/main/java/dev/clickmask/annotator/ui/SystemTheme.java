package dev.clickmask.annotator.ui;

import java.awt.Toolkit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks the system for the theme of its windows. */
final class SystemTheme {
    private SystemTheme() {}

    /** Whether the person has chosen dark windows; false where the system does not say. May start a short program. */
    static boolean isDark() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return answer("defaults", "read", "-g", "AppleInterfaceStyle").contains("Dark");
        } else if (system.contains("win")) {
            return answer(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme")
                    .contains("0x0");
        }
        Object gtkTheme = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
        boolean darkGtk =
                gtkTheme != null && gtkTheme.toString().toLowerCase(Locale.ROOT).contains("dark");
        // The desktops of today have one theme with a dark scheme.
        return darkGtk
                || answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                        .contains("prefer-dark");
    }

    private static String answer(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroy();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
