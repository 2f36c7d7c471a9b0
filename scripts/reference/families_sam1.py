"""The families of SAM 1 and of the small models made from it."""

import family_decoders as decoders
import family_encoders as encoders
from family import BOX, BOX_POINT, EVERYTHING, POINT, POINTS, TWO, UNNAMED, Family, levels, points, prior
from family_forms import quantise

SAM1_DECODER = [("image_embeddings", "embedding"), *points(), *prior(), ("orig_im_size", "size_float")]
SAM1_OUTPUTS = ["masks", "iou_predictions", "low_res_masks"]


def sam1(name, encoder, encoder_input, **more):
    """Makes a family with the official decoder."""
    return Family(
        name,
        encoder,
        encoder_input,
        ["image_embeddings"],
        lambda net, _: decoders.Official(net),
        SAM1_DECODER,
        SAM1_OUTPUTS,
        "low_res_masks",
        masks=slice(0, 4),
        squash=False,
        padding="without-box",
        high=False,
        **more,
    )


def edge_sam(name, encoder, encoder_input, **more):
    """Makes a family with EdgeSAM's decoder."""
    return Family(
        name,
        encoder,
        encoder_input,
        ["image_embeddings"],
        lambda net, _: decoders.EdgeSam(net),
        [("image_embeddings", "embedding"), *points()],
        ["scores", "masks"],
        "masks",
        prompts=EVERYTHING,
        masks=slice(0, 4),
        squash=False,
        padding="never",
        high=False,
        **more,
    )


FAMILIES = [
    Family(
        "sam1-transformers",
        lambda net, parts: encoders.WithPosition(net, parts["decoder"], parts["spread"]),
        "pixel_values",
        ["image_embeddings", "image_positional_embeddings"],
        lambda net, parts: decoders.TransformersSam1(net, parts["gather"]),
        [
            ("image_positional_embeddings", "position"),
            ("image_embeddings", "embedding"),
            ("input_points", "coordinates_4d"),
            ("input_labels", "labels_3d_int64"),
        ],
        ["iou_scores", "pred_masks"],
        "pred_masks",
        prompts=[POINT, POINTS, TWO],
        squash=False,
        high=False,
    ),
    sam1("sam1-hwc", lambda net, _: encoders.Hwc(net, [2]), "input_image", pixels="rows"),
    sam1("sam1-quantised", levels([2]), "x", finish=quantise, tolerance=0.05),
    Family(
        "efficient-sam",
        lambda net, _: encoders.Unit(net, [2]),
        "batched_images",
        ["image_embeddings"],
        lambda net, _: decoders.EfficientSam(net),
        [
            ("image_embeddings", "embedding"),
            ("batched_point_coords", "image_coordinates_4d"),
            ("batched_point_labels", "labels_3d"),
            ("orig_im_size", "size_int64"),
        ],
        ["output_masks", "iou_predictions", UNNAMED],
        UNNAMED,
        prompts=[POINT, TWO, BOX, BOX_POINT],
        padding="six",
        pixels="unit",
        high=False,
        tolerance=0.1,
    ),
    edge_sam("edge-sam", levels([2]), "image"),
    edge_sam("edge-sam-bytes", lambda net, _: encoders.Bytes(net, [2]), "input_image", pixels="bytes"),
    Family(
        "sam-hq",
        lambda net, parts: encoders.WithIntermediate(net, parts["layers"]),
        "image",
        ["image_embeddings", "interm_1", "interm_2", "interm_3", "interm_4"],
        lambda net, parts: decoders.HighQuality(net, parts["quality"]),
        [SAM1_DECODER[0], ("interm_embeddings", "intermediate"), *SAM1_DECODER[1:]],
        SAM1_OUTPUTS,
        "low_res_masks",
        masks=slice(0, 1),
        squash=False,
        padding="without-box",
        high=False,
    ),
]
