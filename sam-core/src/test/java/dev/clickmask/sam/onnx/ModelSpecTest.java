package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Recognition by what files declare, without files. */
class ModelSpecTest {
    private static final Path FILE = Path.of("some", "decoder.onnx");

    private static final List<GraphTensors.Tensor> SAM_2_OUTPUTS =
            List.of(floats("masks", -1, 3, 256, 256), floats("iou_predictions", -1, 3));

    @Test
    void outputs_of_the_encoder_are_told_apart_by_shape_whatever_their_order_and_names() throws Exception {
        List<GraphTensors.Tensor> outputs = new ArrayList<>(
                List.of(floats("a", 1, 32, 256, 256), floats("b", 1, 64, 128, 128), floats("c", 1, 256, 64, 64)));
        for (int order = 0; order < 3; order++) {
            Collections.rotate(outputs, 1);

            ModelSpec spec =
                    ModelSpec.recognise(encoder(outputs), new GraphTensors(FILE, samexporter(), SAM_2_OUTPUTS));

            assertThat(spec.levels()).extracting(Level::encoderOutput).containsExactly("c", "a", "b");
        }
    }

    @Test
    void tensors_of_the_same_shape_are_told_apart_by_name() throws Exception {
        GraphTensors decoder = new GraphTensors(
                FILE,
                List.of(
                        floats("image_positional_embeddings", -1, 256, 64, 64),
                        floats("image_embeddings", -1, 256, 64, 64),
                        floats("input_points", -1, -1, -1, 2),
                        tensor("input_labels", OnnxJavaType.INT64, -1, -1, -1)),
                List.of(floats("iou_scores", -1, -1, 3), floats("pred_masks", -1, -1, 3, 256, 256)));

        ModelSpec spec = ModelSpec.recognise(
                encoder(List.of(
                        floats("image_positional_embeddings", -1, 256, 64, 64),
                        floats("image_embeddings", -1, 256, 64, 64))),
                decoder);

        assertThat(spec.levels())
                .allSatisfy(level -> assertThat(level.encoderOutput()).isEqualTo(level.decoderInput()));
    }

    @Test
    void sizes_that_a_file_leaves_open_are_those_of_the_family() throws Exception {
        List<GraphTensors.Tensor> open = new ArrayList<>(samexporter());
        open.set(0, floats("image_embed", -1, -1, -1, -1));

        ModelSpec spec = ModelSpec.recognise(
                new GraphTensors(
                        FILE,
                        List.of(floats("image", -1, 3, -1, -1)),
                        List.of(
                                floats("high_res_feats_0", 1, 32, 256, 256),
                                floats("high_res_feats_1", 1, 64, 128, 128),
                                floats("image_embed", 1, 256, 64, 64))),
                new GraphTensors(FILE, open, SAM_2_OUTPUTS));

        assertThat(spec.image().side()).isEqualTo(1024);
        assertThat(spec.levels().get(0).encoderShape()).containsExactly(1, 256, 64, 64);
    }

    @Test
    void a_missing_tensor_is_named_with_the_nearest_family() {
        List<GraphTensors.Tensor> inputs = new ArrayList<>(samexporter());
        inputs.remove(inputs.size() - 1);

        assertUnknown(
                inputs,
                SAM_2_OUTPUTS,
                FILE + " is not a decoder that Clickmask knows: it comes nearest to SAM 2 (samexporter), but misses the"
                        + " input has_mask_input");
    }

    @Test
    void a_tensor_too_many_is_named_with_the_nearest_family() {
        List<GraphTensors.Tensor> inputs = new ArrayList<>(samexporter());
        inputs.add(floats("temperature", 1));

        assertUnknown(
                inputs,
                List.of(floats("iou_predictions", -1, 3)),
                FILE + " is not a decoder that Clickmask knows: it comes nearest to SAM 2 (samexporter), but has the"
                        + " unknown input temperature and misses the output masks");
    }

    @Test
    void the_concept_part_of_SAM_3_is_called_by_its_name() {
        assertUnknown(
                List.of(floats("box_coords", 1, 1, 4), tensor("language_mask", OnnxJavaType.BOOL, 1, 32)),
                List.of(),
                FILE + " holds the concept part of SAM 3, which finds things by words and not by points");
    }

    @Test
    void a_runtime_file_whose_answers_would_depend_on_those_before_is_refused() {
        GraphTensors decoder = new GraphTensors(
                Path.of("decoder.ort"),
                List.of(
                        floats("input_points", -1, -1, -1, 2),
                        tensor("input_labels", OnnxJavaType.INT64, -1, -1, -1),
                        floats("input_boxes", -1, -1, 4),
                        floats("image_embeddings.0", -1, 32, 256, 256),
                        floats("image_embeddings.1", -1, 64, 128, 128),
                        floats("image_embeddings.2", -1, 256, 64, 64)),
                List.of(floats("iou_scores", -1, -1, 3), floats("pred_masks", -1, -1, 3, 256, 256)));

        assertThatThrownBy(() -> ModelSpec.recognise(encoder(List.of()), decoder))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("take the .onnx file");
    }

    private static void assertUnknown(
            List<GraphTensors.Tensor> inputs, List<GraphTensors.Tensor> outputs, String message) {
        assertThatThrownBy(() -> ModelSpec.recognise(encoder(List.of()), new GraphTensors(FILE, inputs, outputs)))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage(message);
    }

    private static List<GraphTensors.Tensor> samexporter() {
        return List.of(
                floats("image_embed", 1, 256, 64, 64),
                floats("high_res_feats_0", 1, 32, 256, 256),
                floats("high_res_feats_1", 1, 64, 128, 128),
                floats("point_coords", -1, -1, 2),
                floats("point_labels", -1, -1),
                floats("mask_input", -1, 1, 256, 256),
                floats("has_mask_input", -1));
    }

    private static GraphTensors encoder(List<GraphTensors.Tensor> outputs) {
        return new GraphTensors(Path.of("some", "encoder.onnx"), List.of(floats("image", 1, 3, 1024, 1024)), outputs);
    }

    private static GraphTensors.Tensor floats(String name, long... shape) {
        return tensor(name, OnnxJavaType.FLOAT, shape);
    }

    private static GraphTensors.Tensor tensor(String name, OnnxJavaType type, long... shape) {
        List<Long> axes =
                LongStream.of(Arrays.copyOf(shape, shape.length)).boxed().toList();
        return new GraphTensors.Tensor(FILE, name, type, axes);
    }
}
