package dev.clickmask.sam.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpsFetchTest {
    private static final byte[] ENCODER = TestModel.noise(700_000);
    private static final byte[] DECODER = TestModel.noise(100_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Npm NO_NPM = new Npm("there-is-no-such-npm", PATIENCE);

    private static LocalWeb server;

    private Path folder;

    HttpsFetchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void startServer(@TempDir Path certificates) throws Exception {
        server = new LocalWeb(certificates);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void brings_the_right_bytes() throws IOException {
        InstalledModel model = store(goodEncoder()).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(model.encoder()).hasBinaryContent(ENCODER);
        assertThat(model.decoder()).hasBinaryContent(DECODER);
        assertThat(filesOfModel()).containsExactlyInAnyOrder("encoder.onnx", "decoder.onnx");
    }

    @Test
    void brings_a_file_whose_size_nobody_told() throws IOException {
        ModelFile encoder = TestModel.withoutSize(TestModel.encoder(ENCODER, server.servesWithoutLength(ENCODER)));

        assertThat(store(encoder).fetch(TestModel.ID, TestModel.NOBODY).encoder())
                .hasBinaryContent(ENCODER);
    }

    @Test
    void tells_progress_from_the_first_byte_to_the_last() throws IOException {
        List<String> heard = new ArrayList<>();

        store(goodEncoder())
                .fetch(TestModel.ID, (file, bytes, total) -> heard.add(file + " " + bytes + "/" + total.orElseThrow()));

        assertThat(heard)
                .startsWith("encoder.onnx 0/700000")
                .containsSubsequence("encoder.onnx 700000/700000", "decoder.onnx 0/100000")
                .endsWith("decoder.onnx 100000/100000");
    }

    @Test
    void refuses_other_bytes_of_the_same_size() {
        byte[] damaged = ENCODER.clone();
        damaged[ENCODER.length - 1] ^= 1;

        assertRefused(
                TestModel.encoder(ENCODER, server.serves(damaged)),
                "SHA-256 of what it sent is " + TestModel.sha256(damaged) + ", expected " + TestModel.sha256(ENCODER));
    }

    @Test
    void refuses_an_answer_of_another_size_before_reading_it() {
        assertRefused(
                TestModel.encoder(ENCODER, server.serves("<html>".getBytes(UTF_8))),
                "it offers 6 bytes, expected 700000");
    }

    @Test
    void refuses_more_bytes_than_the_catalogue_says() {
        assertRefused(
                TestModel.encoder(ENCODER, server.servesWithoutLength(TestModel.noise(800_000))),
                "it sends more, expected 700000");
    }

    @Test
    void refuses_fewer_bytes_than_the_catalogue_says() {
        assertBroken(
                TestModel.encoder(ENCODER, server.servesWithoutLength(TestModel.noise(600_000))),
                PATIENCE,
                "it sent 600000 bytes, expected 700000");
    }

    @Test
    void refuses_half_a_file_but_goes_on_with_it_next_time() throws IOException {
        assertBroken(TestModel.encoder(ENCODER, server.hangsUpHalfWay(ENCODER)), PATIENCE, "the line broke");
        List<String> heard = new ArrayList<>();

        store(TestModel.encoder(ENCODER, server.servesRanges(ENCODER)))
                .fetch(TestModel.ID, (file, bytes, total) -> heard.add(file + " " + bytes + "/" + total.orElseThrow()));

        assertThat(place("encoder.onnx")).hasBinaryContent(ENCODER);
        assertThat(heard).first().asString().matches("encoder.onnx [1-9]\\d*/700000");
        assertThat(heard).contains("encoder.onnx 700000/700000");
        assertThat(filesOfModel()).containsExactlyInAnyOrder("encoder.onnx", "decoder.onnx");
    }

    @Test
    void begins_again_where_a_server_cannot_begin_elsewhere() throws IOException {
        assertBroken(TestModel.encoder(ENCODER, server.hangsUpHalfWay(ENCODER)), PATIENCE, "the line broke");

        store(goodEncoder()).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(place("encoder.onnx")).hasBinaryContent(ENCODER);
    }

    @Test
    void begins_again_where_a_server_sends_another_part_than_was_asked_for() throws IOException {
        assertBroken(TestModel.encoder(ENCODER, server.hangsUpHalfWay(ENCODER)), PATIENCE, "the line broke");

        store(TestModel.encoder(ENCODER, server.servesTheWrongRange(ENCODER))).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(place("encoder.onnx")).hasBinaryContent(ENCODER);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {300_000, 800_000})
    void begins_again_when_what_was_left_is_of_something_else_or_too_long(int left) throws IOException {
        Files.createDirectories(place("encoder.onnx").getParent());
        Files.write(place("encoder.onnx.partial"), new byte[left]);

        store(TestModel.encoder(ENCODER, server.servesRanges(ENCODER))).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(place("encoder.onnx")).hasBinaryContent(ENCODER);
    }

    @Test
    void keeps_the_digest_of_a_file_whose_publisher_names_none() throws IOException {
        ModelFile encoder = TestModel.withoutDigest(goodEncoder());
        ModelStore store = store(encoder);
        store.fetch(TestModel.ID, TestModel.NOBODY);
        store.verify(TestModel.ID);
        byte[] damaged = ENCODER.clone();
        damaged[5] ^= 1;
        Files.write(place("encoder.onnx"), damaged);

        assertThatIOException()
                .isThrownBy(() -> store.verify(TestModel.ID))
                .withMessageContaining("expected " + TestModel.sha256(ENCODER));
    }

    @Test
    void takes_a_file_that_was_put_there_by_hand_whose_publisher_names_no_digest() throws IOException {
        Files.createDirectories(place("encoder.onnx").getParent());
        Files.write(place("encoder.onnx"), ENCODER);
        ModelStore store = store(TestModel.withoutDigest(TestModel.encoder(ENCODER, server.answersWith(404))));
        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.BROKEN);

        store.fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(store.state(TestModel.ID)).isEqualTo(ModelState.PRESENT);
    }

    @Test
    void does_not_join_parts_of_a_file_whose_publisher_names_no_digest() throws IOException {
        ModelFile encoder = TestModel.withoutDigest(TestModel.encoder(ENCODER, server.hangsUpHalfWay(ENCODER)));

        assertRefused(encoder, "the line broke");
    }

    @Test
    void gives_up_on_a_line_that_is_silent() {
        ModelFile encoder = TestModel.encoder(ENCODER, server.fallsSilentHalfWay(ENCODER));

        assertBroken(encoder, Duration.ofMillis(300), "nothing came for 300 ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500, 503})
    void refuses_an_answer_that_is_none(int status) {
        assertRefused(TestModel.encoder(ENCODER, server.answersWith(status)), "it answers with status " + status);
    }

    @Test
    void says_that_a_server_cannot_be_reached() {
        assertRefused(
                TestModel.encoder(ENCODER, new HttpsSource(URI.create("https://localhost:1/e"))),
                "no connection to localhost");
    }

    @Test
    void follows_a_redirect() throws IOException {
        String there = server.serves(ENCODER).address().toString();
        ModelFile encoder = TestModel.encoder(ENCODER, server.redirects(there));

        assertThat(store(encoder).fetch(TestModel.ID, TestModel.NOBODY).encoder())
                .hasBinaryContent(ENCODER);
    }

    @Test
    void refuses_a_redirect_from_https_to_http() throws IOException {
        URI insecure = server.servesInsecurely(ENCODER);
        int before = server.requests();

        assertRefused(
                TestModel.encoder(ENCODER, server.redirects(insecure.toString())),
                "it redirects to " + insecure + ", which is refused");
        assertThat(server.requests() - before).isEqualTo(1);
    }

    @Test
    void asks_the_second_source_when_the_first_fails() throws IOException {
        ModelFile encoder = TestModel.encoder(ENCODER, server.hangsUpHalfWay(ENCODER), server.serves(ENCODER));

        assertThat(store(encoder).fetch(TestModel.ID, TestModel.NOBODY).encoder())
                .hasBinaryContent(ENCODER);
        assertThat(filesOfModel()).containsExactlyInAnyOrder("encoder.onnx", "decoder.onnx");
    }

    @Test
    void when_all_fail_says_what_was_tried_and_what_to_do() {
        Source first = server.answersWith(404);
        Source second = server.answersWith(500);

        Throwable failure = catchThrowable(
                () -> store(TestModel.encoder(ENCODER, first, second)).fetch(TestModel.ID, TestModel.NOBODY));

        assertThat(failure)
                .isInstanceOf(IOException.class)
                .hasMessage("encoder.onnx could not be fetched. Tried " + first + ": it answers with status 404. Tried "
                        + second + ": it answers with status 500. Try again, or download it by other means and put it"
                        + " at " + place("encoder.onnx") + "; its SHA-256 must be " + TestModel.sha256(ENCODER));
        assertThat(failure.getSuppressed()).hasSize(2);
    }

    @Test
    void does_not_fetch_again_what_is_whole() throws IOException {
        store(goodEncoder()).fetch(TestModel.ID, TestModel.NOBODY);
        int before = server.requests();

        store(goodEncoder()).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(server.requests()).isEqualTo(before);
    }

    @Test
    void mends_a_damaged_file() throws IOException {
        Files.createDirectories(place("encoder.onnx").getParent());
        byte[] damaged = ENCODER.clone();
        damaged[0] ^= 1;
        Files.write(place("encoder.onnx"), damaged);

        store(goodEncoder()).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(place("encoder.onnx")).hasBinaryContent(ENCODER);
    }

    @Test
    void a_failure_leaves_the_old_file_as_it_was() throws IOException {
        Files.createDirectories(place("encoder.onnx").getParent());
        Files.writeString(place("encoder.onnx"), "older version");

        assertThatIOException()
                .isThrownBy(() -> store(TestModel.encoder(ENCODER, server.answersWith(404)))
                        .fetch(TestModel.ID, TestModel.NOBODY));

        assertThat(place("encoder.onnx")).hasContent("older version");
    }

    @Test
    void goes_on_with_what_a_killed_program_left() throws IOException {
        Files.createDirectories(place("encoder.onnx").getParent());
        Path abandoned = Files.write(place("encoder.onnx.1.part"), Arrays.copyOf(ENCODER, 500_000));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path growing = Files.createFile(place("encoder.onnx.2.part"));
        List<Long> heard = new ArrayList<>();

        store(TestModel.encoder(ENCODER, server.servesRanges(ENCODER)))
                .fetch(TestModel.ID, (file, bytes, total) -> heard.add(bytes));

        assertThat(heard).startsWith(500_000L);

        assertThat(abandoned).doesNotExist();
        assertThat(growing).exists();
    }

    @Test
    void a_cancelled_fetch_leaves_nothing() {
        ModelStore store = store(goodEncoder());

        Throwable end = catchThrowable(() -> store.fetch(
                TestModel.ID, (file, bytes, total) -> Thread.currentThread().interrupt()));

        assertThat(end).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(filesOfModel()).isEmpty();
    }

    @Test
    void a_fetch_that_waits_for_a_silent_line_can_be_cancelled() throws Exception {
        ModelStore store = store(TestModel.encoder(ENCODER, server.fallsSilentHalfWay(ENCODER)));
        int before = server.requests();

        Throwable end =
                Cancelling.once(() -> server.requests() > before, () -> store.fetch(TestModel.ID, TestModel.NOBODY));

        assertThat(end).isInstanceOf(InterruptedIOException.class);
        assertThat(filesOfModel()).isSubsetOf("encoder.onnx.partial");
    }

    @Test
    void two_that_fetch_the_same_model_at_once_both_get_it_whole() throws Exception {
        ModelFile encoder = goodEncoder();
        ModelFile decoder = goodDecoder();
        CyclicBarrier bothHaveBegun = new CyclicBarrier(2);
        ProgressListener waiting = (file, bytes, total) -> {
            if (file.equals("encoder.onnx") && bytes == 0) {
                await(bothHaveBegun);
            }
        };
        Callable<InstalledModel> fetch =
                () -> store(TestModel.catalog(encoder, decoder), PATIENCE).fetch(TestModel.ID, waiting);

        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (var result : threads.invokeAll(List.of(fetch, fetch))) {
                assertThat(result.get().encoder()).hasBinaryContent(ENCODER);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(filesOfModel()).containsExactlyInAnyOrder("encoder.onnx", "decoder.onnx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with spaces in it", "Zoë Müller", "数据"})
    void works_in_a_folder_of_any_name(String name) throws IOException {
        assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(name))
                .as("this Java can name such a file; it cannot outside a UTF-8 locale")
                .isTrue();
        folder = folder.resolve(name);

        InstalledModel model = store(goodEncoder()).fetch(TestModel.ID, TestModel.NOBODY);

        assertThat(model.encoder()).startsWith(folder).hasBinaryContent(ENCODER);
        store(goodEncoder()).remove(TestModel.ID);
        assertThat(folder).isEmptyDirectory();
    }

    private ModelFile goodEncoder() {
        return TestModel.encoder(ENCODER, server.serves(ENCODER));
    }

    private ModelFile goodDecoder() {
        return TestModel.decoder(DECODER, server.serves(DECODER));
    }

    private ModelStore store(ModelFile encoder) {
        return store(encoder, PATIENCE);
    }

    private ModelStore store(ModelFile encoder, Duration patience) {
        return store(TestModel.catalog(encoder, goodDecoder()), patience);
    }

    private ModelStore store(ModelCatalog catalog, Duration patience) {
        return new ModelStore(folder, catalog, NO_NPM, server.web(patience));
    }

    private void assertRefused(ModelFile encoder, String why) {
        assertRefused(store(encoder), encoder, why);
    }

    private void assertRefused(ModelStore store, ModelFile encoder, String why) {
        assertThatIOException()
                .isThrownBy(() -> store.fetch(TestModel.ID, TestModel.NOBODY))
                .withMessageContaining(encoder.sources().get(0) + ": " + why);
        assertThat(filesOfModel()).isEmpty();
    }

    /** Refused, but what came is kept. */
    private void assertBroken(ModelFile encoder, Duration patience, String why) {
        assertThatIOException()
                .isThrownBy(() -> store(encoder, patience).fetch(TestModel.ID, TestModel.NOBODY))
                .withMessageContaining(encoder.sources().get(0) + ": " + why);
        assertThat(filesOfModel()).containsExactly("encoder.onnx.partial");
    }

    private Path place(String file) {
        return folder.resolve(TestModel.ID).resolve(file);
    }

    private List<String> filesOfModel() {
        try (Stream<Path> files = Files.list(folder.resolve(TestModel.ID))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
