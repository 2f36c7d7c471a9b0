package dev.clickmask.sam.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a memory, as its graphs declare them.
 *
 * @param channels of the frame's features, which is also the length of a pointer
 * @param cells rows and columns of the features
 * @param width numbers of one row of the memory
 * @param slots frames that the attention takes
 * @param pointers vectors that it takes after them
 * @param times marks of time: for the frame before, the one before that and so on, the last for prompted frames
 */
record MemorySpec(int channels, int cells, int width, int slots, int pointers, List<FloatBuffer> times) {
    static final String POSITIONS = "vision_pos_embed";
    static final String RAW = "feats2";
    static final String REPLACED = "feats2_cond";
    static final String MASK = "high_res_mask";
    static final String SCORE = "object_score_logits";
    static final String POINTER = "object_pointer";
    static final String BINARIZE = "binarize";
    static final String TOKENS = "memory_tokens";
    static final String TOKEN_POSITIONS = "memory_pos";
    static final String CURRENT = "current_vision_features";
    static final String CURRENT_POSITIONS = "current_vision_position_embeddings";
    static final String MEMORY = "memory";
    static final String MEMORY_POSITIONS = "memory_pos";
    static final String CONDITIONED = "conditioned_feats";
    static final String AGES = "normalized_diffs";
    static final String AGE_POSITIONS = "pointer_pos";

    private static final int USUAL_POINTERS = 16;
    private static final String TIMES = "memory_temporal_positional_encoding";

    /** Rows that one pointer takes. */
    int rowsOfPointer() {
        return channels / width;
    }

    /** Rows that one frame takes. */
    int rowsOfFrame() {
        return cells * cells;
    }

    /** All rows. */
    int rows() {
        return slots * rowsOfFrame() + pointers * rowsOfPointer();
    }

    /**
     * Finds out what the files are.
     *
     * @param decoder of the model that they are to belong to, as is the rest
     * @throws UnknownModelException if they do not belong together; the message says where
     */
    static MemorySpec recognise(
            ModelSpec model,
            GraphTensors decoder,
            GraphTensors encoder,
            GraphTensors attention,
            GraphTensors ages,
            Path file)
            throws IOException {
        Level raw = model.levels().get(model.place(RAW));
        int side = model.image().side();
        decoder.output(MASK).requireShape(1, 1, side, side);
        decoder.output(SCORE).requireFloats();
        decoder.output(POINTER).requireFloats();
        encoder.input(RAW).requireShape(1, raw.channels(), raw.height(), raw.width());
        encoder.input(MASK).requireShape(1, 1, side, side);
        encoder.input(SCORE).requireShape(1, 1);
        encoder.input(BINARIZE).requireShape();
        encoder.output(TOKENS).requireFloats();
        encoder.output(TOKEN_POSITIONS).requireFloats();
        int cells = raw.height();
        attention.input(CURRENT).requireShape((long) cells * cells, 1, raw.channels());
        attention.input(CURRENT_POSITIONS).requireShape((long) cells * cells, 1, raw.channels());
        attention.output(CONDITIONED).requireFloats();
        ages.output(AGE_POSITIONS).requireFloats();
        GraphTensors.Tensor memory = attention.input(MEMORY);
        memory.requireShape(-1, 1, -1);
        int pointers = ages.input(AGES).dimensionOr(0, USUAL_POINTERS);
        int width = memory.lastOrUnknown();
        int rows = memory.dimensionOrUnknown(0) - (width > 0 ? pointers * (raw.channels() / width) : 0);
        int slots = rows / (cells * cells);
        if (width <= 0 || raw.channels() % width != 0 || slots < 1 || rows % (cells * cells) != 0) {
            throw new UnknownModelException(
                    "%s: %s should have a row for each cell of some frames of %d x %d and %d pointers of %d numbers"
                            .formatted(attention.file(), memory, cells, cells, pointers, raw.channels()));
        }
        return new MemorySpec(raw.channels(), cells, width, slots, pointers, times(file, width));
    }

    private static List<FloatBuffer> times(Path file, int width) throws IOException {
        List<FloatBuffer> times = new ArrayList<>();
        for (JsonNode row : constants(file).path(TIMES)) {
            FloatBuffer time = FloatBuffer.allocate(row.size());
            row.forEach(number -> time.put(number.floatValue()));
            if (row.size() != width) {
                throw new UnknownModelException(file + " is of another model: a row of " + TIMES + " has " + row.size()
                        + " numbers instead of " + width);
            }
            times.add(time.rewind());
        }
        if (times.size() < 2) {
            throw new UnknownModelException(file + " has no " + TIMES);
        }
        return List.copyOf(times);
    }

    private static JsonNode constants(Path file) throws IOException {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new UnknownModelException(file + " is not JSON: " + e.getOriginalMessage());
        }
    }
}
