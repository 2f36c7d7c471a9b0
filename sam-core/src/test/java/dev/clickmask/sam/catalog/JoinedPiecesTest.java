package dev.clickmask.sam.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedPiecesTest {
    private static final NpmJoinedSource SOURCE = new NpmJoinedSource("noise", "1.0.0", "dist/index.json", "/big");
    private static final byte[] FIRST = TestModel.noise(70_000);
    private static final byte[] SECOND = TestModel.noise(30_000);
    private static final String FIRST_NAME = "package/dist/" + TestModel.sha256(FIRST);
    private static final String SECOND_NAME = "package/dist/" + TestModel.sha256(SECOND);

    private final Path folder;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    JoinedPiecesTest(@TempDir Path folder) {
        this.folder = folder;
        // Not in their order, and the index after the first piece.
        entries.put(SECOND_NAME, SECOND);
        entries.put("package/dist/index.json", index(100_000));
        entries.put(FIRST_NAME, FIRST);
    }

    private static byte[] index(int size) {
        return """
                {"/big": {"size": %d, "chunks": [
                  {"hash": "%s", "offsets": [0, 70000]}, {"hash": "%s", "offsets": [70000, 100000]}]}}
                """.formatted(size, TestModel.sha256(FIRST), TestModel.sha256(SECOND))
                .getBytes(UTF_8);
    }

    private Content open() throws IOException {
        Path archive = folder.resolve("package.tgz");
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(archive)))) {
            for (var entry : entries.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        }
        return new JoinedPieces(SOURCE, archive).open(folder.resolve("whole"));
    }

    @Test
    void the_pieces_are_joined_in_the_order_of_the_index() throws IOException {
        try (Content content = open()) {
            assertThat(content.length()).hasValue(100_000);
            assertThat(content.bytes().readNBytes(70_000)).isEqualTo(FIRST);
            assertThat(content.bytes().readAllBytes()).isEqualTo(SECOND);
        }
    }

    @Test
    void a_damaged_piece_is_refused() {
        byte[] damaged = FIRST.clone();
        damaged[50_000]++;
        entries.put(FIRST_NAME, damaged);
        assertThatIOException().isThrownBy(this::open).withMessageEndingWith("is damaged");

        entries.put(FIRST_NAME, new byte[3]);
        assertThatIOException().isThrownBy(this::open).withMessageEndingWith("is damaged");
    }

    @Test
    void a_missing_piece_is_named() {
        entries.remove(SECOND_NAME);

        assertThatIOException()
                .isThrownBy(this::open)
                .withMessage("the package has no " + SECOND_NAME.substring("package/".length()));
    }

    @Test
    void an_index_that_does_not_add_up_is_refused() {
        entries.put("package/dist/index.json", index(100_001));
        assertThatIOException().isThrownBy(this::open).withMessageContaining("does not list all of /big");

        entries.put("package/dist/index.json", "{}".getBytes(UTF_8));
        assertThatIOException().isThrownBy(this::open).withMessageContaining("does not list all of /big");
    }
}
