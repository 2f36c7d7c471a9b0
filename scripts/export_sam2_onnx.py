#!/usr/bin/env python3
"""Turns a checkpoint of SAM 2.1, Meta's own or one fine-tuned from it, into ONNX files that Clickmask opens.

    python export_sam2_onnx.py sam2.1_hiera_tiny.pt --size tiny --out FOLDER
    clickmask models add FOLDER

The files have the form of RectLabel and osam: encoder.onnx takes `input` [1, 3, 1024, 1024], RGB squashed to 1024 x 1024,
divided by 255 and normalised with ImageNet's mean and deviation; decoder.onnx takes its three outputs, points in pixels
of that square with labels 1, 0, or 2 and 3 for the corners of a box, prior logits [n, 1, 256, 256] that count where
has_mask_input is 1, and the image's height and width. It answers four candidates, of which the first is meant for
prompts that leave no doubt, as logits in image size and as logits [n, 4, 256, 256] within +-32 to be given back.

With --video it writes the five graphs and constants.json by which objects are followed over images, as sam2_video.py describes
them; they answer clicks too. --side 512 makes that some ten times quicker, for less detail.

Python packages: torch, transformers, onnx, onnxruntime and onnxscript, in the versions of scripts/reference/requirements.txt.
"""

import argparse
import collections
import pickle
import re
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn
from torch.nn.functional import interpolate
from transformers import Sam2Config, Sam2HieraDetConfig, Sam2Model, Sam2VideoConfig, Sam2VideoModel, Sam2VisionConfig
from transformers.models.sam2_video.configuration_sam2_video import Sam2VideoPromptEncoderConfig

import sam2_video

SIDE = 1024
CELLS = 256
LIMIT = 32.0
OPSET = 17
ENCODER_OPSET = 18
TOLERANCE = 1e-3
ENCODER_OUTPUTS = ["image_embeddings", "high_res_features1", "high_res_features2"]
PROMPTS = ["point_coords", "point_labels", "mask_input", "has_mask_input"]
OUTPUTS = ["masks", "iou_predictions", "low_res_masks"]

Size = collections.namedtuple("Size", "width heads blocks whole_blocks background windows")
SIZES = {
    "tiny": Size(96, 1, [1, 2, 7, 2], [5, 7, 9], 7, [8, 4, 14, 7]),
    "small": Size(96, 1, [1, 2, 11, 2], [7, 10, 13], 7, [8, 4, 14, 7]),
    "base_plus": Size(112, 2, [2, 3, 16, 3], [12, 16, 20], 14, [8, 4, 14, 7]),
    "large": Size(144, 2, [2, 6, 36, 4], [23, 33, 43], 7, [8, 4, 16, 8]),
}

# Meta's names to those of transformers, in this order; what only video needs is left behind.
RENAMES = [
    (r"^image_encoder\.trunk\.(.*)", r"vision_encoder.backbone.\1"),
    (r"^image_encoder\.neck\.convs\.(\d+)\.conv\.", r"vision_encoder.neck.convs.\1."),
    (r"^sam_prompt_encoder\.pe_layer\.positional_encoding_gaussian_matrix", "shared_image_embedding.positional_embedding"),
    (r"^sam_prompt_encoder\.", "prompt_encoder."),
    (r"^sam_mask_decoder\.", "mask_decoder."),
    (r"^no_mem_embed$", "no_memory_embedding"),
    (r"patch_embed\.proj\.", "patch_embed.projection."),
    (r"\.norm_final_attn\.", ".layer_norm_final_attn."),
    (r"\.norm(\d)\.", r".layer_norm\1."),
    (r"\.out_proj\.", ".o_proj."),
    (r"\.mlp\.layers\.0\.", ".mlp.proj_in."),
    (r"\.mlp\.layers\.1\.", ".mlp.proj_out."),
    (r"\.mask_downscaling\.0\.", ".mask_embed.conv1."),
    (r"\.mask_downscaling\.1\.", ".mask_embed.layer_norm1."),
    (r"\.mask_downscaling\.3\.", ".mask_embed.conv2."),
    (r"\.mask_downscaling\.4\.", ".mask_embed.layer_norm2."),
    (r"\.mask_downscaling\.6\.", ".mask_embed.conv3."),
    (r"\.output_upscaling\.0\.", ".upscale_conv1."),
    (r"\.output_upscaling\.1\.", ".upscale_layer_norm."),
    (r"\.output_upscaling\.3\.", ".upscale_conv2."),
    (r"(_mlps\.\d+|iou_prediction_head|pred_obj_score_head)\.layers\.0\.", r"\1.proj_in."),
    (r"(_mlps\.\d+|iou_prediction_head|pred_obj_score_head)\.layers\.2\.", r"\1.proj_out."),
    (r"(_mlps\.\d+|iou_prediction_head|pred_obj_score_head)\.layers\.1\.", r"\1.layers.0."),
]
# The same of what only video needs.
VIDEO_RENAMES = [
    (r"^no_mem_pos_enc$", "no_memory_positional_encoding"),
    (r"^maskmem_tpos_enc$", "memory_temporal_positional_encoding"),
    (r"^no_obj_ptr$", "no_object_pointer"),
    (r"^no_obj_embed_spatial$", "occlusion_spatial_embedding_parameter"),
    (r"^obj_ptr_tpos_proj\.", "temporal_positional_encoding_projection_layer."),
    (r"^obj_ptr_proj\.layers\.0\.", "object_pointer_proj.proj_in."),
    (r"^obj_ptr_proj\.layers\.1\.", "object_pointer_proj.layers.0."),
    (r"^obj_ptr_proj\.layers\.2\.", "object_pointer_proj.proj_out."),
    (r"^(memory_attention\..*)\.out_proj\.", r"\1.o_proj."),
    (r"^(memory_attention\..*)\.norm(\d)\.", r"\1.layer_norm\2."),
    (r"^memory_attention\.norm\.", "memory_attention.layer_norm."),
    *[(rf"^(memory_encoder\.mask_downsampler)\.encoder\.{3 * i}\.", rf"\1.layers.{i}.conv.") for i in range(4)],
    *[(rf"^(memory_encoder\.mask_downsampler)\.encoder\.{3 * i + 1}\.", rf"\1.layers.{i}.layer_norm.") for i in range(4)],
    (r"^(memory_encoder\.mask_downsampler)\.encoder\.12\.", r"\1.final_conv."),
    (r"^memory_encoder\.pix_feat_proj\.", "memory_encoder.feature_projection."),
    (r"^memory_encoder\.out_proj\.", "memory_encoder.projection."),
    (r"^memory_encoder\.fuser\.", "memory_encoder.memory_fuser."),
    (r"^(memory_encoder\..*)\.dwconv\.", r"\1.depthwise_conv."),
    (r"^(memory_encoder\..*)\.pwconv(\d)\.", r"\1.pointwise_conv\2."),
    (r"^(memory_encoder\..*)\.norm\.", r"\1.layer_norm."),
    (r"^(memory_encoder\..*)\.gamma$", r"\1.scale"),
]
VIDEO = re.compile(r"^(memory_|maskmem_|no_mem_pos_enc|no_obj_|mask_downsample|obj_ptr_)")
POINTS = re.compile(r"^sam_prompt_encoder\.point_embeddings\.(\d)\.weight$")
WRAPPERS = re.compile(r"^(module\.|model\.|sam2_model\.|_orig_mod\.)+")


class Refusal(Exception):
    """Says in one sentence why a checkpoint cannot be exported."""


def configuration(size):
    """Returns transformers' configuration of a published size."""
    widths = [size.width << stage for stage in range(4)]
    backbone = Sam2HieraDetConfig(
        hidden_size=size.width,
        num_attention_heads=size.heads,
        embed_dim_per_stage=widths,
        blocks_per_stage=size.blocks,
        num_attention_heads_per_stage=[size.heads << stage for stage in range(4)],
        global_attention_blocks=size.whole_blocks,
        window_positional_embedding_background_size=[size.background] * 2,
        window_size_per_stage=size.windows,
    )
    vision = Sam2VisionConfig(backbone_config=backbone, backbone_channel_list=widths[::-1])
    return Sam2Config(vision_config=vision, attn_implementation="eager")


def video_configuration(size, side):
    """Returns the same of a model with a memory, for pictures of so many pixels."""
    vision = configuration(size).vision_config
    cells = side // 16
    vision.backbone_feature_sizes = [[4 * cells, 4 * cells], [2 * cells, 2 * cells], [cells, cells]]
    vision.backbone_config.image_size = [side, side]
    return Sam2VideoConfig(
        vision_config=vision,
        prompt_encoder_config=Sam2VideoPromptEncoderConfig(image_size=side),
        image_size=side,
        memory_attention_rope_feat_sizes=[cells, cells],
        attn_implementation="eager",
    )


def read_checkpoint(file):
    """Returns Meta's names and tensors from a .pt file, however the training program wrapped them."""
    try:
        # Checkpoints of training programs hold more than tensors; loading no more than these runs no code of theirs.
        content = torch.load(file, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as e:
        raise Refusal(
            f"{file} holds Python objects beside tensors, which could run code on opening: in the program that trained it,"
            " save torch.save({'model': model.state_dict()}, FILE) and export that."
        ) from e
    except (OSError, RuntimeError, EOFError) as e:
        raise Refusal(f"{file} cannot be read as a PyTorch checkpoint: {e}") from e
    while isinstance(content, dict) and not any(isinstance(v, torch.Tensor) for v in content.values()):
        inner = next((content[k] for k in ("model", "state_dict", "model_state_dict") if k in content), None)
        if inner is None:
            raise Refusal(f"{file} holds no weights: neither 'model' nor 'state_dict' is in it.")
        content = inner
    if not isinstance(content, dict):
        raise Refusal(f"{file} holds no table of weights.")
    return {WRAPPERS.sub("", k): v.float() for k, v in content.items() if isinstance(v, torch.Tensor)}


def renamed(weights, video=False):
    """Returns the weights by transformers' names, of pictures or also of what only video needs."""
    result = {}
    points = {}
    for key, value in weights.items():
        point = POINTS.match(key)
        if point:
            points[int(point[1])] = value
        elif video or not VIDEO.match(key):
            for pattern, replacement in VIDEO_RENAMES if VIDEO.match(key) else RENAMES:
                key = re.sub(pattern, replacement, key)
            result[key] = value
    if points:
        result["prompt_encoder.point_embed.weight"] = torch.cat([points[i] for i in sorted(points)])
    shared = result.get("shared_image_embedding.positional_embedding")
    if shared is not None:
        result["prompt_encoder.shared_embedding.positional_embedding"] = shared
    return result


def load(file, size):
    """Returns the model of a checkpoint, or refuses one that is not of this size."""
    return filled(Sam2Model(configuration(SIZES[size])).eval(), renamed(read_checkpoint(file)), file, size)


def load_video(file, size, side):
    """Returns the same with its memory."""
    model = Sam2VideoModel(video_configuration(SIZES[size], side)).eval()
    return filled(model, renamed(read_checkpoint(file), video=True), file, size)


def filled(model, weights, file, size):
    """Returns the model with the weights of a checkpoint, if they are the ones that it needs."""
    wanted = model.state_dict()
    missing = sorted(wanted.keys() - weights.keys())
    unknown = sorted(weights.keys() - wanted.keys())
    other = sorted(k for k in wanted.keys() & weights.keys() if wanted[k].shape != weights[k].shape)
    if missing or unknown or other:
        raise Refusal(f"{file} is no SAM 2.1 of size {size}: " + difference(missing, unknown, other, wanted, weights))
    model.load_state_dict(weights)
    return model


def difference(missing, unknown, other, wanted, weights):
    """Names the first of what keeps a checkpoint from fitting."""
    if other:
        key = other[0]
        found, fitting = list(weights[key].shape), list(wanted[key].shape)
        return f"{key} is {found} and must be {fitting}; it may be one of {', '.join(SIZES)}."
    if missing:
        return f"{missing[0]} is missing, and {len(missing) - 1} more."
    return f"{unknown[0]} is not known, and {len(unknown) - 1} more; adapters (LoRA) have to be merged into the weights first."


class Encoder(nn.Module):
    """From a normalised picture to its embedding and two levels of finer features."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.eval()

    def forward(self, image):
        """Takes [1, 3, 1024, 1024]; returns 256 channels of 64 x 64, 32 of 256 x 256, 64 of 128 x 128."""
        fine, middle, embedding = self.model.get_image_embeddings(image)
        return embedding, fine, middle


class Decoder(nn.Module):
    """From embedding and prompts to the logits and IoUs of all four mask tokens."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        # Or else the exporter would leave the model in training mode, where it chooses a mask itself.
        self.eval()
        # All four go out: the choice between them is Clickmask's.
        model.mask_decoder._dynamic_multimask_via_stability = lambda masks, ious: (masks, ious)

    def sparse(self, coordinates, labels):
        """Embeds points [n, p, 2] in pixels of the square with float labels, after appending the ignored one."""
        prompts = self.model.prompt_encoder
        coordinates = torch.cat([coordinates, torch.zeros_like(coordinates[:, :1])], dim=1)
        labels = torch.cat([labels, -torch.ones_like(labels[:, :1])], dim=1)[:, None, :, None]
        embedded = prompts.shared_embedding(((coordinates + 0.5) / SIDE)[:, None])
        embedded = torch.where(labels == -1, prompts.not_a_point_embed.weight, embedded)
        for label in range(prompts.point_embed.num_embeddings):
            embedded = embedded + prompts.point_embed.weight[label] * (labels == label)
        return embedded

    def dense(self, mask, has_mask):
        """Embeds prior logits where there are any."""
        prompts = self.model.prompt_encoder
        has_mask = has_mask.reshape(-1, 1, 1, 1)
        absent = prompts.no_mask_embed.weight.reshape(1, -1, 1, 1)
        return has_mask * prompts.mask_embed(mask) + (1 - has_mask) * absent

    def forward(self, embedding, fine, middle, coordinates, labels, mask, has_mask, size):
        """Returns logits [n, 4, height, width], IoUs [n, 4] and logits [n, 4, 256, 256] within LIMIT."""
        count = coordinates.shape[0]
        positions = self.model.get_image_wide_positional_embeddings()
        masks, ious, _, _ = self.model.mask_decoder(
            image_embeddings=embedding.expand(count, -1, -1, -1),
            image_positional_embeddings=positions.expand(count, -1, -1, -1),
            sparse_prompt_embeddings=self.sparse(coordinates, labels),
            dense_prompt_embeddings=self.dense(mask, has_mask),
            multimask_output=False,
            high_resolution_features=[fine, middle],
        )
        logits = masks[:, 0]
        enlarged = interpolate(logits, size=(size[0], size[1]), mode="bilinear", align_corners=False)
        return enlarged, ious[:, 0], logits.clamp(-LIMIT, LIMIT)


def example(model):
    """Returns inputs of the decoder for which both forms are compared: a box, a point beside it, a prior mask."""
    generator = torch.Generator().manual_seed(1)
    picture = torch.randn(1, 3, SIDE, SIDE, generator=generator)
    points = torch.tensor([[[100.0, 200.0], [700.0, 800.0], [500.0, 600.0], [900.0, 100.0]]])
    labels = torch.tensor([[2.0, 3.0, 1.0, 0.0]])
    prior = 4 * torch.randn(1, 1, CELLS, CELLS, generator=generator)
    return picture, [*Encoder(model)(picture), points, labels, prior, torch.ones(1), torch.tensor([300, 500])]


def write(model, folder, picture, inputs):
    """Writes both files."""
    torch.onnx.export(
        Encoder(model),
        (picture,),
        folder / "encoder.onnx",
        input_names=["input"],
        output_names=ENCODER_OUTPUTS,
        opset_version=ENCODER_OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    axes = {name: {0: "num_labels"} for name in PROMPTS + OUTPUTS}
    axes["point_coords"][1] = axes["point_labels"][1] = "num_points"
    axes["masks"].update({2: "image_height", 3: "image_width"})
    # TorchScript's exporter: only it lets the values of orig_im_size decide the size of an output.
    torch.onnx.export(
        Decoder(model),
        tuple(inputs),
        folder / "decoder.onnx",
        input_names=ENCODER_OUTPUTS + PROMPTS + ["orig_im_size"],
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    declare_shapes(folder / "decoder.onnx")


def declare_shapes(file):
    """Writes the shapes of the decoder's outputs, some of which the exporter does not know."""
    graph = onnx.load(file)
    shapes = [["num_labels", 4, "image_height", "image_width"], ["num_labels", 4], ["num_labels", 4, CELLS, CELLS]]
    for output, shape in zip(graph.graph.output, shapes, strict=True):
        output.CopyFrom(onnx.helper.make_tensor_value_info(output.name, output.type.tensor_type.elem_type, shape))
    onnx.save(graph, file)


def compare(model, folder, picture, inputs):
    """Returns how far ONNX Runtime's answers are from PyTorch's, as a part of the largest value of each output."""
    worst = distance(folder / "encoder.onnx", [picture], Encoder(model)(picture))
    for changed in variants(inputs):
        worst = max(worst, distance(folder / "decoder.onnx", changed, Decoder(model)(*changed)))
    return worst


def variants(inputs):
    """Returns inputs with other numbers of points and another size, with a prior mask and without one."""
    levels, (points, labels, prior, _, _) = inputs[:3], inputs[3:]
    one_point = [points[:, 2:3], labels[:, 2:3], torch.zeros_like(prior), torch.zeros(1), torch.tensor([641, 123])]
    return [inputs, [*levels, *one_point]]


def distance(file, inputs, answers):
    """Runs a file on the processor; answers are PyTorch's for the same inputs."""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    names = [i.name for i in session.get_inputs()]
    outputs = session.run(None, {n: t.numpy() for n, t in zip(names, inputs, strict=True)})
    return max(
        float(np.abs(ours.numpy() - theirs).max() / max(1.0, float(ours.abs().max())))
        for ours, theirs in zip(answers, outputs, strict=True)
    )


@torch.no_grad()
def export(checkpoint, size, out):
    """Writes encoder.onnx and decoder.onnx into a folder, both or none, and returns how far they are from PyTorch."""
    model = load(checkpoint, size)
    picture, inputs = example(model)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".export-") as draft:
        folder = Path(draft)
        write(model, folder, picture, inputs)
        worst = compare(model, folder, picture, inputs)
        if worst > TOLERANCE:
            raise Refusal(f"The files answer otherwise than PyTorch, by {worst:.1e} of the largest value; none was written.")
        for name in ("encoder.onnx", "decoder.onnx"):
            shutil.move(folder / name, out / name)
    return worst


@torch.no_grad()
def export_video(checkpoint, size, side, out):
    """Writes the graphs of a model with a memory and their constants into a folder; returns how far they are from PyTorch."""
    model = load_video(checkpoint, size, side)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".export-") as draft:
        folder = Path(draft)
        sam2_video.write(model, folder)
        worst = sam2_video.distance(model, folder)
        if worst > TOLERANCE:
            raise Refusal(f"The files answer otherwise than PyTorch, by {worst:.1e} of the largest value; none was written.")
        for file in sorted(folder.iterdir()):
            shutil.move(file, out / file.name)
    return worst


def main():
    """Reads the command line; ends with 1 and a sentence where a checkpoint cannot be exported."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("checkpoint", type=Path, help="a .pt file of SAM 2.1")
    parser.add_argument("--size", choices=SIZES, required=True, help="the size that it is of or was fine-tuned from")
    parser.add_argument("--out", type=Path, required=True, help="folder for the files")
    parser.add_argument("--video", action="store_true", help="with the memory by which objects are followed over images")
    parser.add_argument("--side", type=int, choices=[SIDE, SIDE // 2], default=SIDE, help="pixels of a side, with --video")
    arguments = parser.parse_args()
    try:
        if arguments.video:
            worst = export_video(arguments.checkpoint, arguments.size, arguments.side, arguments.out)
        else:
            worst = export(arguments.checkpoint, arguments.size, arguments.out)
    except Refusal as e:
        sys.exit(f"export_sam2_onnx: {e}")
    print(f"Wrote the model to {arguments.out}; it differs from PyTorch by {worst:.1e} at most.")


if __name__ == "__main__":
    main()
