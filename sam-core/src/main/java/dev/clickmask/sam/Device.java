package dev.clickmask.sam;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model runs on.
 *
 * @param kind sort of processor
 * @param index which one of that sort, from 0
 */
public record Device(Kind kind, int index) {
    private static final Pattern FORM = Pattern.compile("(auto|cpu|coreml|(?:cuda|directml)(?::(\\d{1,2}))?)");

    public static final Device AUTO = new Device(Kind.AUTO, 0);
    public static final Device CPU = new Device(Kind.CPU, 0);

    /** Sorts of processors. */
    public enum Kind {
        /** The quickest that has been found to give right answers. */
        AUTO("automatic"),
        CPU("CPU"),
        /** NVIDIA's graphics processors. */
        CUDA("CUDA"),
        /** Apple's graphics and neural processors. */
        COREML("CoreML"),
        /** Any graphics processor on Windows. */
        DIRECTML("DirectML");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /**
     * Understands auto, cpu, cuda, cuda:1, coreml, directml and directml:1.
     *
     * @throws IllegalArgumentException if it is none of these; the message lists them
     */
    public static Device parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the device must be auto, cpu, cuda, cuda:1, coreml or directml, not \"" + text + "\"");
        }
        String word = matcher.group(1).replaceFirst(":.*", "");
        String index = matcher.group(2);
        return new Device(Kind.valueOf(word.toUpperCase(Locale.ROOT)), index == null ? 0 : Integer.parseInt(index));
    }

    /** As a person knows it, such as "CUDA" or "CUDA 1". */
    public String title() {
        return index == 0 ? kind.title : kind.title + " " + index;
    }

    /** As {@link #parse} understands it. */
    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return index == 0 ? word : word + ":" + index;
    }
}
