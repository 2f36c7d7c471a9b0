package dev.clickmask.sam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickmask.sam.catalog.CatalogEntry.Restriction;
import dev.clickmask.sam.catalog.ModelFile.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {
    private final ModelCatalog catalog = ModelCatalog.bundled();

    @Test
    void offers_mobile_sam_first_and_every_public_family() {
        assertThat(catalog.defaultEntry().id()).isEqualTo("mobile-sam");
        assertThat(catalog.entries())
                .extracting(CatalogEntry::id)
                .startsWith("mobile-sam", "sam2.1-tiny", "sam2.1-small", "sam2.1-base-plus", "sam2.1-large")
                .contains("edgetam", "sam3-tracker", "slimsam-77", "sam-vit-b", "sam-hq-vit-b", "efficient-sam-ti")
                .contains("edge-sam");
    }

    @Test
    void every_model_has_an_encoder_and_a_decoder_from_an_https_address() {
        assertThat(catalog.entries()).allSatisfy(entry -> {
            assertThat(entry.file(Role.ENCODER).role()).isEqualTo(Role.ENCODER);
            assertThat(entry.file(Role.DECODER).role()).isEqualTo(Role.DECODER);
            assertThat(entry.files())
                    .allSatisfy(file -> assertThat(file.sources())
                            .hasAtLeastOneElementOfType(HttpsSource.class)
                            .allSatisfy(source -> assertThat(source.toString()).doesNotContain("http:")));
        });
    }

    @Test
    void weights_beside_a_graph_have_the_name_under_which_it_looks_for_them() {
        CatalogEntry entry = catalog.get("edgetam");

        assertThat(entry.files())
                .filteredOn(file -> file.role() == Role.DATA)
                .extracting(ModelFile::name)
                .containsExactly("vision_encoder.onnx_data", "prompt_encoder_mask_decoder.onnx_data");
        assertThat(entry.bytes()).hasValue(192_225 + 19_532_576 + 213_114 + 20_958_208);
    }

    @Test
    void what_belongs_to_a_memory_has_the_name_under_which_it_is_looked_for() {
        CatalogEntry entry = catalog.get("sam2.1-tiny-video");

        assertThat(entry.files())
                .filteredOn(file -> file.role() == Role.MEMORY)
                .extracting(ModelFile::name)
                .containsExactly("memory_encoder.onnx", "memory_attention.onnx", "pointer_tpos.onnx", "constants.json");
        assertThat(entry.bytes()).hasValue(190_072_872 + 9_922);
    }

    @Test
    void says_of_every_licence_that_restricts_use_that_it_does() {
        assertThat(catalog.entries())
                .filteredOn(entry -> entry.restriction().isEmpty())
                .extracting(CatalogEntry::weightsLicence)
                .containsOnly("Apache-2.0");
        assertThat(catalog.get("edge-sam").restriction()).contains(Restriction.NON_COMMERCIAL);
        assertThat(catalog.foreground().entries())
                .filteredOn(entry -> entry.restriction().isEmpty())
                .extracting(ForegroundEntry::weightsLicence)
                .containsOnly("MIT", "Apache-2.0");
        assertThat(catalog.foreground().get("rmbg-1.4").restriction()).contains(Restriction.NON_COMMERCIAL);
        assertThat(catalog.get("sam3-tracker").restriction()).contains(Restriction.OWN_TERMS);
    }

    @Test
    void the_default_model_is_of_45_megabytes() {
        assertThat(catalog.defaultEntry().bytes()).hasValue(28_085_517 + 16_501_766);
    }

    @Test
    void the_size_of_a_model_is_unknown_if_that_of_one_file_is() {
        ModelFile encoder = TestModel.encoder(TestModel.noise(10), new NpmSource("noise", "1.0.0", "encoder.onnx"));
        ModelFile decoder = TestModel.decoder(TestModel.noise(20), new NpmSource("noise", "1.0.0", "decoder.onnx"));

        assertThat(TestModel.catalog(encoder, decoder).defaultEntry().bytes()).hasValue(30);
        assertThat(TestModel.catalog(encoder, TestModel.withoutSize(decoder))
                        .defaultEntry()
                        .bytes())
                .isEqualTo(OptionalLong.empty());
    }

    @Test
    void the_catalogue_in_the_program_is_the_one_in_the_sources() throws IOException {
        Path checkedIn = Path.of(System.getProperty("clickmask.root"), "models", "catalog.json");

        try (InputStream json = Files.newInputStream(checkedIn)) {
            assertThat(CatalogReader.read(json)).isEqualTo(catalog);
        }
    }

    @Test
    void an_unknown_id_is_answered_with_those_there_are() {
        assertThat(catalog.find("sam-9")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.get("sam-9"))
                .withMessageContainingAll("\"sam-9\"", "mobile-sam, sam2.1-tiny");
    }

    @Test
    void ids_are_unique_and_the_default_is_one_of_them() {
        CatalogEntry entry = catalog.defaultEntry();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelCatalog("mobile-sam", List.of(entry, entry)))
                .withMessage("id \"mobile-sam\" stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelCatalog("other", List.of(entry)))
                .withMessage("default must be the id of a model, not \"other\"");
    }
}
