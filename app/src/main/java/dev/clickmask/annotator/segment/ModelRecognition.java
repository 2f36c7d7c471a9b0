package dev.clickmask.annotator.segment;

import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelPair;
import java.io.IOException;

/**
 * Two files that were found to be a model.
 *
 * @param pair which is the encoder and which the decoder
 * @param info what the model is
 */
public record ModelRecognition(ModelPair pair, ModelInfo info) {

    /**
     * Opens the files, if need be the other way round than was guessed; takes seconds.
     *
     * @throws IOException if they are no model; says why as it seems in the order that was guessed
     */
    public static ModelRecognition of(ModelPair guessed, ModelOpener opener) throws IOException {
        try {
            return open(guessed, opener);
        } catch (IOException guess) {
            try {
                return open(guessed.swapped(), opener);
            } catch (IOException e) {
                throw guess;
            }
        }
    }

    private static ModelRecognition open(ModelPair pair, ModelOpener opener) throws IOException {
        InstalledModel files = new InstalledModel("new", pair.encoder(), pair.decoder(), "new");
        try (SamModel model = opener.open(files)) {
            if (model.memory().isPresent()) {
                model.memory().get().load();
            }
            return new ModelRecognition(pair, model.info());
        }
    }
}
