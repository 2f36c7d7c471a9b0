"""A small SAM 2 with memory in its published ONNX form, and what transformers' own video session answers for a film.

The session is transformers' Sam2VideoModel as it is, but for what a graph of fixed size needs: its lists of memories and of
pointers are brought to that size, and memories are not rounded to bfloat16. Frames are parts of the sample pictures, resized
by PIL's 8-bit filter; frame 6 of the first film is of another picture, so that the object is absent.
"""

import shutil
import sys
from pathlib import Path

import numpy as np
import torch
import transformers
from transformers import Sam2HieraDetConfig, Sam2VideoConfig, Sam2VideoModel, Sam2VisionConfig
from transformers.models.sam2_video.configuration_sam2_video import Sam2VideoMaskDecoderConfig, Sam2VideoPromptEncoderConfig
from transformers.models.sam2_video.modeling_sam2_video import Sam2VideoInferenceSession, Sam2VideoRoPEAttention

from goldenfiles import GOLDEN, RESOURCES, read_sample, resize, write_floats, write_json
from tiny_sam2 import draw

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import sam2_video

SEED = 7
SIDE = 128
WIDTH = 32
MEMORY = 8
TOLERANCE = 1e-4
STRANGE = 6
MARGIN = 0.02
MEAN = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
FIELDS = {
    "frames": "picture, and the part of it [x, y, width, height] that is the frame",
    "points": "on the first frame, (x, y) in its pixels as fed to the reference: corner-based coordinates less a half",
    "masks": "by frame: a person's mask, a rectangle [x, y, width, height] in pixels of the frame, and with it the points",
    "iou": "predicted IoU, by frame; null where a person gave the mask",
    "score": "logit of whether the object is seen",
    "logits": "gzipped float32 [frames, 32, 32]: low-resolution logits",
}


def configuration():
    """Returns the configuration of a SAM 2.1 that differs from the published ones in sizes only."""
    backbone = Sam2HieraDetConfig(
        hidden_size=8,
        image_size=[SIDE, SIDE],
        embed_dim_per_stage=[8, 16, 32, 64],
        blocks_per_stage=[1, 1, 2, 1],
        num_attention_heads_per_stage=[1, 1, 2, 2],
        global_attention_blocks=[3],
        mlp_ratio=2.0,
    )
    cells = SIDE // 16
    vision = Sam2VisionConfig(
        backbone_config=backbone,
        backbone_channel_list=[64, 32, 16, 8],
        backbone_feature_sizes=[[4 * cells, 4 * cells], [2 * cells, 2 * cells], [cells, cells]],
        fpn_hidden_size=WIDTH,
    )
    decoder = Sam2VideoMaskDecoderConfig(
        hidden_size=WIDTH, mlp_dim=64, num_attention_heads=2, iou_head_hidden_dim=WIDTH
    )
    return Sam2VideoConfig(
        vision_config=vision,
        prompt_encoder_config=Sam2VideoPromptEncoderConfig(hidden_size=WIDTH, image_size=SIDE),
        mask_decoder_config=decoder,
        image_size=SIDE,
        memory_attention_hidden_size=WIDTH,
        memory_attention_num_layers=2,
        memory_attention_feed_forward_hidden_size=64,
        memory_attention_rope_feat_sizes=[cells, cells],
        memory_encoder_hidden_size=WIDTH,
        memory_encoder_output_channels=MEMORY,
        mask_downsampler_embed_dim=WIDTH,
        mask_downsampler_stride=4,
        memory_fuser_embed_dim=WIDTH,
        memory_fuser_intermediate_dim=64,
        attn_implementation="eager",
    )


class FixedBank(Sam2VideoModel):
    """The model with lists of fixed length: what is too old is left out, and what there is is repeated in turn."""

    repeated = True
    pointing = None

    def filled(self, items, length):
        """Returns so many items; equal numbers of copies do not change an attention."""
        return [items[i % len(items)] for i in range(length)] if self.repeated else items[:length]

    def _build_memory_attention_inputs(self, temporal_positions_and_previous_outputs, device):
        known = [m for m in temporal_positions_and_previous_outputs if m[1] is not None]
        known.sort(key=lambda m: m[0])
        return super()._build_memory_attention_inputs(self.filled(known, self.num_maskmem), device)

    def _get_object_pointers(self, *args, **kwargs):
        offsets, pointers, most = super()._get_object_pointers(*args, **kwargs)
        return self.filled(offsets, most), self.filled(pointers, most), most

    def _encode_new_memory(self, *args, **kwargs):
        half, torch.bfloat16 = torch.bfloat16, torch.float32
        try:
            return super()._encode_new_memory(*args, **kwargs)
        finally:
            torch.bfloat16 = half

    def _use_mask_as_output(self, backbone_features, high_res_features, mask_inputs):
        """The graphs take no mask as a prompt: the pointer is that of the points that come with it."""
        output = super()._use_mask_as_output(backbone_features, high_res_features, mask_inputs)
        points, labels = self.pointing
        first = backbone_features + self.no_memory_embedding.reshape(1, -1, 1, 1)
        output.object_pointer = self._single_frame_forward(
            input_points=points,
            input_labels=labels,
            image_embeddings=high_res_features + [first],
            multimask_output=labels.shape[-1] <= 1,
        ).object_pointer
        return output


@torch.no_grad()
def build(seed):
    """Returns the model with seeded weights large enough for picture, prompt and memory to matter."""
    torch.manual_seed(seed)
    model = FixedBank(configuration()).eval()
    for layer in model.memory_attention.layers:
        layer.cross_attn_image = Sam2VideoRoPEAttention(model.config, kv_in_dim=MEMORY, rope_k_repeat=True).eval()
    draw(model)
    for parameter in (
        model.memory_temporal_positional_encoding,
        model.no_object_pointer,
        model.occlusion_spatial_embedding_parameter,
    ):
        parameter.normal_(std=1.0)
    for block in model.memory_encoder.memory_fuser.layers:
        block.scale.fill_(0.5)
    model.prompt_encoder.shared_embedding.load_state_dict(model.shared_image_embedding.state_dict())
    return model


def pixels(frame):
    """Returns the encoder's input for a frame."""
    picture, (x, y, width, height) = frame
    part = read_sample(picture).crop((x, y, x + width, y + height))
    values = np.asarray(resize(part, SIDE, SIDE), dtype=np.float32)
    return (torch.from_numpy(values).permute(2, 0, 1)[None] / 255 - MEAN) / DEVIATION


def prompt(points, frame):
    """Returns points and labels as the model takes them."""
    _, (_, _, width, height) = frame
    scaled = [[x * SIDE / width, y * SIDE / height] for x, y, _ in points]
    labels = [label for _, _, label in points]
    return torch.tensor([[scaled]]), torch.tensor([[labels]], dtype=torch.int32)


def rectangle(box, frame):
    """Returns a rectangle of the frame as a mask [1, 1, SIDE, SIDE]: the pixels whose centres lie in it."""
    _, (_, _, width, height) = frame
    x, y, w, h = box
    columns = (np.arange(SIDE) + 0.5) * width / SIDE
    rows = (np.arange(SIDE) + 0.5) * height / SIDE
    inside = np.outer((rows > y) & (rows < y + h), (columns > x) & (columns < x + w))
    return torch.from_numpy(inside.astype(np.float32))[None, None]


@torch.no_grad()
def follow(model, film):
    """Runs transformers' session over a film; returns logits [n, 32, 32], IoUs and scores."""
    session = Sam2VideoInferenceSession(dtype=torch.float32)
    ious = []
    forward = model._single_frame_forward

    def listening(*args, **kwargs):
        output = forward(*args, **kwargs)
        ious.append(float(output.iou_scores.max()))
        return output

    model._single_frame_forward = listening
    thing = session.obj_id_to_idx(1)
    logits, rated, scores = [], [], []
    for index, frame in enumerate(film["frames"]):
        mask = film["masks"].get(str(index))
        if mask is not None:
            model.pointing = prompt(mask[1], frame)
            session.add_mask_inputs(thing, index, rectangle(mask[0], frame))
        elif index == 0:
            points, labels = prompt(film["points"], frame)
            session.add_point_inputs(thing, index, {"point_coords": points, "point_labels": labels})
        if mask is not None or index == 0:
            session.obj_with_new_inputs.append(1)
        answer = model(session, frame=pixels(frame))
        logits.append(answer.pred_masks[0, 0])
        scores.append(float(answer.object_score_logits))
        rated.append(None if mask is not None else ious[-1])
    model._single_frame_forward = forward
    return torch.stack(logits).numpy(), rated, scores


def moving(count, start, step, strange=()):
    """Returns frames of the astronaut, some of which are of coffee."""
    parts = [[start[0] + i * step[0], start[1] + i * step[1], 160, 120] for i in range(count)]
    return [["coffee.png" if i in strange else "astronaut.png", part] for i, part in enumerate(parts)]


FILMS = [
    {"name": "points", "frames": moving(20, (150, 60), (3, 2), (STRANGE,)), "points": [[80, 60, 1], [20, 20, 0]], "masks": {}},
    {"name": "point", "frames": moving(4, (140, 60), (4, 0)), "points": [[80, 60, 1]], "masks": {}},
    {"name": "box", "frames": moving(4, (140, 60), (4, 0)), "points": [[30, 20, 2], [120, 110, 3], [80, 60, 1]], "masks": {}},
    {
        "name": "masks",
        "frames": moving(12, (100, 40), (5, 3)),
        "points": [],
        "masks": {"0": [[40, 30, 70, 60], [[75, 60, 1]]], "5": [[30, 20, 60, 70], [[60, 55, 1], [10, 10, 0]]]},
    },
]


def calibrate(model):
    """Moves the object's score so that the strange frame is below zero and all others are above; returns whether it is."""
    head = model.mask_decoder.pred_obj_score_head.proj_out
    for _ in range(3):
        scores = []
        for film in FILMS:
            count = STRANGE + 2 if film["name"] == "points" else 2
            scores.append(follow(model, {**film, "frames": film["frames"][:count]})[2])
        strange = scores[0].pop(STRANGE)
        others = [score for film in scores for score in film]
        print(f"scores: strange {strange:.3f}, others {min(others):.3f} to {max(others):.3f}", flush=True)
        if strange < -MARGIN and min(others) > MARGIN:
            return True
        with torch.no_grad():
            if strange > max(others):
                head.weight *= -1
                head.bias.copy_(-head.bias + (strange + max(others)) / 2)
            elif strange < min(others):
                head.bias -= (strange + min(others)) / 2
            else:
                return False
    return False


def main():
    """Writes models/sam2-video and golden/video afresh."""
    torch.set_num_threads(1)
    for seed in range(SEED, SEED + 60):
        model = build(seed)
        if calibrate(model):
            break
    print("seed", seed)
    folder, golden = RESOURCES / "models" / "sam2-video", GOLDEN / "video"
    for place in (folder, golden):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
    sam2_video.write(model, folder)
    worst = sam2_video.distance(model, folder)
    assert worst < TOLERANCE, worst
    films = []
    for film in FILMS:
        logits, ious, scores = follow(model, film)
        model.repeated = False
        free, _, _ = follow(model, film)
        model.repeated = True
        seen = [i for i, s in enumerate(scores) if s > 0]
        changed = np.abs(logits - free)[seen].max(axis=(1, 2))
        print(film["name"], "spread", logits[seen].std().round(3), "share", (logits > 0).mean(axis=(1, 2)).round(2))
        print("  against a bank of any size:", changed.round(4), "scores", np.round(scores, 2))
        file = f"{film['name']}.f32.gz"
        write_floats(golden / file, logits)
        films.append({**film, "iou": ious, "score": scores, "logits": file})
    versions = {"torch": torch.__version__, "transformers": transformers.__version__, "seed": seed}
    write_json(golden / "films.json", {**versions, "fields": FIELDS}, films=films)


if __name__ == "__main__":
    main()
