package dev.clickmask.annotator.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON file whose outermost object has long lists, which are gone through one element at a time. */
public final class JsonFile {
    private final Path file;
    private final ObjectMapper mapper = new ObjectMapper();

    public JsonFile(Path file) {
        this.file = file;
    }

    /** Takes one element of a list. */
    @FunctionalInterface
    public interface ElementConsumer {
        void accept(JsonPlace element) throws IOException;
    }

    /**
     * Goes through a list of the outermost object.
     *
     * @throws MalformedDatasetException if the file is missing, no JSON, or has no such list or more than one
     */
    public void forEachIn(String list, ElementConsumer consumer) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw malformed("", "is missing");
        }
        int lists = 0;
        try (JsonParser json = mapper.createParser(file.toFile())) {
            require(json.nextToken() == JsonToken.START_OBJECT, "$", "is not an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(list)) {
                    lists++;
                    readList(json, "$." + list, consumer);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            throw new MalformedDatasetException(new Finding(file, place, "is not valid JSON"), e);
        }
        require(lists == 1, "$", "has " + (lists == 0 ? "no" : "more than one") + " \"" + list + "\"");
    }

    private void readList(JsonParser json, String path, ElementConsumer consumer) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, path, "is not a list");
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            consumer.accept(new JsonPlace(file, path + "[" + i + "]", mapper.readTree(json)));
        }
    }

    private void require(boolean holds, String place, String sentence) throws MalformedDatasetException {
        if (!holds) {
            throw malformed(place, sentence);
        }
    }

    private MalformedDatasetException malformed(String place, String sentence) {
        return new MalformedDatasetException(new Finding(file, place, sentence));
    }
}
