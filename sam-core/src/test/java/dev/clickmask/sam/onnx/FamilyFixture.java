package dev.clickmask.sam.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import java.util.List;

/** A small model of a published family with the embedding of the picture that its golden cases are about. */
record FamilyFixture(OnnxSam model, ImageEmbedding embedding, GoldenPrompts reference) implements AutoCloseable {

    static FamilyFixture open(String family) throws Exception {
        for (JsonNode golden : TestFiles.json("golden/families/cases.json").get("cases")) {
            if (golden.get("model").asText().equals(family)) {
                OnnxSam model = TestFiles.fixtureModel(
                        family,
                        golden.get("encoder").asText(),
                        golden.get("decoder").asText());
                ImageEmbedding embedding =
                        model.encode(TestFiles.image(golden.get("image").asText()));
                Fit fit = golden.get("squash").asBoolean() ? Fit.SQUASH : Fit.LONGEST_SIDE;
                ModelFrame frame = ModelFrame.of(
                        embedding.imageSize(), fit, golden.get("side").asInt());
                return new FamilyFixture(model, embedding, new GoldenPrompts(frame));
            }
        }
        throw new IllegalArgumentException(family);
    }

    List<Prompt> prompts(JsonNode golden) {
        return reference.of(golden);
    }

    List<Candidate> decode(List<Prompt> prompts) throws InferenceException {
        return model.decode(embedding, prompts);
    }

    @Override
    public void close() {
        model.close();
    }
}
