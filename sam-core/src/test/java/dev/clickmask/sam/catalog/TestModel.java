package dev.clickmask.sam.catalog;

import dev.clickmask.sam.catalog.ModelFile.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** A model of two files full of noise, and the catalogue that has nothing else. */
final class TestModel {
    static final String ID = "noise";

    static final ProgressListener NOBODY = (file, bytes, total) -> {};

    private TestModel() {}

    /** Noise that is the same for the same size, and of which no part repeats. */
    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] content) {
        Sha256 digest = new Sha256();
        digest.add(content, content.length);
        return digest.hex();
    }

    static ModelFile encoder(byte[] content, Source... sources) {
        return new ModelFile(
                Role.ENCODER, "encoder.onnx", OptionalLong.of(content.length), sha256(content), List.of(sources));
    }

    static ModelFile decoder(byte[] content, Source... sources) {
        return new ModelFile(
                Role.DECODER, "decoder.onnx", OptionalLong.of(content.length), sha256(content), List.of(sources));
    }

    /** The same file in a catalogue that does not know its size. */
    static ModelFile withoutSize(ModelFile file) {
        return new ModelFile(file.role(), file.name(), OptionalLong.empty(), file.sha256(), file.sources());
    }

    /** The same file in a catalogue that does not know its digest. */
    static ModelFile withoutDigest(ModelFile file) {
        return new ModelFile(file.role(), file.name(), file.bytes(), null, file.sources());
    }

    static ModelCatalog catalog(ModelFile encoder, ModelFile decoder) {
        CatalogEntry entry = new CatalogEntry(
                ID,
                "Noise",
                "Sees nothing.",
                "MIT",
                "MIT",
                Optional.empty(),
                Set.of(),
                OptionalLong.empty(),
                List.of(encoder, decoder));
        return new ModelCatalog(ID, List.of(entry));
    }
}
