package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files that are not what they should be, or do not stay so, end in a sentence and never in a crash. */
class DamagedModelsTest {
    private static final String WHOLE = "sam2-samexporter";
    private static final String WITH_DATA_BESIDE = "sam2-transformers";
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int RAW_DATA = 9;
    private static final List<Prompt> CLICK = List.of(new Prompt.Point(new ImagePoint(100, 100), true));

    private RgbImage image;

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws IOException {
        TestFiles.natives().install();
        image = TestFiles.image("coffee.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.onnx", "decoder.onnx"})
    void aFileThatEndsEarly_isNamed(String cut) throws IOException {
        copy(WHOLE);
        byte[] whole = Files.readAllBytes(folder.resolve(cut));
        for (int percent = 0; percent < 100; percent += 4) {
            Files.write(folder.resolve(cut), Arrays.copyOf(whole, whole.length * percent / 100));

            assertThatThrownBy(() -> open("encoder.onnx", "decoder.onnx").close())
                    .as("%d %%", percent)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.resolve(cut).toString());
        }
    }

    @Test
    void weightsThatAreNoNumbers_areTold_andNotShownAsAnEmptyMask() throws Exception {
        copy(WHOLE);
        loseNumbers(folder.resolve("encoder.onnx"), folder.resolve("lost-encoder.onnx"));
        loseNumbers(folder.resolve("decoder.onnx"), folder.resolve("lost-decoder.onnx"));

        try (OnnxSam model = open("lost-encoder.onnx", "decoder.onnx")) {
            assertThatThrownBy(() -> model.encode(image))
                    .isInstanceOf(InferenceException.class)
                    .hasMessage("ONNX Runtime failed while encoding the image: the model answered with what is not a"
                            + " number. Verify or fetch it again");
        }
        try (OnnxSam model = open("encoder.onnx", "lost-decoder.onnx")) {
            ImageEmbedding embedding = model.encode(image);
            assertThatThrownBy(() -> model.decode(embedding, CLICK))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("computing the mask: the model answered with what is not a number");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 50, 99})
    void weightsBesideTheGraphThatAreMissingOrCut_areRefused(int percent) throws IOException {
        copy(WITH_DATA_BESIDE);
        for (Path data : dataBeside()) {
            byte[] whole = Files.readAllBytes(data);
            Files.delete(data);
            if (percent >= 0) {
                Files.write(data, Arrays.copyOf(whole, whole.length * percent / 100));
            }

            assertThatThrownBy(() -> openWithDataBeside().close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder + "/");
            Files.write(data, whole);
        }
        openWithDataBeside().close();
    }

    @Test
    void filesThatAreOverwrittenWhileAModelIsOpen_changeNothingOfIt() throws Exception {
        copy(WITH_DATA_BESIDE);
        try (OnnxSam model = openWithDataBeside()) {
            List<Candidate> before = model.decode(model.encode(image), CLICK);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }

            List<Candidate> after = model.decode(model.encode(image), CLICK);

            assertThat(Floats.of(after.get(0))).isEqualTo(Floats.of(before.get(0)));
        }
    }

    private OnnxSam open(String encoder, String decoder) throws IOException {
        return OnnxSam.open(folder.resolve(encoder), folder.resolve(decoder));
    }

    private OnnxSam openWithDataBeside() throws IOException {
        return open("vision_encoder.onnx", "prompt_encoder_mask_decoder.onnx");
    }

    private List<Path> dataBeside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("_data")).toList();
        }
    }

    private void copy(String model) throws IOException {
        try (Stream<Path> files = Files.list(TestFiles.resource("models/" + model))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** The same graph with NaN in the place of each weight that is a list of numbers of 32 bits. */
    private static void loseNumbers(Path from, Path to) throws IOException {
        ProtoMessage model = ProtoMessage.parse(ByteBuffer.wrap(Files.readAllBytes(from)));
        Files.write(to, changed(model, GRAPH, DamagedModelsTest::loseNumbers).toBytes());
    }

    private static byte[] loseNumbers(ByteBuffer graph) {
        return changed(
                        ProtoMessage.parse(graph),
                        INITIALIZER,
                        tensor -> changed(ProtoMessage.parse(tensor), RAW_DATA, DamagedModelsTest::notNumbers)
                                .toBytes())
                .toBytes();
    }

    private static byte[] notNumbers(ByteBuffer data) {
        ByteBuffer lost = ByteBuffer.allocate(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        // Short ones may be shapes, and those have to stay.
        if (data.remaining() < 256) {
            return lost.put(data.duplicate()).array();
        }
        while (lost.remaining() >= Float.BYTES) {
            lost.putFloat(Float.NaN);
        }
        return lost.array();
    }

    private interface Change {
        byte[] of(ByteBuffer content);
    }

    private static ProtoMessage changed(ProtoMessage message, int number, Change change) {
        return new ProtoMessage(message.fields().stream()
                .map(field -> field.number() == number ? ProtoMessage.bytes(number, change.of(field.content())) : field)
                .toList());
    }
}
