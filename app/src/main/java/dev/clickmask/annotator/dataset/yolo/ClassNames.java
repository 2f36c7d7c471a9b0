package dev.clickmask.annotator.dataset.yolo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.JsonPlace;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code names} of a {@code data.yaml}: a list, or an object with the class numbers as keys. */
final class ClassNames {
    private ClassNames() {}

    static List<String> read(Path yaml) throws IOException {
        JsonPlace names = new JsonPlace(yaml, "$", parse(yaml)).member("names");
        List<String> read = new ArrayList<>();
        for (int i = 0; i < names.value().size(); i++) {
            read.add(name(names.value().isArray() ? names.element(i) : names.member(Integer.toString(i))));
        }
        return read;
    }

    private static JsonNode parse(Path yaml) throws IOException {
        try {
            return new YAMLMapper().readTree(String.join("\n", TextLines.read(yaml)));
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            throw new MalformedDatasetException(new Finding(yaml, place, "is not valid YAML"), e);
        }
    }

    /** YAML takes a class of the name 7 or yes for a number or truth value. */
    private static String name(JsonPlace name) throws MalformedDatasetException {
        String text = name.value().asText();
        if (text.isBlank()) {
            throw name.malformed("is not a name");
        }
        return text;
    }
}
