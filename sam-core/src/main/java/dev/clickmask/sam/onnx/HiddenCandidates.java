package dev.clickmask.sam.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Brings the candidates of a single-mask decoder to light. Such a graph computes all four masks, chooses one and returns
 * that; a person chooses better. The tensors before the choice become outputs of the graph.
 *
 * <p>A model file is a protobuf message, and parsers merge what is appended to one: the file stays as it is, and a
 * second {@code graph} field with nothing but two more outputs follows it. See onnx.proto: {@code ModelProto.graph} is
 * field 7, {@code GraphProto.output} field 12.
 */
final class HiddenCandidates {
    /** Logits of all four masks, [1, 4, 256, 256], the answer to a clear prompt first. */
    static final String LOGITS = "/Reshape_9_output_0";
    /** Predicted IoU of all four masks, [1, 4]. */
    static final String IOUS = "/iou_prediction_head/layers.2/Gemm_output_0";

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    /** Field 1, element type, of the value 1, float32. */
    private static final byte[] FLOAT_TENSOR = {(1 << 3), 1};

    private HiddenCandidates() {}

    /** The model with two more outputs, or nothing if it has no tensors of these names. */
    static Optional<byte[]> expose(byte[] model) {
        if (!contains(model, LOGITS) || !contains(model, IOUS)) {
            return Optional.empty();
        }
        ByteArrayOutputStream outputs = new ByteArrayOutputStream();
        outputs.writeBytes(field(GRAPH_OUTPUT, floatOutput(LOGITS)));
        outputs.writeBytes(field(GRAPH_OUTPUT, floatOutput(IOUS)));
        ByteArrayOutputStream exposed = new ByteArrayOutputStream(model.length + 256);
        exposed.writeBytes(model);
        exposed.writeBytes(field(MODEL_GRAPH, outputs.toByteArray()));
        return Optional.of(exposed.toByteArray());
    }

    private static byte[] floatOutput(String name) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(field(VALUE_NAME, name.getBytes(StandardCharsets.US_ASCII)));
        value.writeBytes(field(VALUE_TYPE, field(TYPE_TENSOR, FLOAT_TENSOR)));
        return value.toByteArray();
    }

    /** A length-delimited field: tag, length as a varint, content. */
    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write((number << 3) | 2);
        int length = content.length;
        while (length >= 0x80) {
            field.write((length & 0x7F) | 0x80);
            length >>>= 7;
        }
        field.write(length);
        field.writeBytes(content);
        return field.toByteArray();
    }

    private static boolean contains(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int start = 0; start <= bytes.length - wanted.length; start++) {
            int matched = 0;
            while (matched < wanted.length && bytes[start + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
