#!/usr/bin/env python3
"""Tests export_sam2_onnx.py with random weights under Meta's names: VENV/bin/python scripts/test_export_sam2_onnx.py

Takes a minute. With --keep FOLDER the files stay there, to be tried with `clickmask models add FOLDER`.
"""

import sys
import tempfile
import unittest
from pathlib import Path

import onnxruntime
import torch
from transformers import Sam2Model, Sam2VideoModel

import export_sam2_onnx
import sam2_video
from export_sam2_onnx import SIZES, Refusal, configuration, export, export_video, load, load_video, renamed, video_configuration

KEPT = None


def linear(name, outputs, inputs):
    """Names a layer's weight and bias."""
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def norm(name, width):
    """Names a layer norm's weight and bias."""
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}


def conv(name, outputs, inputs, side, transposed=False):
    """Names a convolution's weight and bias."""
    first = (inputs, outputs) if transposed else (outputs, inputs)
    return {f"{name}.weight": (*first, side, side), f"{name}.bias": (outputs,)}


def trunk(size):
    """Returns names and shapes of Meta's Hiera (sam2/modeling/backbones/hieradet.py)."""
    name = "image_encoder.trunk."
    shapes = {
        f"{name}pos_embed": (1, size.width, size.background, size.background),
        f"{name}pos_embed_window": (1, size.width, size.windows[0], size.windows[0]),
        **conv(f"{name}patch_embed.proj", size.width, 3, 7),
    }
    width, block = size.width, 0
    for stage, blocks in enumerate(size.blocks):
        for _ in range(blocks):
            wide, prefix = size.width << stage, f"{name}blocks.{block}."
            shapes |= norm(f"{prefix}norm1", width) | norm(f"{prefix}norm2", wide)
            shapes |= linear(f"{prefix}attn.qkv", 3 * wide, width) | linear(f"{prefix}attn.proj", wide, wide)
            shapes |= linear(f"{prefix}mlp.layers.0", 4 * wide, wide) | linear(f"{prefix}mlp.layers.1", wide, 4 * wide)
            if width != wide:
                shapes |= linear(f"{prefix}proj", wide, width)
            width, block = wide, block + 1
    for level in range(4):
        shapes |= conv(f"image_encoder.neck.convs.{level}.conv", 256, size.width << (3 - level), 1)
    return shapes


def attention(name, inner):
    """Names the four projections of an attention of the mask decoder."""
    shapes = linear(f"{name}.out_proj", 256, inner)
    for part in "qkv":
        shapes |= linear(f"{name}.{part}_proj", inner, 256)
    return shapes


def head(name, outputs):
    """Names an MLP of three layers."""
    return linear(f"{name}.layers.0", 256, 256) | linear(f"{name}.layers.1", 256, 256) | linear(f"{name}.layers.2", outputs, 256)


def prompts():
    """Returns names and shapes of Meta's prompt encoder."""
    name = "sam_prompt_encoder."
    shapes = {f"{name}pe_layer.positional_encoding_gaussian_matrix": (2, 128), "no_mem_embed": (1, 1, 256)}
    shapes |= {f"{name}{part}.weight": (1, 256) for part in ("not_a_point_embed", "no_mask_embed")}
    shapes |= {f"{name}point_embeddings.{i}.weight": (1, 256) for i in range(4)}
    shapes |= conv(f"{name}mask_downscaling.0", 4, 1, 2) | norm(f"{name}mask_downscaling.1", 4)
    shapes |= conv(f"{name}mask_downscaling.3", 16, 4, 2) | norm(f"{name}mask_downscaling.4", 16)
    return shapes | conv(f"{name}mask_downscaling.6", 256, 16, 1)


def decoder():
    """Returns names and shapes of Meta's mask decoder (sam2/modeling/sam/mask_decoder.py, transformer.py)."""
    name = "sam_mask_decoder."
    shapes = {f"{name}{part}.weight": (1, 256) for part in ("iou_token", "obj_score_token")}
    shapes[f"{name}mask_tokens.weight"] = (4, 256)
    for layer in range(2):
        prefix = f"{name}transformer.layers.{layer}."
        shapes |= attention(f"{prefix}self_attn", 256) | attention(f"{prefix}cross_attn_token_to_image", 128)
        shapes |= attention(f"{prefix}cross_attn_image_to_token", 128)
        shapes |= linear(f"{prefix}mlp.layers.0", 2048, 256) | linear(f"{prefix}mlp.layers.1", 256, 2048)
        for number in range(1, 5):
            shapes |= norm(f"{prefix}norm{number}", 256)
    shapes |= attention(f"{name}transformer.final_attn_token_to_image", 128) | norm(f"{name}transformer.norm_final_attn", 256)
    shapes |= conv(f"{name}output_upscaling.0", 64, 256, 2, transposed=True) | norm(f"{name}output_upscaling.1", 64)
    shapes |= conv(f"{name}output_upscaling.3", 32, 64, 2, transposed=True)
    shapes |= conv(f"{name}conv_s0", 32, 256, 1) | conv(f"{name}conv_s1", 64, 256, 1)
    for mask in range(4):
        shapes |= head(f"{name}output_hypernetworks_mlps.{mask}", 32)
    return shapes | head(f"{name}iou_prediction_head", 4) | head(f"{name}pred_obj_score_head", 1)


def memory():
    """Returns names and shapes of what Meta's SAM 2.1 has for video (sam2_base.py, memory_attention.py, memory_encoder.py)."""
    shapes = {
        "maskmem_tpos_enc": (7, 1, 1, 64),
        "no_mem_pos_enc": (1, 1, 256),
        "no_obj_ptr": (1, 256),
        "no_obj_embed_spatial": (1, 64),
        **conv("mask_downsample", 1, 1, 4),
        **head("obj_ptr_proj", 256),
        **linear("obj_ptr_tpos_proj", 64, 256),
        **norm("memory_attention.norm", 256),
    }
    for layer in range(4):
        name = f"memory_attention.layers.{layer}."
        shapes |= attention(f"{name}self_attn", 256) | attention(f"{name}cross_attn_image", 256)
        shapes |= {f"{name}cross_attn_image.{part}_proj.weight": (256, 64) for part in "kv"}
        shapes |= linear(f"{name}linear1", 2048, 256) | linear(f"{name}linear2", 256, 2048)
        for number in range(1, 4):
            shapes |= norm(f"{name}norm{number}", 256)
    name = "memory_encoder."
    for level in range(4):
        shapes |= conv(f"{name}mask_downsampler.encoder.{3 * level}", 4 ** (level + 1), 4**level, 3)
        shapes |= norm(f"{name}mask_downsampler.encoder.{3 * level + 1}", 4 ** (level + 1))
    shapes |= conv(f"{name}mask_downsampler.encoder.12", 256, 256, 1) | conv(f"{name}pix_feat_proj", 256, 256, 1)
    for block in range(2):
        prefix = f"{name}fuser.layers.{block}."
        shapes |= conv(f"{prefix}dwconv", 256, 1, 7) | norm(f"{prefix}norm", 256) | {f"{prefix}gamma": (256,)}
        shapes |= linear(f"{prefix}pwconv1", 1024, 256) | linear(f"{prefix}pwconv2", 256, 1024)
    return shapes | conv(f"{name}out_proj", 64, 256, 1)


def checkpoint(size):
    """Returns random weights under Meta's names, with those that only video needs."""
    torch.manual_seed(5)
    shapes = trunk(SIZES[size]) | prompts() | decoder() | memory()
    weights = {}
    for key, shape in shapes.items():
        spread = 1 / max(1, torch.Size(shape[1:]).numel()) ** 0.5 if len(shape) > 1 else 0.1
        weights[key] = spread * torch.randn(shape)
        if "norm" in key and key.endswith("weight") or "scaling.1.weight" in key or "scaling.4.weight" in key:
            weights[key] += 1
    return weights


class ExportTest(unittest.TestCase):
    """What the script promises."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "checkpoint.pt"

    def test_each_size_takes_all_weights_of_metas_names(self):
        for size in SIZES:
            shapes = trunk(SIZES[size]) | prompts() | decoder()
            with torch.device("meta"):
                wanted = Sam2Model(configuration(SIZES[size])).state_dict()
                found = renamed({key: torch.empty(shape) for key, shape in shapes.items()})
            self.assertEqual({k: v.shape for k, v in wanted.items()}, {k: v.shape for k, v in found.items()}, size)

    def test_layers_of_one_shape_are_not_mixed_up(self):
        weights = checkpoint("tiny")
        torch.save({"model": weights}, self.file)
        model = load(self.file, "tiny")
        heads = model.mask_decoder.output_hypernetworks_mlps
        pairs = [
            (heads[2].proj_in.weight, "sam_mask_decoder.output_hypernetworks_mlps.2.layers.0.weight"),
            (heads[2].layers[0].weight, "sam_mask_decoder.output_hypernetworks_mlps.2.layers.1.weight"),
            (model.prompt_encoder.point_embed.weight[3:], "sam_prompt_encoder.point_embeddings.3.weight"),
            (model.vision_encoder.neck.convs[0].weight, "image_encoder.neck.convs.0.conv.weight"),
            (model.mask_decoder.transformer.layers[1].layer_norm3.bias, "sam_mask_decoder.transformer.layers.1.norm3.bias"),
        ]
        for parameter, key in pairs:
            self.assertTrue(torch.equal(parameter, weights[key]), key)

    def test_onnx_runtime_answers_as_pytorch(self):
        torch.save({"model": checkpoint("tiny"), "epoch": 3}, self.file)
        out = KEPT or self.folder / "out"
        self.assertLess(export(self.file, "tiny", out), export_sam2_onnx.TOLERANCE)
        self.assertEqual(["decoder.onnx", "encoder.onnx"], sorted(f.name for f in out.iterdir()))
        session = onnxruntime.InferenceSession(out / "decoder.onnx", providers=["CPUExecutionProvider"])
        self.assertEqual(["num_labels", 4, 256, 256], session.get_outputs()[2].shape)
        self.assertEqual("tensor(int64)", session.get_inputs()[7].type)

    def test_a_model_with_a_memory_takes_all_weights_of_metas_names(self):
        for size in SIZES:
            shapes = trunk(SIZES[size]) | prompts() | decoder() | memory()
            with torch.device("meta"):
                wanted = Sam2VideoModel(video_configuration(SIZES[size], 1024)).state_dict()
                found = renamed({key: torch.empty(shape) for key, shape in shapes.items()}, video=True)
            self.assertEqual({k: v.shape for k, v in wanted.items()}, {k: v.shape for k, v in found.items()}, size)

    def test_graphs_of_a_memory_answer_as_pytorch_and_have_the_published_shapes(self):
        torch.save({"model": checkpoint("tiny")}, self.file)
        out = self.folder / "video"
        self.assertLess(export_video(self.file, "tiny", 256, out), export_sam2_onnx.TOLERANCE)
        names = sorted([f"{name}.onnx" for name in sam2_video.GRAPHS] + ["constants.json"])
        self.assertEqual(names, sorted(f.name for f in out.iterdir()))
        session = onnxruntime.InferenceSession(out / "memory_attention.onnx", providers=["CPUExecutionProvider"])
        self.assertEqual([7 * 256 + 64, 1, 64], session.get_inputs()[2].shape)
        self.assertLess((out / "memory_attention.onnx").stat().st_size, 26_000_000)

    def test_weights_of_the_memory_are_not_mixed_up(self):
        weights = checkpoint("tiny")
        torch.save({"model": weights}, self.file)
        model = load_video(self.file, "tiny", 512)
        pairs = [
            (model.memory_encoder.mask_downsampler.layers[2].conv.weight, "memory_encoder.mask_downsampler.encoder.6.weight"),
            (model.object_pointer_proj.layers[0].weight, "obj_ptr_proj.layers.1.weight"),
            (model.object_pointer_proj.proj_out.weight, "obj_ptr_proj.layers.2.weight"),
            (model.memory_attention.layers[3].self_attn.o_proj.weight, "memory_attention.layers.3.self_attn.out_proj.weight"),
            (model.memory_encoder.memory_fuser.layers[1].pointwise_conv2.weight, "memory_encoder.fuser.layers.1.pwconv2.weight"),
        ]
        for parameter, key in pairs:
            self.assertTrue(torch.equal(parameter, weights[key]), key)

    def test_weights_of_a_training_program_are_unwrapped(self):
        wrapped = {f"module.{key}": value for key, value in checkpoint("tiny").items()}
        torch.save({"state_dict": wrapped, "epoch": 3}, self.file)
        self.assertIsNotNone(load(self.file, "tiny"))

    def test_another_size_is_refused_and_nothing_written(self):
        torch.save({"model": checkpoint("tiny")}, self.file)
        with self.assertRaisesRegex(Refusal, "no SAM 2.1 of size large.*must be"):
            export(self.file, "large", self.folder / "out")
        self.assertFalse((self.folder / "out").exists())

    def test_a_file_that_is_no_checkpoint_is_refused(self):
        self.file.write_text("no checkpoint")
        with self.assertRaises(Refusal):
            load(self.file, "tiny")

    def test_adapters_are_refused_by_name(self):
        weights = checkpoint("tiny") | {"image_encoder.trunk.blocks.0.attn.qkv.lora_A": torch.ones(1)}
        torch.save({"model": weights}, self.file)
        with self.assertRaisesRegex(Refusal, "LoRA"):
            load(self.file, "tiny")


if __name__ == "__main__":
    if "--keep" in sys.argv:
        place = sys.argv.index("--keep")
        KEPT = Path(sys.argv[place + 1])
        del sys.argv[place : place + 2]
    unittest.main()
