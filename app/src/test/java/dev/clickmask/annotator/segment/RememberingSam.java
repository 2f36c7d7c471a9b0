package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.FrameMemory;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.MemoryBank;
import dev.clickmask.sam.MemoryModel;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Like {@link BrightSam} with a memory that finds whatever is bright; notes what it is given to remember. */
public final class RememberingSam implements SamModel, MemoryModel {
    /** What was learnt and looked for, in its order: "learn 0", "track 1 by [0] and []". */
    public final List<String> done = new CopyOnWriteArrayList<>();
    /** Which masks were learnt. */
    public final List<Mask> learnt = new CopyOnWriteArrayList<>();

    private final BrightSam bright = new BrightSam();
    private final AtomicInteger passing = new AtomicInteger(Integer.MAX_VALUE);

    /** Has so many more lookings pass before one is cancelled. */
    void cancelAfter(int tracks) {
        passing.set(tracks);
    }

    @Override
    public ModelInfo info() {
        return bright.info();
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        return bright.encode(image);
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) {
        done.add("decode");
        return bright.decode(embedding, prompts);
    }

    @Override
    public Optional<MemoryModel> memory() {
        return Optional.of(this);
    }

    @Override
    public void load() {}

    @Override
    public Tracked learn(ImageEmbedding embedding, int frame, List<Prompt> prompts, Optional<Mask> mask) {
        done.add("learn " + frame);
        learnt.add(mask.orElseThrow());
        return tracked(bright.decode(embedding, prompts), frame);
    }

    @Override
    public Tracked track(ImageEmbedding embedding, int frame, MemoryBank bank) throws InferenceException {
        if (passing.getAndDecrement() == 0) {
            throw InferenceException.cancelled("Cancelled");
        }
        done.add("track " + frame + " by " + frames(bank.prompted()) + " and " + frames(bank.tracked()));
        return tracked(bright.decode(embedding, List.of()), frame);
    }

    private static List<Integer> frames(List<FrameMemory> memories) {
        return memories.stream().map(FrameMemory::frame).toList();
    }

    private static Tracked tracked(List<Candidate> candidates, int frame) {
        FrameMemory memory = new FrameMemory(frame, FloatBuffer.allocate(1), FloatBuffer.allocate(1));
        return new Tracked(candidates.get(0), 1, memory);
    }

    @Override
    public void cancel() {
        bright.cancel();
    }

    @Override
    public void close() {}
}
