package dev.clickmask.annotator.ui;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the window in the language of the person. */
final class Messages {
    private static final long SECOND_MS = 1000;
    /** How a model says that the CPU runs it. */
    private static final Pattern CPU = Pattern.compile("CPU, (\\d+) threads?");

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Sentences sentences;

    /** The texts in English. */
    Messages() {
        this(Locale.ENGLISH);
    }

    /** The texts in a language, in English where there are none. */
    Messages(Locale locale) {
        this.locale = locale;
        sentences = Sentences.of(locale);
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

    /** What an English sentence of the program's depths means, as far as that is known. */
    String sentence(String english) {
        return sentences.of(english);
    }

    /** Milliseconds under a second, from there on seconds with one decimal. */
    String time(Duration duration) {
        long ms = duration.toMillis();
        return ms < SECOND_MS ? text("time.ms", ms) : text("time.s", ms / (double) SECOND_MS);
    }

    /** What runs a model, in this language; other devices than the CPU have names only. */
    String device(String provider) {
        Matcher cpu = CPU.matcher(provider);
        return cpu.matches() ? text("device.cpu", Integer.valueOf(cpu.group(1))) : provider;
    }

    /** A number of bytes as a person would say it. */
    String size(long bytes) {
        return text("size.megabytes", bytes / 1e6);
    }
}
