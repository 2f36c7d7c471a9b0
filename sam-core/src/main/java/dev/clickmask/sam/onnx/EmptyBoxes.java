package dev.clickmask.sam.onnx;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends decoders of transformers.js, which join embedded points [1, 1, n, c] and boxes [1, boxes, 3, c] along the third
 * axis. Without boxes ONNX Runtime does not refuse that: it leaves room for three more rows and fills them with nothing, so
 * that an answer depends on what the memory held before. Between the boxes and the junction goes a Reshape to
 * [1, 1, -1, c], which gives no boxes the shape of no rows.
 *
 * <p>See onnx.proto for the numbers of the fields.
 */
final class EmptyBoxes {
    private static final String POINTS = "input_points";
    private static final String BOXES = "input_boxes";
    private static final String SHAPE = "clickmask_box_rows_shape";
    private static final String ROWS = "clickmask_box_rows";
    private static final String MENDED_ROWS = "clickmask_box_rows_mended";

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int TENSOR_DIMENSIONS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_INT64_DATA = 7;
    private static final int TENSOR_NAME = 8;
    private static final int INT64 = 7;

    private final Set<String> fromPoints = new HashSet<>(Set.of(POINTS));
    private final Set<String> fromBoxes = new HashSet<>(Set.of(BOXES));
    private boolean mended;

    private EmptyBoxes() {}

    /** The mended model, or nothing if it has no such junction. */
    static Optional<byte[]> mend(byte[] model) {
        List<ProtoMessage.Field> fields = new ArrayList<>();
        boolean mended = false;
        for (ProtoMessage.Field field :
                ProtoMessage.parse(ByteBuffer.wrap(model)).fields()) {
            if (field.number() == MODEL_GRAPH) {
                EmptyBoxes graph = new EmptyBoxes();
                fields.add(ProtoMessage.bytes(MODEL_GRAPH, graph.mendGraph(field.content())));
                mended |= graph.mended;
            } else {
                fields.add(field);
            }
        }
        return mended ? Optional.of(new ProtoMessage(fields).toBytes()) : Optional.empty();
    }

    /** Nodes stand in an order in which each uses what those before it made. */
    private byte[] mendGraph(ByteBuffer graph) {
        List<ProtoMessage.Field> fields = new ArrayList<>();
        for (ProtoMessage.Field field : ProtoMessage.parse(graph).fields()) {
            if (field.number() == GRAPH_NODE && !mended) {
                fields.addAll(mendNode(field));
            } else {
                fields.add(field);
            }
        }
        if (mended) {
            fields.add(ProtoMessage.bytes(GRAPH_INITIALIZER, shape()));
        }
        return new ProtoMessage(fields).toBytes();
    }

    private List<ProtoMessage.Field> mendNode(ProtoMessage.Field field) {
        ProtoMessage node = ProtoMessage.parse(field.content());
        List<String> inputs = node.texts(NODE_INPUT);
        boolean points = inputs.stream().anyMatch(fromPoints::contains);
        boolean boxes = inputs.stream().anyMatch(fromBoxes::contains);
        String operator = String.join("", node.texts(NODE_OPERATOR));
        if (operator.equals("Concat") && points && boxes) {
            mended = true;
            return junction(node, inputs);
        }
        // What is made of the shape of a tensor is not made of its content.
        if (!operator.equals("Shape")) {
            if (points) {
                fromPoints.addAll(node.texts(NODE_OUTPUT));
            }
            if (boxes) {
                fromBoxes.addAll(node.texts(NODE_OUTPUT));
            }
        }
        return List.of(field);
    }

    /** Exporters may have joined the three rows of a box at the same place, so these are joined first. */
    private List<ProtoMessage.Field> junction(ProtoMessage node, List<String> inputs) {
        List<ProtoMessage.Field> attributes = node.fields().stream()
                .filter(field -> field.number() == NODE_ATTRIBUTE)
                .toList();
        List<String> rows = new ArrayList<>(inputs);
        rows.removeIf(fromPoints::contains);
        List<String> all = new ArrayList<>(inputs);
        all.set(all.indexOf(rows.get(0)), MENDED_ROWS);
        all.removeAll(rows);
        return List.of(
                node("Concat", rows, List.of(ROWS), attributes),
                node("Reshape", List.of(ROWS, SHAPE), List.of(MENDED_ROWS), List.of()),
                node("Concat", all, node.texts(NODE_OUTPUT), attributes));
    }

    private static ProtoMessage.Field node(
            String operator, List<String> inputs, List<String> outputs, List<ProtoMessage.Field> attributes) {
        List<ProtoMessage.Field> fields = new ArrayList<>();
        inputs.forEach(name -> fields.add(ProtoMessage.text(NODE_INPUT, name)));
        outputs.forEach(name -> fields.add(ProtoMessage.text(NODE_OUTPUT, name)));
        fields.add(ProtoMessage.text(NODE_OPERATOR, operator));
        fields.addAll(attributes);
        return ProtoMessage.bytes(GRAPH_NODE, new ProtoMessage(fields).toBytes());
    }

    /** [1, 1, -1, 0], of which -1 means what is left and 0 the same as before. */
    private static byte[] shape() {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        for (long value : new long[] {1, 1, -1, 0}) {
            ProtoMessage.writeVarint(value, values);
        }
        return new ProtoMessage(List.of(
                        ProtoMessage.number(TENSOR_DIMENSIONS, 4),
                        ProtoMessage.number(TENSOR_TYPE, INT64),
                        ProtoMessage.bytes(TENSOR_INT64_DATA, values.toByteArray()),
                        ProtoMessage.bytes(TENSOR_NAME, SHAPE.getBytes(US_ASCII))))
                .toBytes();
    }
}
