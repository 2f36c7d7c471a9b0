package dev.clickmask.sam.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clickmask.sam.catalog.CatalogEntry.Lack;
import dev.clickmask.sam.catalog.CatalogEntry.Restriction;
import dev.clickmask.sam.catalog.ModelFile.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads a catalogue and says of a bad one what is wrong and at which JSON place, such as /models/0/files/1. */
final class CatalogReader {
    private CatalogReader() {}

    /** Reads to the end of the stream, which the caller closes. */
    static ModelCatalog read(InputStream json) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            return catalog(new JsonPlace(mapper.readTree(json), ""));
        } catch (JsonProcessingException e) {
            throw new IOException("The model catalogue is not JSON: " + e.getMessage(), e);
        }
    }

    private static ModelCatalog catalog(JsonPlace place) throws IOException {
        place.allow("default", "models", "foreground");
        String defaultId = place.text("default");
        var entries = place.list("models", CatalogReader::entry);
        var foreground =
                place.has("foreground") ? ForegroundReader.read(place.object("foreground")) : ForegroundCatalog.NONE;
        return place.check(() -> new ModelCatalog(defaultId, entries, foreground));
    }

    private static CatalogEntry entry(JsonPlace place) throws IOException {
        place.allow(
                "id", "name", "description", "licence", "weightsLicence", "restriction", "lacks", "megabytes", "files");
        String id = place.text("id");
        String name = place.text("name");
        String description = place.text("description");
        String licence = place.text("licence");
        String weightsLicence = place.text("weightsLicence");
        Optional<Restriction> restriction = restriction(place);
        List<String> lacks = place.texts("lacks");
        OptionalLong megabytes = place.wholeNumber("megabytes");
        var files = place.list("files", CatalogReader::file);
        return place.check(() -> new CatalogEntry(
                id,
                name,
                description,
                licence,
                weightsLicence,
                restriction,
                lacks.stream()
                        .map(word -> Words.constant(Lack.class, "lacks", word))
                        .collect(Collectors.toSet()),
                megabytes,
                files));
    }

    static Optional<Restriction> restriction(JsonPlace place) throws IOException {
        if (!place.has("restriction")) {
            return Optional.empty();
        }
        String word = place.text("restriction");
        return Optional.of(place.check(() -> Words.constant(Restriction.class, "restriction", word)));
    }

    static ModelFile file(JsonPlace place) throws IOException {
        place.allow("role", "name", "bytes", "sha256", "sources");
        String role = place.text("role");
        String name = place.text("name");
        var bytes = place.wholeNumber("bytes");
        String sha256 = place.has("sha256") ? place.text("sha256") : null;
        var sources = place.list("sources", CatalogReader::source);
        return place.check(() -> new ModelFile(role(role), name, bytes, sha256, sources));
    }

    private static Role role(String word) {
        return Words.constant(Role.class, "role", word);
    }

    private static Source source(JsonPlace place) throws IOException {
        if (place.has("index")) {
            place.allow("npm", "version", "index", "key");
            String name = place.text("npm");
            String version = place.text("version");
            String index = place.text("index");
            String key = place.text("key");
            return place.check(() -> new NpmJoinedSource(name, version, index, key));
        }
        if (place.has("npm")) {
            place.allow("npm", "version", "path");
            String name = place.text("npm");
            String version = place.text("version");
            String path = place.text("path");
            return place.check(() -> new NpmSource(name, version, path));
        }
        place.allow("url");
        String url = place.text("url");
        return place.check(() -> new HttpsSource(URI.create(url)));
    }
}
