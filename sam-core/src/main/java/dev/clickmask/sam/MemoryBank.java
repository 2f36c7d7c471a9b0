package dev.clickmask.sam;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is remembered of one object: by the rules of SAM 2's video predictor (facebookresearch/sam2, sam2_base.py), within
 * limits, so that a film of any length takes as much memory as a short one. Immutable.
 *
 * @param prompted frames on which a person said what the object is, oldest first
 * @param tracked frames on which the model found it, oldest first; all but the last of them without their tokens
 */
public record MemoryBank(List<FrameMemory> prompted, List<FrameMemory> tracked) {
    /** Nothing yet. */
    public static final MemoryBank EMPTY = new MemoryBank(List.of(), List.of());

    /** Frames that a person saw to: of more the oldest go, so that there is room for what came after them. */
    private static final int PROMPTED = 3;

    /** Frames that the model found the object on, whose tokens are kept. */
    private static final int WITH_TOKENS = 6;

    /** The same, whose pointers are kept; one less than a model takes, as one is that of a prompted frame. */
    private static final int WITH_POINTER = 15;

    public MemoryBank {
        prompted = List.copyOf(prompted);
        tracked = List.copyOf(tracked);
    }

    /**
     * A frame as it is given to the model.
     *
     * @param row which of the model's marks of time it gets
     */
    public record Slot(FrameMemory memory, int row) {}

    /** With another frame that a person saw to. */
    public MemoryBank withPrompted(FrameMemory memory) {
        return new MemoryBank(last(with(prompted, memory), PROMPTED), tracked);
    }

    /** With another frame on which the model found it, or found that it was hidden. */
    public MemoryBank withTracked(FrameMemory memory) {
        List<FrameMemory> frames = last(with(tracked, memory), WITH_POINTER);
        int old = frames.size() - WITH_TOKENS - 1;
        if (old >= 0) {
            frames.set(old, frames.get(old).withoutTokens());
        }
        return new MemoryBank(prompted, frames);
    }

    private static List<FrameMemory> with(List<FrameMemory> frames, FrameMemory memory) {
        List<FrameMemory> more = new ArrayList<>(frames);
        more.add(memory);
        return more;
    }

    private static List<FrameMemory> last(List<FrameMemory> frames, int count) {
        return new ArrayList<>(frames.subList(Math.max(0, frames.size() - count), frames.size()));
    }

    /**
     * What fills a fixed number of places: frames that were prompted, then the latest others. Where there are too few they are
     * repeated in turn, because equal numbers of copies do not change an attention.
     *
     * @param now the frame that is looked at
     * @param rows how many marks of time the model has: the last is that of prompted frames, whenever they were
     */
    public List<Slot> slots(int count, int now, int rows) {
        List<Slot> known = new ArrayList<>();
        prompted.forEach(memory -> known.add(new Slot(memory, rows - 1)));
        for (FrameMemory memory : newestFirst()) {
            int back = now - memory.frame();
            if (back < rows && memory.tokens().hasRemaining()) {
                known.add(new Slot(memory, back - 1));
            }
        }
        return inTurn(known, count);
    }

    /** Whose pointers fill a fixed number of places: the same order, and the same if there are too few. */
    public List<FrameMemory> pointers(int count, int now) {
        List<FrameMemory> known = new ArrayList<>(prompted);
        newestFirst().stream().filter(memory -> now - memory.frame() < count).forEach(known::add);
        return inTurn(known, count);
    }

    private List<FrameMemory> newestFirst() {
        List<FrameMemory> frames = new ArrayList<>();
        for (int i = tracked.size() - 1; i >= 0; i--) {
            frames.add(tracked.get(i));
        }
        return frames;
    }

    private static <T> List<T> inTurn(List<T> known, int count) {
        if (known.isEmpty()) {
            throw new IllegalStateException("nothing is remembered of the object");
        }
        List<T> filled = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            filled.add(known.get(i % known.size()));
        }
        return filled;
    }
}
