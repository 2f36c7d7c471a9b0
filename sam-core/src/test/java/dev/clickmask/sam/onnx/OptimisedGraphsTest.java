package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimisedGraphsTest {
    private static final Path MODEL = Path.of(System.getProperty("clickmask.root"), "models", "mobile-sam");
    private static final Path ENCODER = MODEL.resolve("encoder.onnx");
    private static final Path DECODER = MODEL.resolve("sam.onnx");

    private final Path folder;
    private final OptimisedGraphs graphs;

    OptimisedGraphsTest(@TempDir Path folder) {
        this.folder = folder.resolve("graphs");
        this.graphs = new OptimisedGraphs(this.folder);
    }

    @Test
    void the_second_start_uses_what_the_first_has_kept_and_answers_alike() throws Exception {
        List<Candidate> first = answer();
        assertThat(graphs.find(ENCODER)).isPresent();
        assertThat(graphs.find(DECODER)).isPresent();

        List<Candidate> second = answer();

        assertThat(kept()).hasSize(2);
        assertThat(second).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(Floats.of(second.get(i))).containsExactly(Floats.of(first.get(i)), offset(1e-3f));
        }
    }

    @Test
    void a_kept_graph_that_is_damaged_is_made_anew() throws Exception {
        answer();
        for (Path file : kept()) {
            Files.writeString(file, "damaged");
        }

        answer();

        assertThat(kept())
                .hasSize(2)
                .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(1000));
    }

    @Test
    void a_file_that_has_changed_has_no_kept_graph() throws Exception {
        Path copy = Files.copy(DECODER, folder.resolveSibling("decoder.onnx"));
        OnnxSam.open(ENCODER, copy, Device.CPU, graphs).close();
        assertThat(graphs.find(copy)).isPresent();

        Files.write(copy, new byte[] {0, 0}, StandardOpenOption.APPEND);

        assertThat(graphs.find(copy)).isEmpty();
    }

    @Test
    void graphs_of_files_that_are_gone_and_of_another_onnx_runtime_are_taken_away() throws Exception {
        Path copy = Files.copy(DECODER, folder.resolveSibling("decoder.onnx"));
        OnnxSam.open(ENCODER, copy, Device.CPU, graphs).close();
        Path ofCopy = graphs.find(copy).orElseThrow();
        Path old = folder.resolve("old.onnx");
        Files.writeString(old, "graph");
        Files.writeString(
                folder.resolve("old.origin"),
                String.join(
                        "\n",
                        ENCODER.toString(),
                        Long.toString(Files.size(ENCODER)),
                        Files.getLastModifiedTime(ENCODER).toString(),
                        "1.0.0"));
        Files.delete(copy);

        OnnxSam.open(ENCODER, DECODER, Device.CPU, graphs).close();

        assertThat(ofCopy).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(folder.resolve("old.origin")).doesNotExist();
        assertThat(graphs.find(ENCODER)).isPresent();
        assertThat(graphs.find(DECODER)).isPresent();
    }

    @Test
    void beyond_the_size_the_ones_that_were_not_used_for_longest_are_taken_away() throws Exception {
        OptimisedGraphs small = new OptimisedGraphs(folder, 30_000_000);

        OnnxSam.open(ENCODER, DECODER, Device.CPU, small).close();

        assertThat(small.find(ENCODER)).isEmpty();
        assertThat(small.find(DECODER)).isPresent();
    }

    private List<Candidate> answer() throws Exception {
        try (OnnxSam model = OnnxSam.open(ENCODER, DECODER, Device.CPU, graphs)) {
            model.warmUp();
            ImageEmbedding zeros = new ImageEmbedding(
                    new Size(64, 64),
                    List.of(new ImageEmbedding.Level(256, 64, 64, DirectFloats.allocate(256 * 64 * 64))));
            return model.decode(zeros, List.of(new Prompt.Point(new ImagePoint(20, 30), true)));
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".onnx")).toList();
        }
    }
}
