"""The families of SAM 2 and of SAM 3's tracker."""

import family_decoders as decoders
import family_encoders as encoders
from family import EVERYTHING, Family, levels, points, prior
from family_forms import external, half, runtime_format

IMAGE_EMBED = [("high_res_feats_0", "high_0"), ("high_res_feats_1", "high_1"), ("image_embed", "embedding")]
SAM2_DECODER = [IMAGE_EMBED[2], *IMAGE_EMBED[:2], *points(), *prior()]
IMAGE_FEATURES = [("image_features_0", "high_0"), ("image_features_1", "high_1"), ("image_embeddings", "embedding")]
DOTTED = [("image_embeddings.0", "high_0"), ("image_embeddings.1", "high_1"), ("image_embeddings.2", "embedding")]
MICROSOFT = [
    *IMAGE_FEATURES,
    *points(kind="int32"),
    *prior("input_masks", "has_input_masks"),
    ("original_image_size", "size_int32"),
]
TRANSFORMERS = [
    ("input_points", "coordinates_4d"),
    ("input_labels", "labels_3d_int64"),
    ("input_boxes", "boxes"),
    *DOTTED,
]


def transformers(name, side, **more):
    """Makes a family of transformers.js."""
    return Family(
        name,
        lambda net, _: (encoders.Levels if side == 1024 else encoders.Fine)(net, [0, 1, 2]),
        "pixel_values",
        [n for n, _ in DOTTED],
        lambda net, _: decoders.Transformers(net, side),
        TRANSFORMERS,
        ["iou_scores", "pred_masks", "object_score_logits"],
        "pred_masks",
        prompts=EVERYTHING,
        side=side,
        **more,
    )


def microsoft(name, masks, **more):
    """Makes a family of ONNX Runtime's exporter."""
    return Family(
        name,
        levels([0, 1, 2]),
        "image",
        [n for n, _ in IMAGE_FEATURES],
        lambda net, _: decoders.Microsoft(net, masks.start, masks.stop),
        MICROSOFT,
        ["masks", "iou_predictions", "low_res_masks"],
        "low_res_masks",
        masks=masks,
        **more,
    )


FAMILIES = [
    Family(
        "sam2-ort",
        levels([0, 1, 2]),
        "image",
        [n for n, _ in IMAGE_EMBED],
        lambda net, _: decoders.Samexporter(net),
        SAM2_DECODER,
        ["masks", "iou_predictions"],
        "masks",
        finish=runtime_format,
    ),
    Family(
        "sam2-ibaigorordo",
        levels([0, 1, 2]),
        "image",
        [n for n, _ in IMAGE_EMBED],
        lambda net, _: decoders.Ibaigorordo(net),
        [*SAM2_DECODER, ("orig_im_size", "size_int32")],
        ["masks", "iou_predictions"],
        "masks",
        prompts=EVERYTHING,
    ),
    Family(
        "sam2-shubham",
        levels([0, 1, 2]),
        "image",
        [n for n, _ in IMAGE_EMBED],
        lambda net, _: decoders.Shubham(net),
        [*SAM2_DECODER, ("orig_im_size", "size_int32")],
        ["masks", "iou_predictions"],
        "bytes",
        prompts=EVERYTHING,
        masks=slice(0, 1),
    ),
    microsoft("sam2-microsoft", slice(1, 4)),
    microsoft("sam2-microsoft-fp16", slice(0, 1), finish=half, tolerance=0.1),
    transformers("sam2-transformers", 1024, finish=external, files=("vision_encoder.onnx", "prompt_encoder_mask_decoder.onnx")),
    transformers("sam3-tracker", 1008, pixels="half", cells=288),
]
