package dev.clickmask.sam.onnx;

import dev.clickmask.sam.FrameMemory;
import dev.clickmask.sam.MemoryBank;
import java.nio.FloatBuffer;
import java.util.List;

/** The rows that the attention takes, filled from a {@link MemoryBank} for each run; used by one run at a time. */
final class MemoryRows {
    private final MemorySpec spec;
    /** Where a row of a frame's memory is. */
    private final FloatBuffer places;
    /** Where a cell of the frame is that is looked at. */
    private final FloatBuffer positions;

    private final FloatBuffer memory;
    private final FloatBuffer memoryPositions;

    /**
     * Prepares it.
     *
     * @param places row by row
     * @param positions plane by plane
     */
    MemoryRows(MemorySpec spec, FloatBuffer places, FloatBuffer positions) {
        this.spec = spec;
        this.places = places;
        this.positions = byCell(positions);
        this.memory = DirectFloats.allocate(spec.rows() * spec.width());
        this.memoryPositions = DirectFloats.allocate(spec.rows() * spec.width());
    }

    /** Planes one after the other as one row for each cell. */
    FloatBuffer byCell(FloatBuffer planes) {
        int cells = spec.rowsOfFrame();
        FloatBuffer rows = DirectFloats.allocate(cells * spec.channels());
        for (int cell = 0; cell < cells; cell++) {
            for (int channel = 0; channel < spec.channels(); channel++) {
                rows.put(planes.get(channel * cells + cell));
            }
        }
        return rows.rewind();
    }

    /** How far back the pointers of the bank are, as the graph for them takes it. */
    FloatBuffer ages(MemoryBank bank, int now) {
        FloatBuffer ages = FloatBuffer.allocate(spec.pointers());
        for (FrameMemory pointer : bank.pointers(spec.pointers(), now)) {
            ages.put((float) (now - pointer.frame()) / (spec.pointers() - 1));
        }
        return ages.rewind();
    }

    /** Fills memory and positions. */
    void fill(MemoryBank bank, int now, FloatBuffer marks) {
        memory.clear();
        memoryPositions.clear();
        for (MemoryBank.Slot slot : bank.slots(spec.slots(), now, spec.times().size())) {
            memory.put(slot.memory().tokens().duplicate());
            FloatBuffer time = spec.times().get(slot.row());
            for (int i = 0; i < places.capacity(); i++) {
                memoryPositions.put(places.get(i) + time.get(i % spec.width()));
            }
        }
        List<FrameMemory> pointers = bank.pointers(spec.pointers(), now);
        for (int i = 0; i < pointers.size(); i++) {
            memory.put(pointers.get(i).pointer().duplicate());
            for (int row = 0; row < spec.rowsOfPointer(); row++) {
                for (int j = 0; j < spec.width(); j++) {
                    memoryPositions.put(marks.get(i * spec.width() + j));
                }
            }
        }
        memory.rewind();
        memoryPositions.rewind();
    }

    FloatBuffer positions() {
        return positions;
    }

    FloatBuffer memory() {
        return memory;
    }

    FloatBuffer memoryPositions() {
        return memoryPositions;
    }
}
