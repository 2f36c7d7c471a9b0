package dev.clickmask.annotator.ui;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What files, projects and models say of themselves when something is wrong with them, in the language of the person. They say it
 * in English, on the command line and in logs; here stands what that means, pattern by pattern, in {@code
 * Sentences_zh_CN.json}.
 */
final class Sentences {
    private final Map<String, String> patterns;

    private Sentences(Map<String, String> patterns) {
        this.patterns = patterns;
    }

    /** For a language; none for one that has no such file, as English. */
    static Sentences of(Locale locale) {
        String name = "Sentences_" + locale.getLanguage() + "_" + locale.getCountry() + ".json";
        try (InputStream file = Sentences.class.getResourceAsStream(name)) {
            return new Sentences(
                    file == null
                            ? Map.of()
                            : new ObjectMapper()
                                    .readValue(file, new TypeReference<LinkedHashMap<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + name, e);
        }
    }

    /** The English patterns that are known here. */
    Iterable<String> english() {
        return patterns.keySet();
    }

    /** What an English sentence means; itself where that is not known. What is said within it is looked up in turn. */
    String of(String english) {
        for (Map.Entry<String, String> pattern : patterns.entrySet()) {
            Optional<Object[]> said = match(pattern.getKey(), english);
            if (said.isPresent()) {
                return MessageFormat.format(pattern.getValue(), said.get());
            }
        }
        return english;
    }

    private Optional<Object[]> match(String pattern, String english) {
        ParsePosition end = new ParsePosition(0);
        Object[] said = new MessageFormat(pattern, Locale.ROOT).parse(english, end);
        if (said == null || end.getIndex() != english.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < said.length; i++) {
            said[i] = said[i] instanceof String part && !part.equals(english) ? of(part) : said[i];
        }
        return Optional.of(said);
    }
}
