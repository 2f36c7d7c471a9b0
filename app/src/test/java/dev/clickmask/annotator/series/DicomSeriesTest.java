package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.image.GreySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against pydicom: scripts/reference/dicom_fixture.py. */
class DicomSeriesTest {
    private static final Path FILES = Path.of(System.getProperty("clickmask.root"), "app/src/test/resources/dicom");

    private final Path folder;

    DicomSeriesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static JsonNode values(String name) throws IOException {
        return new ObjectMapper()
                .readTree(FILES.resolve("values.json").toFile())
                .path(name);
    }

    private static void assertValues(Slice slice, JsonNode rows) {
        GreySamples samples = slice.samples();
        assertThat(samples.size().height()).isEqualTo(rows.size());
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).size(); x++) {
                assertThat(samples.at(x, y) * slice.slope() + slice.intercept())
                        .isEqualTo(rows.get(y).get(x).asDouble());
            }
        }
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Files.copy(FILES.resolve(name + ".dcm"), folder.resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"explicit", "implicit", "big-endian", "twelve-bits", "bytes"})
    void valuesAreThoseOfPydicom(String name) throws IOException {
        Series series = SeriesFiles.open(FILES.resolve(name + ".dcm"));

        try (SliceReader reader = series.open()) {
            Slice slice = reader.read(0);

            assertValues(slice, values(name));
            assertThat(slice.inverted()).isEqualTo(name.equals("bytes"));
        }
        assertThat(series.names()).hasSize(1);
    }

    @Test
    void framesOfOneFile_areRead_withWhatTheirGroupsSay() throws IOException {
        Series series = SeriesFiles.open(FILES.resolve("frames.dcm"));

        assertThat(series.names()).containsExactly("frames.dcm frame 1", "frames.dcm frame 2", "frames.dcm frame 3");
        assertThat(series.spacing()).contains(new Spacing(0.7, 0.6, 1.5));
        try (SliceReader reader = series.open()) {
            for (int frame = 2; frame >= 0; frame--) {
                assertValues(reader.read(frame), values("frames").get(frame));
            }
        }
    }

    @Test
    void slicesComeInTheOrderOfTheirPlaces_withSpacingAndWindow() throws IOException {
        put("explicit", "implicit", "big-endian", "twelve-bits");

        Series series = SeriesFiles.open(folder);

        assertThat(series.names()).containsExactly("twelve-bits", "big-endian", "implicit", "explicit");
        assertThat(series.spacing()).contains(new Spacing(0.5, 0.75, 2.5));
        assertThat(series.window()).contains(new Windowing(40, 400));
        assertThat(series.skipped()).isEmpty();
    }

    @Test
    void whatIsMissingOrCannotBeRead_isNamed() throws IOException {
        put("explicit", "implicit", "big-endian", "bytes", "compressed", "colour");
        Files.writeString(folder.resolve("notes.txt"), "no picture");

        Series series = SeriesFiles.open(folder);

        assertThat(series.names()).containsExactly("colour", "bytes", "big-endian", "implicit", "explicit");
        assertThat(series.skipped())
                .containsExactly(
                        new SkippedSlice(
                                "compressed",
                                "has compressed pixels (transfer syntax 1.2.840.10008.1.2.5); unpack it first,"
                                        + " for example with: gdcmconv --raw"),
                        new SkippedSlice("between colour and bytes", "5 slices are missing"),
                        new SkippedSlice("between bytes and big-endian", "a slice is missing"));
        try (SliceReader reader = series.open()) {
            assertThatIOException()
                    .isThrownBy(() -> reader.read(0))
                    .withMessageContaining("is a picture of colours (RGB); only grey ones are read");
        }
    }

    @Test
    void aFileThatEndsEarly_isNamed_andItsWholeFramesAreRead() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("frames.dcm"));
        Path half = Files.write(folder.resolve("half.dcm"), Arrays.copyOf(whole, whole.length - 70));

        Series series = SeriesFiles.open(half);

        assertThat(series.names()).hasSize(2);
        try (SliceReader reader = series.open()) {
            assertValues(reader.read(0), values("frames").get(0));
            assertThatIOException()
                    .isThrownBy(() -> reader.read(1))
                    .withMessageContaining("half.dcm ends before its picture is complete");
        }
    }

    @Test
    void damagedFiles_endInASentence() throws IOException {
        Random random = new Random(3);
        Path file = folder.resolve("damaged.dcm");
        for (String name : new String[] {"explicit", "implicit", "frames"}) {
            byte[] whole = Files.readAllBytes(FILES.resolve(name + ".dcm"));
            for (int i = 0; i < 400; i++) {
                byte[] damaged =
                        Arrays.copyOf(whole, i % 4 == 0 ? 132 + random.nextInt(whole.length - 132) : whole.length);
                for (int k = 0; k < 3; k++) {
                    damaged[132 + random.nextInt(damaged.length - 132)] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                try (SliceReader reader = SeriesFiles.open(file).open()) {
                    reader.read(0);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("damaged.dcm ");
                }
            }
        }
    }
}
