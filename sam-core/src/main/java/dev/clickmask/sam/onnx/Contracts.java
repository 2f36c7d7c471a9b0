package dev.clickmask.sam.onnx;

import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.onnx.Contract.Answer;
import dev.clickmask.sam.onnx.Contract.Feature;
import dev.clickmask.sam.onnx.Contract.Padding;
import dev.clickmask.sam.onnx.Contract.Picture;
import dev.clickmask.sam.onnx.Contract.Points;
import dev.clickmask.sam.onnx.Contract.Prior;
import dev.clickmask.sam.onnx.Contract.Score;
import dev.clickmask.sam.onnx.Contract.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The families of exports that are published, as their exporters' sources give them. */
final class Contracts {
    private static final String IOU_PREDICTIONS = "iou_predictions";
    private static final String MASKS = "masks";
    private static final String LOW_RES_MASKS = "low_res_masks";
    private static final String ORIGINAL_SIZE = "orig_im_size";
    private static final String EMBEDDINGS = "image_embeddings";

    private static final Picture SAM_1_PICTURE = new Picture(Fit.LONGEST_SIDE, 1024, PixelScale.IMAGENET);
    private static final Picture SAM_2_PICTURE = new Picture(Fit.SQUASH, 1024, PixelScale.IMAGENET);
    private static final Points POINTS = new Points("point_coords", "point_labels", false);
    private static final Points INPUT_POINTS = new Points("input_points", "input_labels", false);
    private static final Prior PRIOR = new Prior("mask_input", "has_mask_input");
    private static final Feature SAM_1_FEATURE = new Feature(EMBEDDINGS, 256, 64);
    private static final Capabilities WITHOUT_PRIOR = Capabilities.ALL.withoutPriorMask();

    /** The official export of SAM-1, also used by MobileSAM: segment_anything/utils/onnx.py. */
    private static final Contract SAM_1 =
            sam1("SAM", List.of(SAM_1_FEATURE), predicted(LOW_RES_MASKS, IOU_PREDICTIONS));

    /** The same of a graph that returns only the mask that it chose, with the masks that it chose from. */
    private static final Contract SAM_1_EXPOSED = sam1(
                    "SAM", List.of(SAM_1_FEATURE), predicted(HiddenCandidates.LOGITS, HiddenCandidates.IOUS))
            .with(Padding.CALLER);

    /** SAM-HQ, whose decoder also sees an early layer of the encoder. */
    private static final Contract SAM_HQ = sam1(
            "SAM-HQ",
            List.of(SAM_1_FEATURE, new Feature("interm_embeddings", 64, 64)),
            predicted(LOW_RES_MASKS, IOU_PREDICTIONS));

    /** SAM-1 and SlimSAM of transformers.js, by optimum. */
    private static final Contract SAM_1_TRANSFORMERS = new Contract(
            "SAM (transformers.js)",
            SAM_1_PICTURE,
            List.of(SAM_1_FEATURE, new Feature("image_positional_embeddings", 256, 64)),
            INPUT_POINTS,
            null,
            null,
            null,
            predicted("pred_masks", "iou_scores"),
            Padding.GRAPH,
            WITHOUT_PRIOR.withoutBox());

    /** EdgeSAM, whose guesses its authors replace by the stability of the mask. */
    private static final Contract EDGE_SAM = new Contract(
            "EdgeSAM",
            SAM_1_PICTURE,
            List.of(SAM_1_FEATURE),
            POINTS,
            null,
            null,
            null,
            new Answer(MASKS, "scores", Values.LOGITS, Score.STABILITY, List.of()),
            Padding.GRAPH,
            WITHOUT_PRIOR);

    /** EfficientSAM, which was trained without points off the object. Its low-resolution output has no fixed name. */
    private static final Contract EFFICIENT_SAM = new Contract(
            "EfficientSAM",
            new Picture(Fit.SQUASH, 1024, PixelScale.UNIT),
            List.of(SAM_1_FEATURE),
            new Points("batched_point_coords", "batched_point_labels", true),
            null,
            null,
            ORIGINAL_SIZE,
            new Answer(null, IOU_PREDICTIONS, Values.LOGITS, Score.PREDICTED, List.of("output_masks")),
            Padding.GRAPH,
            WITHOUT_PRIOR.withoutBackground().withEntries(6));

    /** SAM 2 and 2.1 by samexporter: AnyLabeling, X-AnyLabeling. */
    private static final Contract SAM_2_SAMEXPORTER = sam2(
            "SAM 2 (samexporter)",
            sam2Features("high_res_feats_0", "high_res_feats_1", "image_embed"),
            null,
            predicted(MASKS, IOU_PREDICTIONS),
            Capabilities.ALL);

    /** The same with masks of the size that is asked for: ibaiGorordo, shubham0204. */
    private static final Contract SAM_2_SIZED = sam2(
            "SAM 2 (masks in full size)",
            SAM_2_SAMEXPORTER.features(),
            ORIGINAL_SIZE,
            new Answer(MASKS, IOU_PREDICTIONS, Values.LOGITS_OR_BYTES_AS_ASKED, Score.PREDICTED, List.of()),
            WITHOUT_PRIOR);

    /** SAM 2.1 by RectLabel, also used by osam and labelme. */
    private static final Contract SAM_2_OSAM = sam2(
            "SAM 2 (osam)",
            sam2Features("high_res_features1", "high_res_features2", EMBEDDINGS),
            ORIGINAL_SIZE,
            predicted(LOW_RES_MASKS, IOU_PREDICTIONS),
            Capabilities.ALL);

    /** SAM 2 by ONNX Runtime's own exporter. */
    private static final Contract SAM_2_MICROSOFT = new Contract(
            "SAM 2 (ONNX Runtime)",
            SAM_2_PICTURE,
            sam2Features("image_features_0", "image_features_1", EMBEDDINGS),
            POINTS,
            new Prior("input_masks", "has_input_masks"),
            null,
            "original_image_size",
            predicted(LOW_RES_MASKS, IOU_PREDICTIONS),
            Padding.GRAPH,
            Capabilities.ALL);

    /** SAM 2, SAM 2.1 and EdgeTAM of transformers.js. */
    private static final Contract SAM_2_TRANSFORMERS = transformers("SAM 2 (transformers.js)", SAM_2_PICTURE, 64);

    /** The same of SAM 3's tracker, which differs in the size of everything and in how pictures are normalised. */
    private static final Contract SAM_3_TRACKER =
            transformers("SAM 3 tracker", new Picture(Fit.SQUASH, 1008, PixelScale.HALF), 72);

    /** SAM 2 for films, by square-zero-labs and diffusionstudio. It chooses its mask itself, by the number of points. */
    private static final Contract SAM_2_VIDEO = new Contract(
            "SAM 2 video",
            SAM_2_PICTURE,
            List.of(
                    new Feature("feats0", "feats0", 32, 256),
                    new Feature("feats1", "feats1", 64, 128),
                    new Feature(MemorySpec.REPLACED, "feats2_no_mem", 256, 64),
                    new Feature(null, MemorySpec.RAW, 256, 64)),
            INPUT_POINTS,
            null,
            null,
            null,
            predicted("low_res_mask", "iou"),
            Padding.GRAPH,
            WITHOUT_PRIOR);

    /** All of them; of those that share the names of a decoder, the sizes of its features tell which it is. */
    static final List<Contract> ALL = List.of(
            SAM_2_TRANSFORMERS,
            SAM_3_TRACKER,
            SAM_2_VIDEO,
            SAM_2_SAMEXPORTER,
            SAM_2_SIZED,
            SAM_2_OSAM,
            SAM_2_MICROSOFT,
            SAM_1_EXPOSED,
            SAM_1,
            SAM_HQ,
            SAM_1_TRANSFORMERS,
            EFFICIENT_SAM,
            EDGE_SAM);

    private Contracts() {}

    /** The same contract for a decoder that returns so many masks, -1 if it does not say how many. */
    static Contract returning(int masks, Contract contract) {
        return contract.equals(SAM_1) && masks == 1 ? contract.with(Padding.CALLER) : contract;
    }

    private static Answer predicted(String logits, String ious) {
        return new Answer(logits, ious, Values.LOGITS, Score.PREDICTED, List.of());
    }

    private static List<Feature> sam2Features(String quarter, String eighth, String sixteenth) {
        return List.of(new Feature(sixteenth, 256, 64), new Feature(quarter, 32, 256), new Feature(eighth, 64, 128));
    }

    private static Contract sam1(String family, List<Feature> features, Answer answer) {
        return new Contract(
                family,
                SAM_1_PICTURE,
                features,
                POINTS,
                PRIOR,
                null,
                ORIGINAL_SIZE,
                answer,
                Padding.CALLER_WITHOUT_BOX,
                Capabilities.ALL);
    }

    private static Contract sam2(
            String family, List<Feature> features, @Nullable String size, Answer answer, Capabilities capabilities) {
        return new Contract(
                family, SAM_2_PICTURE, features, POINTS, PRIOR, null, size, answer, Padding.GRAPH, capabilities);
    }

    private static Contract transformers(String family, Picture picture, int cells) {
        return new Contract(
                family,
                picture,
                List.of(
                        new Feature("image_embeddings.0", 32, 4 * cells),
                        new Feature("image_embeddings.1", 64, 2 * cells),
                        new Feature("image_embeddings.2", 256, cells)),
                INPUT_POINTS,
                null,
                "input_boxes",
                null,
                predicted("pred_masks", "iou_scores"),
                Padding.CALLER,
                WITHOUT_PRIOR);
    }
}
