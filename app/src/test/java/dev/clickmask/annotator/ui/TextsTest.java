package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.ui.keys.KeyMap;
import dev.clickmask.annotator.ui.keys.KeyPreset;
import dev.clickmask.annotator.ui.keys.OwnKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts in both languages, as they stand in the files. */
class TextsTest {
    private static final Path APP = Path.of(System.getProperty("clickmask.root"), "app/src/main");
    private static final Path UI = APP.resolve("java/dev/clickmask/annotator/ui");
    private static final String ENGLISH = "Messages.properties";
    private static final String CHINESE = "Messages_zh_CN.properties";

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[^}]*}");
    /** What is left out before a text is searched for words. */
    private static final Pattern NO_WORD = Pattern.compile("\\{[^}]*}|\\(&.\\)|<[^>]*>");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]*");
    /** Names, keys, formats, units and symbols, and the category that goes into data sets. */
    private static final Set<String> SAME_IN_CHINESE =
            Set.of(("Clickmask X-AnyLabeling labelme ISAT CPU CT CVAT Apache License Java Xmx npm English Language"
                            + " Alt Ctrl Delete Enter Esc F Shift Space Tab"
                            + " BMP COCO GIF JPEG PNG TIFF WebP EXIF JSON YOLO LabelMe Pascal VOC Ultralytics"
                            + " IoU MB mm ms px s x y DDDDDD object")
                    .split(" ", -1));
    /** A text that is asked for by its whole key. */
    private static final Pattern USE = Pattern.compile("(?:messages\\.text|fail)\\(\\s*\"([\\w.-]+)\"\\s*[,)]");

    private final Map<String, String> english = read(ENGLISH);
    private final Map<String, String> chinese = read(CHINESE);

    @Test
    void everyText_isThereInChinese_andNoOther() {
        assertThat(chinese.keySet())
                .as("keys in " + CHINESE + " (missing ones want translating, see the glossary there)")
                .isEqualTo(english.keySet());
    }

    @Test
    void aTranslation_hasTheArgumentsOfTheText() {
        assertThat(arguments(chinese)).isEqualTo(arguments(english));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyArgument_isUnderstood(String file) {
        read(file).forEach((key, text) -> {
            int last = ARGUMENT.matcher(text)
                    .results()
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElse(-1);
            if (last >= 0) {
                assertThat(new MessageFormat(text, Locale.ENGLISH).getFormatsByArgumentIndex())
                        .as(key + " (an apostrophe is written twice)")
                        .hasSize(last + 1);
            }
        });
    }

    @Test
    void noEnglishWord_isLeftInChinese() {
        chinese.forEach(
                (key, text) -> assertThat(words(text)).as(key + " = " + text).isSubsetOf(SAME_IN_CHINESE));
    }

    @Test
    void everyTextThatTheSourcesAskFor_isThere() throws IOException {
        try (Stream<Path> sources = Files.list(UI)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                List<String> used = USE.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(english.keySet()).as(source.toString()).containsAll(used);
            }
        }
    }

    @Test
    void everyCommandAndChoice_hasItsTexts() {
        Set<String> wanted = new TreeSet<>();
        new KeyMap(OwnKeys.NONE).known().forEach(id -> wanted.addAll(Set.of(id, id + ".tip")));
        Stream.of(Activity.values()).map(Activity::key).forEach(wanted::add);
        Stream.of(Language.values()).map(Language::key).forEach(wanted::add);
        Stream.of(ThemeChoice.values()).map(ThemeChoice::key).forEach(wanted::add);
        Stream.of(ImageStatus.values()).map(status -> "status.of." + status).forEach(wanted::add);
        Stream.of(KeyPreset.values()).forEach(preset -> wanted.add("keys.preset." + preset.id()));
        assertThat(english.keySet()).containsAll(wanted);
    }

    /** Of each text the arguments and how they are shown; plurals are not for every language. */
    private static Map<String, Set<String>> arguments(Map<String, String> texts) {
        Map<String, Set<String>> arguments = new TreeMap<>();
        texts.forEach((key, text) -> arguments.put(
                key,
                ARGUMENT.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .filter(argument -> !argument.contains(",choice,"))
                        .collect(Collectors.toSet())));
        return arguments;
    }

    private static Set<String> words(String text) {
        return WORD.matcher(NO_WORD.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> read(String file) {
        Map<String, String> texts = new TreeMap<>();
        Properties reader = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object text) {
                assertThat(texts.put((String) key, (String) text))
                        .as(key + " stands in " + file + " twice")
                        .isNull();
                return text;
            }
        };
        try (var source = Files.newBufferedReader(
                APP.resolve("resources/dev/clickmask/annotator/ui").resolve(file))) {
            reader.load(source);
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
        return texts;
    }
}
