package dev.clickmask.sam.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    private static final String GOOD = """
            {
              "default": "noise",
              "models": [{
                "id": "noise", "name": "Noise", "description": "Sees nothing.",
                "licence": "MIT", "weightsLicence": "Apache-2.0",
                "restriction": "own-terms", "lacks": ["boxes", "prior-mask"], "megabytes": 3,
                "files": [
                  {"role": "encoder", "name": "e.onnx", "bytes": 7, "sha256": "SHA",
                   "sources": [{"npm": "@a/b", "version": "1.0.0", "path": "dist/e.onnx"}]},
                  {"role": "decoder", "name": "d.onnx", "sha256": "SHA",
                   "sources": [{"url": "https://example.org/d.onnx"}]}
                ]
              }]
            }
            """.replace("SHA", SHA);

    @Test
    void reads_every_field() throws IOException {
        CatalogEntry entry = read(GOOD).defaultEntry();

        assertThat(entry).hasNoNullFieldsOrProperties();
        assertThat(entry.files()).extracting(ModelFile::sha256).containsOnly(SHA);
        assertThat(entry.restriction()).contains(CatalogEntry.Restriction.OWN_TERMS);
        assertThat(entry.lacks()).containsExactlyInAnyOrder(CatalogEntry.Lack.BOXES, CatalogEntry.Lack.PRIOR_MASK);
        assertThat(entry.roundBytes()).hasValue(3_000_000);
        assertThat(entry.files().get(0).bytes()).hasValue(7);
        assertThat(entry.files().get(1).bytes()).isEmpty();
        assertThat(entry.files())
                .flatExtracting(ModelFile::sources)
                .extracting(Source::toString)
                .containsExactly("dist/e.onnx of the npm package @a/b@1.0.0", "https://example.org/d.onnx");
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            "default": "noise"          | "default": "nose"         | /                           | default must be
            "models": [                 | "models": {}, "other": [  | /                           | has no field "other"
            "id": "noise", "name"       | "id": "../up", "name"     | /models/0                   | id must be
            "name": "Noise",            |                           | /models/0                   | name must be a text
            "licence": "MIT"            | "licence": 1              | /models/0                   | licence must be a text
            "role": "decoder"           | "role": "encoder"         | /models/0                   | files must be one
            "name": "d.onnx"            | "name": "e.onnx"          | /models/0                   | files must be of
            "own-terms"                 | "any"                     | /models/0                   | restriction must be
            "prior-mask"                | "love"                    | /models/0                   | lacks must be
            "role": "decoder"           | "role": "head"            | /models/0/files/1           | role must be
            "name": "d.onnx"            | "name": "../d.onnx"       | /models/0/files/1           | name must be
            "bytes": 7                  | "bytes": -7               | /models/0/files/0           | bytes must be above 0
            "bytes": 7                  | "bytes": 0.7              | /models/0/files/0           | bytes must be a whole
            "bytes": 7                  | "byte": 7                 | /models/0/files/0           | has no field "byte"
            "sha256": "0                | "sha256": "X              | /models/0/files/0           | sha256 must be
            [{"url": "https://example.org/d.onnx"}] | []            | /models/0/files/1           | sources must hold
            [{"url": "https://example.org/d.onnx"}] | 3             | /models/0/files/1           | sources must be a list
            {"url": "https://example.org/d.onnx"}   | 3             | /models/0/files/1/sources/0 | must be an object
            https:                      | http:                     | /models/0/files/1/sources/0 | url must be https
            https:                      | ht tps:                   | /models/0/files/1/sources/0 | Illegal character
            "npm": "@a/b"               | "npm": "b & c"            | /models/0/files/0/sources/0 | npm must be
            "version": "1.0.0"          | "version": "^1.0.0"       | /models/0/files/0/sources/0 | version must be
            "path": "dist/e.onnx"       | "path": "../e.onnx"       | /models/0/files/0/sources/0 | path must be
            """)
    void says_where_a_bad_catalogue_is_bad(String good, String bad, String place, String complaint) {
        assertThat(GOOD).contains(good);
        String broken = GOOD.replaceFirst(Pattern.quote(good), bad == null ? "" : bad);

        assertThatIOException()
                .isThrownBy(() -> read(broken))
                .withMessageStartingWith("Bad model catalogue at " + place + ": ")
                .withMessageContaining(complaint);
    }

    @Test
    void says_that_something_else_is_not_json() {
        assertThatIOException()
                .isThrownBy(() -> read("<html>"))
                .withMessageStartingWith("The model catalogue is not JSON");
        assertThatIOException().isThrownBy(() -> read(GOOD + "x")).withMessageContaining("not JSON");
        assertThatIOException()
                .isThrownBy(() -> read(GOOD.replace("\"bytes\": 7", "\"bytes\": 7, \"bytes\": 8")))
                .withMessageContaining("not JSON");
    }

    private static ModelCatalog read(String json) throws IOException {
        return CatalogReader.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
