package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.FrameMemory;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.MemoryBank;
import dev.clickmask.sam.MemoryModel;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model with a memory knows of one object, image by image. For one thread at a time. */
final class Remembrance {
    private MemoryBank bank = MemoryBank.EMPTY;
    /** Images that were gone on from. */
    private int images;

    private @Nullable Learnt latest;

    /** @param prompted whether a person has seen to the image */
    private record Learnt(FrameMemory memory, boolean prompted) {}

    /** Takes in an image where a person has seen to the object; counts when it is kept. */
    void learn(SamModel model, ImageEmbedding embedding, Mask mask, List<Prompt> prompts) throws InferenceException {
        latest = null;
        Optional<MemoryModel> memory = model.memory();
        if (memory.isPresent()) {
            MemoryModel.Tracked learnt = memory.get().learn(embedding, images, prompts, Optional.of(mask));
            latest = new Learnt(learnt.memory(), true);
        }
    }

    /** Looks for the object on the next image, if the model can and has learnt how it looks; counts when it is kept. */
    Optional<Candidate> find(SamModel model, ImageEmbedding embedding) throws InferenceException {
        latest = null;
        Optional<MemoryModel> memory = model.memory();
        if (memory.isEmpty() || bank.prompted().isEmpty()) {
            return Optional.empty();
        }
        MemoryModel.Tracked tracked = memory.get().track(embedding, images, bank);
        latest = new Learnt(tracked.memory(), false);
        return Optional.of(tracked.candidate());
    }

    /** Remembers what was learnt last, and goes on to the next image. */
    void keep() {
        Learnt learnt = latest;
        if (learnt != null) {
            bank = learnt.prompted() ? bank.withPrompted(learnt.memory()) : bank.withTracked(learnt.memory());
            images++;
            latest = null;
        }
    }
}
