package dev.clickmask.annotator.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts as JSON, in the order in which they were given: {@code {"point":[x,y],"foreground":true}} or
 * {@code {"box":[x0,y0,x1,y1]}}, image pixels. A prior mask is not kept: it comes back when the prompts are replayed.
 */
final class PromptJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PromptJson() {}

    static String write(List<Prompt> prompts) {
        ArrayNode array = JSON.createArrayNode();
        for (Prompt prompt : prompts) {
            if (prompt instanceof Prompt.Point point) {
                ObjectNode node = array.addObject();
                node.putArray("point").add(point.at().x()).add(point.at().y());
                node.put("foreground", point.foreground());
            } else if (prompt instanceof Prompt.BoxPrompt given) {
                Box box = given.box();
                array.addObject()
                        .putArray("box")
                        .add(box.x0())
                        .add(box.y0())
                        .add(box.x1())
                        .add(box.y1());
            }
        }
        return array.toString();
    }

    /** @throws IllegalArgumentException if the text is not what {@link #write} makes */
    static List<Prompt> read(String text) {
        try {
            List<Prompt> prompts = new ArrayList<>();
            for (JsonNode node : JSON.readTree(text)) {
                prompts.add(prompt(node));
            }
            return prompts;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("prompts that are not JSON: " + text, e);
        }
    }

    private static Prompt prompt(JsonNode node) {
        JsonNode at = node.path("point");
        JsonNode box = node.path("box");
        if (at.size() == 2) {
            ImagePoint place = new ImagePoint(at.get(0).asDouble(), at.get(1).asDouble());
            return new Prompt.Point(place, node.path("foreground").asBoolean());
        }
        if (box.size() == 4) {
            return new Prompt.BoxPrompt(new Box(
                    box.get(0).asDouble(),
                    box.get(1).asDouble(),
                    box.get(2).asDouble(),
                    box.get(3).asDouble()));
        }
        throw new IllegalArgumentException("not a prompt: " + node);
    }
}
