package dev.clickmask.sam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final byte[] ENCODER = TestModel.noise(5000);
    private static final byte[] DECODER = TestModel.noise(3000);
    private static final Source NOWHERE = new NpmSource("noise", "1.0.0", "noise.onnx");
    private static final ModelFile DECODER_FILE = TestModel.decoder(DECODER, NOWHERE);

    private final ModelCatalog catalog = TestModel.catalog(TestModel.encoder(ENCODER, NOWHERE), DECODER_FILE);

    private final Path folder;
    private final Path encoder;
    private final Path decoder;
    private final ModelStore store;

    ModelStoreTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path home = Files.createDirectory(folder.resolve(TestModel.ID));
        encoder = Files.write(home.resolve("encoder.onnx"), ENCODER);
        decoder = Files.write(home.resolve("decoder.onnx"), DECODER);
        store = new ModelStore(folder, catalog);
    }

    @Test
    void finds_a_model_whose_files_are_there() throws IOException {
        InstalledModel model = store.require(TestModel.ID);

        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.PRESENT);
        assertThat(store.find(TestModel.ID)).contains(model);
        assertThat(List.of(model.encoder(), model.decoder())).containsExactly(encoder, decoder);
    }

    @Test
    void a_folder_that_does_not_exist_has_no_models() {
        ModelStore empty = new ModelStore(folder.resolve("none"), catalog);

        assertThat(empty.state(TestModel.ID)).isEqualTo(ModelState.ABSENT);
        assertThat(empty.find(TestModel.ID)).isEmpty();
    }

    @Test
    void a_model_with_a_missing_file_is_broken() throws IOException {
        Files.delete(decoder);

        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.BROKEN);
        assertThat(store.find(TestModel.ID)).isEmpty();
    }

    @Test
    void a_model_with_a_file_of_another_size_is_broken() throws IOException {
        Files.write(decoder, TestModel.noise(2999));

        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.BROKEN);
    }

    @Test
    void where_the_size_is_not_known_only_an_empty_file_is_broken() throws IOException {
        ModelStore unsized = new ModelStore(
                folder, TestModel.catalog(TestModel.encoder(ENCODER, NOWHERE), TestModel.withoutSize(DECODER_FILE)));
        assertThat(unsized.state(TestModel.ID)).isEqualTo(ModelState.PRESENT);

        Files.write(decoder, new byte[0]);

        assertThat(unsized.state(TestModel.ID)).isEqualTo(ModelState.BROKEN);
    }

    @Test
    void requiring_an_absent_model_says_where_to_put_which_file() throws IOException {
        Files.delete(decoder);

        assertThatIOException()
                .isThrownBy(() -> store.require(TestModel.ID))
                .withMessageContainingAll("Noise", "decoder.onnx", decoder.toString(), TestModel.sha256(DECODER));
    }

    @Test
    void verify_passes_a_whole_model() throws IOException {
        store.verify(TestModel.ID);
    }

    @Test
    void verify_finds_one_flipped_bit() throws IOException {
        byte[] damaged = DECODER.clone();
        damaged[1234] ^= 1;
        Files.write(decoder, damaged);

        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.PRESENT);
        assertThatIOException()
                .isThrownBy(() -> store.verify(TestModel.ID))
                .withMessageContainingAll(
                        decoder.toString(), TestModel.sha256(damaged), "expected " + TestModel.sha256(DECODER));
    }

    @Test
    void verify_ends_when_its_thread_is_interrupted() {
        Thread.currentThread().interrupt();

        assertThatIOException().isThrownBy(() -> store.verify(TestModel.ID)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void remove_leaves_nothing() throws IOException {
        Files.write(folder.resolve(TestModel.ID).resolve("encoder.onnx.0.part"), ENCODER);

        store.remove(TestModel.ID);

        assertThat(folder).isEmptyDirectory();
        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.ABSENT);
        store.remove(TestModel.ID);
    }

    @Test
    void remove_leaves_the_files_of_someone_else() throws IOException {
        Path notes = Files.writeString(folder.resolve(TestModel.ID).resolve("notes.txt"), "mine");

        store.remove(TestModel.ID);

        assertThat(folder.resolve(TestModel.ID)).isDirectoryContaining(notes::equals);
        assertThat(encoder).doesNotExist();
    }

    @Test
    void an_id_outside_the_catalogue_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.remove(".."));
        assertThatIllegalArgumentException().isThrownBy(() -> store.state("other"));
    }

    @Test
    void what_is_whole_is_not_fetched() throws IOException {
        InstalledModel model = store.fetch(TestModel.ID, this::fail);

        assertThat(model).isEqualTo(store.require(TestModel.ID));
    }

    private void fail(String file, long bytes, OptionalLong total) {
        throw new AssertionError(file + " is fetched");
    }
}
