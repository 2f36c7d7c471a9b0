package dev.clickmask.annotator.ui;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of the window in the language of the person. */
final class Messages {
    private static final long SECOND_MS = 1000;

    private final Locale locale;
    private final ResourceBundle bundle;

    /** The texts in English. */
    Messages() {
        this(Locale.ENGLISH);
    }

    /** The texts in a language, in English where there are none. */
    Messages(Locale locale) {
        this.locale = locale;
        // Without a fallback: else English on a Chinese system would be Chinese.
        bundle = ResourceBundle.getBundle(
                "dev.clickmask.annotator.ui.Messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /**
     * A text with its arguments filled in.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** Milliseconds under a second, from there on seconds with one decimal. */
    String time(Duration duration) {
        long ms = duration.toMillis();
        return ms < SECOND_MS ? text("time.ms", ms) : text("time.s", ms / (double) SECOND_MS);
    }

    /** A number of bytes as a person would say it. */
    String size(long bytes) {
        return text("size.megabytes", bytes / 1e6);
    }
}
