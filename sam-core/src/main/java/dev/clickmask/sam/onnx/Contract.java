package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a family of exports calls the tensors of its decoder, and what it expects of its caller.
 *
 * @param family name for the person
 * @param fit how images are brought to the encoder's input
 * @param embeddings decoder inputs that the encoder's outputs feed
 * @param originalSize decoder input for the size of the mask to return, or null if it returns no full-size mask
 * @param originalSizeType element type of that input
 * @param logits decoder output with the low-resolution logits
 * @param ious decoder output with the predicted IoU of each mask
 * @param padding who appends the "not a point" entry
 */
record Contract(
        String family,
        Fit fit,
        List<String> embeddings,
        @Nullable String originalSize,
        OnnxJavaType originalSizeType,
        String logits,
        String ious,
        Padding padding) {

    /** Who appends the "not a point" entry that the models were trained with. */
    enum Padding {
        /** The graph does. */
        GRAPH,
        /** The caller does where there is no box, as SAM's own predictor. */
        CALLER_WITHOUT_BOX,
        /**
         * The caller always does: graphs that choose one mask themselves count the entries to tell a clear prompt from an
         * ambiguous one, and answer a box better with it.
         */
        CALLER
    }

    static final String POINT_COORDS = "point_coords";
    static final String POINT_LABELS = "point_labels";
    static final String MASK_INPUT = "mask_input";
    static final String HAS_MASK_INPUT = "has_mask_input";

    private static final String IOU_PREDICTIONS = "iou_predictions";
    private static final String ORIGINAL_SIZE = "orig_im_size";

    /** The official export of SAM-1, also used by MobileSAM: segment_anything/utils/onnx.py. */
    private static final Contract SAM_1 = sam1("low_res_masks", IOU_PREDICTIONS, Padding.CALLER_WITHOUT_BOX);

    /** The same where the graph returns only the mask that it chose. */
    private static final Contract SAM_1_SINGLE = sam1("low_res_masks", IOU_PREDICTIONS, Padding.CALLER);

    /** The same with the masks that it chose from. */
    private static final Contract SAM_1_EXPOSED = sam1(HiddenCandidates.LOGITS, HiddenCandidates.IOUS, Padding.CALLER);

    /** SAM 2 and 2.1 by samexporter: AnyLabeling, X-AnyLabeling. */
    private static final Contract SAM_2_SAMEXPORTER = new Contract(
            "SAM 2 (samexporter)",
            Fit.SQUASH,
            List.of("image_embed", "high_res_feats_0", "high_res_feats_1"),
            null,
            OnnxJavaType.UNKNOWN,
            "masks",
            IOU_PREDICTIONS,
            Padding.GRAPH);

    /** SAM 2.1 by RectLabel, also used by osam and labelme. */
    private static final Contract SAM_2_OSAM = new Contract(
            "SAM 2 (osam)",
            Fit.SQUASH,
            List.of("image_embeddings", "high_res_features1", "high_res_features2"),
            ORIGINAL_SIZE,
            OnnxJavaType.INT64,
            "low_res_masks",
            IOU_PREDICTIONS,
            Padding.GRAPH);

    /** The contracts that a decoder's names can follow, those with more tensors first: the first that fits is right. */
    static final List<Contract> ALL = List.of(SAM_2_SAMEXPORTER, SAM_2_OSAM, SAM_1_EXPOSED, SAM_1);

    private static Contract sam1(String logits, String ious, Padding padding) {
        return new Contract(
                "SAM",
                Fit.LONGEST_SIDE,
                List.of("image_embeddings"),
                ORIGINAL_SIZE,
                OnnxJavaType.FLOAT,
                logits,
                ious,
                padding);
    }

    /** The same contract for a decoder that returns so many masks, -1 if it does not say how many. */
    Contract returning(int masks) {
        return equals(SAM_1) && masks == 1 ? SAM_1_SINGLE : this;
    }

    /** All inputs of the decoder. */
    List<String> decoderInputs() {
        List<String> inputs = new ArrayList<>(embeddings);
        inputs.addAll(List.of(POINT_COORDS, POINT_LABELS, MASK_INPUT, HAS_MASK_INPUT));
        if (originalSize != null) {
            inputs.add(originalSize);
        }
        return inputs;
    }
}
