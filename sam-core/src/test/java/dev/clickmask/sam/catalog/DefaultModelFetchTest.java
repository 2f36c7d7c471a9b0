package dev.clickmask.sam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one test that leaves this computer; without a network: mvn -DexcludedGroups=network. */
@Tag("network")
class DefaultModelFetchTest {
    @Test
    @Timeout(600)
    void the_default_model_can_be_had(@TempDir Path folder) throws IOException {
        ModelCatalog catalog = ModelCatalog.bundled();
        ModelStore store = new ModelStore(folder, catalog);
        Set<String> fetched = new HashSet<>();

        store.fetch(catalog.defaultId(), (file, bytes, total) -> fetched.add(file));

        assertThat(fetched).containsExactlyInAnyOrder("encoder.onnx", "sam.onnx");
        store.verify(catalog.defaultId());
    }
}
