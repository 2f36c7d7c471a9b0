package dev.clickmask.annotator.ui;

import java.util.Locale;
import java.util.Set;

/** The languages of the window that a person can choose. */
enum Language {
    SYSTEM,
    ENGLISH,
    CHINESE;

    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    /** Key of its text. */
    String key() {
        return "language." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The locale of its texts: {@link Locale#ENGLISH} or {@link Locale#SIMPLIFIED_CHINESE}.
     *
     * @param system what the system speaks; English where there are no texts for it
     */
    Locale locale(Locale system) {
        boolean chinese = this == CHINESE || (this == SYSTEM && isSimplifiedChinese(system));
        return chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static boolean isSimplifiedChinese(Locale system) {
        boolean simplified = system.getScript().isEmpty()
                ? !TRADITIONAL.contains(system.getCountry())
                : "Hans".equals(system.getScript());
        return "zh".equals(system.getLanguage()) && simplified;
    }
}
