package dev.clickmask.sam;

import java.nio.FloatBuffer;

/**
 * What a {@link MemoryModel} remembers of an object on one frame. Immutable.
 *
 * @param frame its place among the frames that were gone to, counted from 0
 * @param tokens features of the frame seen through the mask, row by row; direct, never written after construction; empty
 *     where they are no longer needed
 * @param pointer what the object is like, as one vector; never written after construction
 */
public record FrameMemory(int frame, FloatBuffer tokens, FloatBuffer pointer) {

    /** The vector alone, which is a thousand times smaller. */
    FrameMemory withoutTokens() {
        return new FrameMemory(frame, FloatBuffer.allocate(0), pointer);
    }
}
