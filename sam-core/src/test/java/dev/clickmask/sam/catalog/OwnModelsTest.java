package dev.clickmask.sam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnModelsTest {
    private final Path folder;
    private final OwnModels own;

    OwnModelsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        own = new OwnModels(folder.resolve("models"), ModelCatalog.bundled());
        file("encoder.onnx", 20);
        file("decoder.onnx", 10);
    }

    @Test
    void an_added_model_is_found_again_and_its_files_survive_that_it_is_forgotten() throws IOException {
        OwnModel added = own.add(folder.resolve("encoder.onnx"), folder.resolve("decoder.onnx"));

        assertThat(own.all()).containsExactly(added);
        assertThat(own.find(added.id())).contains(added);
        own.forget(added.id());
        assertThat(own.all()).isEmpty();
        assertThat(folder.resolve("encoder.onnx")).exists();
    }

    @Test
    void to_add_a_model_again_takes_in_what_has_changed() throws IOException {
        OwnModel before = own.add(folder.resolve("encoder.onnx"), folder.resolve("decoder.onnx"));
        file("encoder.onnx_data", 30);

        OwnModel after = own.add(folder.resolve("encoder.onnx"), folder.resolve("decoder.onnx"));

        assertThat(own.all()).containsExactly(after);
        assertThat(after.sha256()).isNotEqualTo(before.sha256());
    }

    @Test
    void models_of_the_same_name_are_called_by_their_folder_and_get_different_ids() throws IOException {
        assertThat(id("My Cells/encoder.onnx")).isEqualTo("own-my-cells");
        assertThat(id("my_cells/encoder.onnx")).isEqualTo("own-my-cells-2");
        assertThat(id("any/sam2.1_tiny.encoder.onnx")).isEqualTo("own-sam2-1-tiny");
        assertThat(id("any/vision_encoder_fp16.onnx")).isEqualTo("own-fp16");
        assertThat(id("细胞/encoder.onnx")).isEqualTo("own-model");
    }

    private String id(String encoder) throws IOException {
        Path file = folder.resolve(encoder);
        Files.createDirectories(file.getParent());
        Files.copy(folder.resolve("encoder.onnx"), file);
        return own.add(file, folder.resolve("decoder.onnx")).id();
    }

    @Test
    void a_foreground_model_is_found_by_its_description_as_it_is_now() throws IOException {
        Path description = folder.resolve("My Leaves.json");
        Files.writeString(description, """
                {"file": "encoder.onnx", "spec": {"input": [64, 32], "channels": "rgb", "layout": "nchw", "mean": [0, 0, 0],
                 "scale": [1, 1, 1], "resize": "squash", "activation": "sigmoid", "threshold": 0.5}}""");
        OwnModel before = own.add(folder.resolve("encoder.onnx"), folder.resolve("decoder.onnx"));

        OwnForeground added = own.addForeground(description);

        assertThat(added.id()).isEqualTo("own-my-leaves");
        assertThat(own.addForeground(description)).isEqualTo(added);
        assertThat(own.findForeground("own-my-leaves")).contains(added);
        assertThat(added.installed().id()).isEqualTo("own-my-leaves");
        assertThat(added.installed().spec().input()).isEqualTo(new Size(64, 32));
        Files.delete(folder.resolve("encoder.onnx"));
        assertThatIOException()
                .isThrownBy(added::installed)
                .withMessageContaining("encoder.onnx is missing")
                .withMessageContaining("My Leaves.json says that the model own-my-leaves is there");
        own.forget("own-my-leaves");
        assertThat(own.foregrounds()).isEmpty();
        assertThat(own.all()).containsExactly(before);
    }

    @Test
    void a_damaged_list_says_what_to_do() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/own.json"), "{\"models\": [");

        assertThatIOException().isThrownBy(own::all).withMessageContaining("is damaged; delete it");
    }

    @ParameterizedTest
    @CsvSource({
        "sam2.1_tiny_preprocess.onnx, sam2.1_tiny.onnx",
        "vision_encoder.onnx, prompt_encoder_mask_decoder.onnx",
        "mobile_sam.encoder.ort, mobile_sam.decoder.onnx",
        "large.onnx, small.onnx"
    })
    void a_folder_of_two_files_is_a_model(String encoder, String decoder) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path first = Files.write(home.resolve(encoder), new byte[20]);
        Path second = Files.write(home.resolve(decoder), new byte[encoder.startsWith("vision") ? 90 : 10]);
        Files.write(home.resolve("encoder.onnx_data"), new byte[1]);

        assertThat(ModelPair.find(List.of(home))).isEqualTo(new ModelPair(first, second));
        assertThat(ModelPair.find(List.of(second))).isEqualTo(new ModelPair(first, second));
        assertThat(ModelPair.find(List.of(second, first))).isEqualTo(new ModelPair(first, second));
    }

    @Test
    void the_graphs_of_a_memory_are_not_taken_for_encoder_or_decoder() throws IOException {
        Path home = Files.createDirectories(folder.resolve("video/onnx"));
        for (String name :
                List.of("memory_attention", "memory_encoder", "pointer_tpos", "vision_encoder", "mask_decoder")) {
            Files.write(home.resolve(name + ".onnx"), new byte[10]);
        }
        Files.writeString(home.resolveSibling("constants.json"), "{}");
        ModelPair pair = new ModelPair(home.resolve("vision_encoder.onnx"), home.resolve("mask_decoder.onnx"));

        assertThat(ModelPair.find(List.of(home.getParent()))).isEqualTo(pair);
        assertThat(ModelPair.find(List.of(home))).isEqualTo(pair);
        assertThat(ModelPair.find(List.of(home.resolve("mask_decoder.onnx")))).isEqualTo(pair);
    }

    @Test
    void one_file_of_many_is_paired_by_its_name() throws IOException {
        Path encoder = file("b_encoder.onnx", 20);
        Path decoder = file("b_decoder.onnx", 10);

        assertThat(ModelPair.find(List.of(decoder))).isEqualTo(new ModelPair(encoder, decoder));
        assertThatIOException()
                .isThrownBy(() -> ModelPair.find(List.of(folder)))
                .withMessageContaining("here are 4; give the two that belong together: b_decoder.onnx, b_encoder.onnx");
    }

    @Test
    void what_is_no_model_is_refused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path text = file("notes.txt", 3);

        assertThatIOException()
                .isThrownBy(() -> ModelPair.find(List.of(empty)))
                .withMessageContaining("there is no .onnx or .ort file in " + empty);
        assertThatIOException()
                .isThrownBy(() -> ModelPair.find(List.of(text, folder.resolve("encoder.onnx"))))
                .withMessage(text + " is not an .onnx or .ort file");
    }

    private Path file(String name, int bytes) throws IOException {
        return Files.write(folder.resolve(name), new byte[bytes]);
    }
}
