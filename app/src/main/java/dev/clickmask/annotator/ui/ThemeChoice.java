package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The colours of the window that a person can choose. */
enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK;

    /** Key of its text. */
    String key() {
        return "theme." + name().toLowerCase(Locale.ROOT);
    }

    /** Makes it the look of all windows, also of those that are open. */
    void apply(BooleanSupplier systemIsDark) {
        boolean dark = this == DARK || (this == SYSTEM && systemIsDark.getAsBoolean());
        FlatLaf.setup(dark ? new FlatDarkLaf() : new FlatLightLaf());
        FlatLaf.updateUI();
    }
}
