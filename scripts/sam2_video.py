"""The five graphs of a SAM 2 that remembers, as they are published for ONNX Runtime, from transformers' Sam2VideoModel.

Names, shapes and order are those of square-zero-labs/sam2.1-tiny-video-onnx and of diffusionstudio's files in half precision;
docs/decisions/0007-memory.md tells them. For a picture of S x S there are F = S / 16 cells on a side, C channels and M channels
of memory; for the published models S is 1024 or 512, C is 256 and M is 64.
"""

import json

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn
from torch.nn.functional import interpolate
from transformers.models.sam2_video.modeling_sam2_video import NO_OBJ_SCORE, get_1d_sine_pe

OPSET = 17
POINTERS = 16
FEATURES = ["feats0", "feats1"]
GRAPHS = ["vision_encoder", "mask_decoder", "memory_encoder", "memory_attention", "pointer_tpos"]


class VisionEncoder(nn.Module):
    """From a normalised picture [1, 3, S, S] to its features, as they are and as a frame without memory has them."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        # It depends on nothing but the size: folded here, the graph holds it as a constant.
        encoder = model.vision_encoder
        positions = encoder(torch.zeros(1, 3, model.image_size, model.image_size)).fpn_position_encoding[-1]
        self.register_buffer("positions", positions.clone())

    def forward(self, pixel_values):
        """Returns [1, C/8, 4F, 4F], [1, C/4, 2F, 2F], [1, C, F, F] raw, the same for a first frame, and its positions."""
        fine, middle, raw = self.model.vision_encoder(pixel_values).fpn_hidden_states
        decoder = self.model.mask_decoder
        first = raw + self.model.no_memory_embedding.reshape(1, -1, 1, 1)
        return decoder.conv_s0(fine), decoder.conv_s1(middle), raw, first, self.positions


class MaskDecoder(nn.Module):
    """From features and points, of which there is at least one entry, to one mask and what it tells the memory."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.eval()

    def heads(self, fine, middle, embedding, sparse, dense, many):
        """Returns logits, IoUs, tokens and the object's score of three candidates or of one."""
        return self.model.mask_decoder(
            image_embeddings=embedding,
            image_positional_embeddings=self.model.get_image_wide_positional_embeddings(),
            sparse_prompt_embeddings=sparse,
            dense_prompt_embeddings=dense,
            multimask_output=many,
            high_resolution_features=[fine, middle],
        )

    def forward(self, feats0, feats1, feats2_cond, input_points, input_labels):
        """Takes points [1, 1, n, 2] in pixels of the square and labels [1, 1, n]: 1, 0, 2 and 3 for corners, -1 for none."""
        model = self.model
        sparse, dense = model.prompt_encoder(input_points, input_labels, None, None)
        logits, ious, tokens, score = self.heads(feats0, feats1, feats2_cond, sparse, dense, many=True)
        clear_logits, clear_iou, clear_token, _ = self.heads(feats0, feats1, feats2_cond, sparse, dense, many=False)
        best = ious[0, 0].argmax()
        # A frame without points and one with a single point may mean several things; of those the likeliest is taken.
        ambiguous = (input_labels != -1).sum() <= model.config.multimask_max_pt_num
        logits = torch.where(ambiguous, logits[0, 0, best], clear_logits[0, 0, 0])
        iou = torch.where(ambiguous, ious[0, 0, best], clear_iou[0, 0, 0])
        token = torch.where(ambiguous, tokens[0, 0, best], clear_token[0, 0, 0])
        seen = score[0, 0, 0] > 0
        logits = torch.where(seen, logits, torch.full_like(logits, NO_OBJ_SCORE))[None, None]
        side = (model.image_size, model.image_size)
        whole = interpolate(logits, size=side, mode="bilinear", align_corners=False)
        pointer = torch.where(seen, model.object_pointer_proj(token[None, None]), model.no_object_pointer[None])
        return logits, whole, iou.reshape(1, 1), score, pointer


class MemoryEncoder(nn.Module):
    """From a frame's raw features and its mask to what is remembered of it."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, feats2, high_res_mask, object_score_logits, binarize):
        """Takes logits [1, 1, S, S]; binarize is 1 for a mask that a person's prompts made. Returns [F*F, 1, M] twice."""
        config = self.model.config
        hard = (high_res_mask > 0).to(high_res_mask.dtype)
        mask = torch.where(binarize > 0.5, hard, torch.sigmoid(high_res_mask))
        scaled = mask * config.sigmoid_scale_for_mem_enc + config.sigmoid_bias_for_mem_enc
        features, positions = self.model.memory_encoder(feats2, scaled)
        hidden = (object_score_logits <= 0).to(features.dtype).reshape(1, 1, 1, 1)
        features = features + hidden * self.model.occlusion_spatial_embedding_parameter[..., None, None]
        return features.flatten(2).permute(2, 0, 1), positions.flatten(2).permute(2, 0, 1)


class MemoryAttention(nn.Module):
    """From raw features and a bank of fixed size to features that know of the frames before."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, current_vision_features, current_vision_position_embeddings, memory, memory_pos):
        """Takes [F*F, 1, C] twice and [rows, 1, M] twice: frames, then POINTERS pointers of C / M rows each."""
        model = self.model
        features = model.memory_attention(
            current_vision_features=current_vision_features,
            current_vision_position_embeddings=current_vision_position_embeddings,
            memory=memory,
            memory_posision_embeddings=memory_pos,
            num_object_pointer_tokens=POINTERS * (model.hidden_dim // model.mem_dim),
        )
        cells = model.backbone_feature_sizes[-1][0]
        return features.reshape(1, cells * cells, -1).transpose(1, 2).reshape(1, -1, cells, cells)


class PointerTpos(nn.Module):
    """From how far back frames are, a frame counting 1 / (POINTERS - 1), to the positions of their pointers."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, normalized_diffs):
        """Takes [POINTERS], returns [POINTERS, M]."""
        project = self.model.temporal_positional_encoding_projection_layer
        return project(get_1d_sine_pe(normalized_diffs, dim=self.model.hidden_dim))


def bank_rows(model):
    """Returns how many rows the memory has."""
    cells = model.backbone_feature_sizes[-1][0]
    return model.num_maskmem * cells * cells + POINTERS * (model.hidden_dim // model.mem_dim)


def examples(model):
    """Returns module, inputs by name and names of the outputs, by the name of the graph."""
    side, width, memory = model.image_size, model.hidden_dim, model.mem_dim
    cells, rows = side // 16, bank_rows(model)
    generator = torch.Generator().manual_seed(1)

    def random(*shape):
        return torch.randn(*shape, generator=generator)

    fine, middle = random(1, width // 8, 4 * cells, 4 * cells), random(1, width // 4, 2 * cells, 2 * cells)
    points = torch.tensor([[[[0.1, 0.2], [0.7, 0.8], [0.5, 0.6]]]]) * side
    labels = torch.tensor([[[2, 3, 1]]], dtype=torch.int32)
    current = {n: random(cells * cells, 1, width) for n in ("current_vision_features", "current_vision_position_embeddings")}
    return {
        "vision_encoder": (
            VisionEncoder(model),
            {"pixel_values": random(1, 3, side, side)},
            [*FEATURES, "feats2", "feats2_no_mem", "vision_pos_embed"],
        ),
        "mask_decoder": (
            MaskDecoder(model),
            {
                "feats0": fine,
                "feats1": middle,
                "feats2_cond": random(1, width, cells, cells),
                "input_points": points,
                "input_labels": labels,
            },
            ["low_res_mask", "high_res_mask", "iou", "object_score_logits", "object_pointer"],
        ),
        "memory_encoder": (
            MemoryEncoder(model),
            {
                "feats2": random(1, width, cells, cells),
                "high_res_mask": 4 * random(1, 1, side, side),
                "object_score_logits": torch.ones(1, 1),
                "binarize": torch.tensor(0.0),
            },
            ["memory_tokens", "memory_pos"],
        ),
        "memory_attention": (
            MemoryAttention(model),
            current | {"memory": random(rows, 1, memory), "memory_pos": random(rows, 1, memory)},
            ["conditioned_feats"],
        ),
        "pointer_tpos": (
            PointerTpos(model),
            {"normalized_diffs": torch.arange(POINTERS) / (POINTERS - 1)},
            ["pointer_pos"],
        ),
    }


def share_constants(file):
    """Keeps one of equal constants: each attention would come with its own table of positions."""
    graph = onnx.load(file)
    nodes, first, same = [], {}, {}
    for node in graph.graph.node:
        if node.op_type == "Constant":
            value = node.attribute[0].SerializeToString()
            if value in first:
                same[node.output[0]] = first[value]
                continue
            first[value] = node.output[0]
        nodes.append(node)
    for node in nodes:
        node.input[:] = [same.get(name, name) for name in node.input]
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    onnx.save(graph, file)


@torch.no_grad()
def distance(model, folder):
    """Returns how far ONNX Runtime's answers are from PyTorch's, as a part of the largest value of each output."""
    worst = 0.0
    for name, (module, inputs, _) in examples(model).items():
        session = onnxruntime.InferenceSession(folder / f"{name}.onnx", providers=["CPUExecutionProvider"])
        theirs = session.run(None, {n: t.numpy() for n, t in inputs.items()})
        ours = module.eval()(*inputs.values())
        for a, b in zip(ours if isinstance(ours, tuple) else (ours,), theirs, strict=True):
            worst = max(worst, float(np.abs(a.numpy() - b).max() / max(1.0, float(a.abs().max()))))
    return worst


@torch.no_grad()
def write(model, folder):
    """Writes the graphs and constants.json into a folder; TorchScript's exporter, as the published files."""
    backbone = model.vision_encoder.backbone
    # Interpolated in the graph, they would take longer than the first stage.
    places = backbone._get_pos_embed((model.image_size // 4, model.image_size // 4))
    backbone._get_pos_embed = lambda hw: places
    for name, (module, inputs, outputs) in examples(model).items():
        points = {n: {2: "num_points"} for n in ("input_points", "input_labels")} if name == "mask_decoder" else None
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            folder / f"{name}.onnx",
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=points,
            opset_version=OPSET,
            dynamo=False,
        )
        share_constants(folder / f"{name}.onnx")
    rows = model.memory_temporal_positional_encoding.reshape(model.num_maskmem, -1)
    constants = {
        "image_size": model.image_size,
        "memory_frames": model.num_maskmem,
        "image_mean": [0.485, 0.456, 0.406],
        "image_std": [0.229, 0.224, 0.225],
        "memory_temporal_positional_encoding": rows.tolist(),
    }
    (folder / "constants.json").write_text(json.dumps(constants) + "\n", encoding="ascii")
