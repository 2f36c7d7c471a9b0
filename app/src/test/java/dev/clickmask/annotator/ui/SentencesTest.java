package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.project.ImageFolder;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Messages chinese = new Messages(Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path folder;

    @Test
    void whatImagesAndProjectsSay_isChineseInAChineseWindow_withThePath() throws IOException {
        Path empty = Files.createFile(folder.resolve("空 empty.png"));
        Path text = Files.writeString(folder.resolve("text.png"), "no image");
        Path cut = Files.write(
                folder.resolve("cut.png"),
                Arrays.copyOf(Files.readAllBytes(samples().resolve("coffee.png")), 5000));
        Path absent = folder.resolve("absent.png");
        Path project =
                Files.writeString(folder.resolve("annotations.clickmask"), "no project, but long enough".repeat(99));

        assertChinese(empty, () -> ImageFiles.read(empty));
        assertChinese(text, () -> ImageFiles.read(text));
        assertChinese(cut, () -> ImageFiles.read(cut));
        assertChinese(absent, () -> ImageFiles.read(absent));
        assertChinese(folder, () -> ImageFiles.read(folder));
        assertChinese(text, () -> new ImageFolder(text).images());
        assertChinese(project, () -> ProjectFile.open(project).close());
    }

    private void assertChinese(Path about, ThrowingCallable step) {
        Throwable cause = Assertions.catchThrowable(step);
        assertThat(cause).isInstanceOf(IOException.class);
        String said = chinese.sentence(String.valueOf(cause.getMessage()));
        assertThat(said).contains(about.toString()).isNotEqualTo(cause.getMessage());
        assertThat(said.replace(about.toString(), ""))
                .doesNotContainPattern("[a-z]+ [a-z]+")
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void whatIsSaidWithinASentence_isChineseToo() {
        assertThat(chinese.sentence(
                        "/a b/x.clickmask was written by another window or program meanwhile. Nothing in it was"
                                + " overwritten, and the work stays in memory. Close this window to give it up, and open the folder"
                                + " again"))
                .startsWith("/a b/x.clickmask 已被")
                .doesNotContain("Close");
    }

    @Test
    void aSentenceThatIsNotKnown_staysAsItIs() {
        assertThat(chinese.sentence("/x {0} does what nobody foresaw")).isEqualTo("/x {0} does what nobody foresaw");
        assertThat(new Messages().sentence("x is empty; copy it again from its source"))
                .isEqualTo("x is empty; copy it again from its source");
    }

    @Test
    void everySentence_isStillSaidByTheProgram() throws IOException {
        List<String> classes = new ArrayList<>(classes(Path.of("target/classes")));
        classes.addAll(classes(Path.of("../sam-core/target/classes")));
        List<String> gone = new ArrayList<>();
        for (String sentence : Sentences.of(Locale.SIMPLIFIED_CHINESE).english()) {
            for (String part : PLACE.split(sentence, -1)) {
                String said = part.strip().replace("''", "'");
                if (said.length() > 3 && classes.stream().noneMatch(one -> one.contains(said))) {
                    gone.add(sentence);
                }
            }
        }

        assertThat(gone).isEmpty();
    }

    private static List<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> contents = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return contents;
        }
    }

    private static Path samples() {
        return Path.of(System.getProperty("clickmask.root"), "samples");
    }
}
