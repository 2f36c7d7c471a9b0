package dev.clickmask.annotator.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;

/** Language and colours of the whole program, as the person or else the system chose them. */
final class Appearance {
    private final Settings settings;
    private final BooleanSupplier systemIsDark;
    private final Locale system;
    private final Locale shown;

    /**
     * Reads what was chosen before; changes nothing yet.
     *
     * @param systemIsDark asked only where the person has left it to the system
     * @param system what the system speaks
     */
    Appearance(Settings settings, BooleanSupplier systemIsDark, Locale system) {
        this.settings = settings;
        this.systemIsDark = systemIsDark;
        this.system = system;
        shown = settings.language().locale(system);
    }

    /** Makes it the appearance of all that Swing makes from now on; on the event dispatch thread. */
    void apply() {
        // Both: Swing looks for its texts in the language of the component and, where that is English, in the default
        // one.
        Locale.setDefault(shown);
        JComponent.setDefaultLocale(shown);
        settings.theme().apply(systemIsDark);
    }

    /** The texts, in the language that was chosen when the program started. */
    Messages messages() {
        return new Messages(shown);
    }

    ThemeChoice theme() {
        return settings.theme();
    }

    /** Shows other colours from now on. */
    void choose(ThemeChoice theme) {
        settings.setTheme(theme);
        theme.apply(systemIsDark);
    }

    Language language() {
        return settings.language();
    }

    /** Speaks another language from the next start on; that is what it says, in that language, if it is a change. */
    Optional<String> choose(Language language) {
        settings.setLanguage(language);
        Locale next = language.locale(system);
        return next.equals(shown) ? Optional.empty() : Optional.of(new Messages(next).text("language.next"));
    }
}
