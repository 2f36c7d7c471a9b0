"""Fixtures of every published export family with its names, types and shapes, and what PyTorch answers for them.

The reference is the predictor of the family's own repository: picture resized by PIL to 8 bits, coordinates scaled to
1024 pixels, corners of a box before points, and the entry that is no point where that predictor has it.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass, field

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from torch import nn

import family_decoders as decoders
import family_encoders as encoders
import mini_sam
from goldenfiles import GOLDEN, RESOURCES, describe_mask, read_sample, resize, write_floats, write_json
from mini_sam import enlarge

OPSET = 17
STEP = 16
UNNAMED = "an output that the exporter leaves without a name of its own"
IMAGE = "coffee.png"
SIZE = (600, 400)
POINT = ("point", [(289, 148)], [], None, None)
POINTS = ("points", [(289, 148), (200, 200)], [(135, 215)], None, None)
TWO = ("two-points", [(289, 148), (200, 200)], [], None, None)
BOX = ("box", [], [], (172, 16, 410, 288), None)
BOX_BACKGROUND = ("box-background", [], [(289, 148)], (172, 16, 410, 288), None)
BOX_POINT = ("box-point", [(289, 148)], [], (172, 16, 410, 288), None)
PRIOR = ("prior", [(289, 148)], [(440, 250)], None, "point")
ALL = [POINT, POINTS, BOX, BOX_BACKGROUND, PRIOR]
EVERYTHING = [POINT, POINTS, BOX, BOX_BACKGROUND]
HIGH = {"high_0": [1, 32, 256, 256], "high_1": [1, 64, 128, 128], "embedding": [1, 256, 64, 64]}
FIELDS = {
    "model": "folder under models/ with the files encoder and decoder",
    "prior": "earlier case of the same model whose best candidate's low-resolution logits are mask_input",
    "iou": "score of each candidate in the order of the model's output",
    "best": "index of the highest score, whose full-size mask is described",
    "tolerance": "how far logits may be off: float32 1e-3, more where the family rounds elsewhere",
}


@dataclass
class Family:
    """One published form. Decoder inputs are (name, kind) in order; kinds are known to Fixture.inputs."""

    name: str
    encoder: object
    encoder_input: str
    encoder_outputs: list
    decoder: object
    decoder_inputs: list
    decoder_outputs: list
    answers: str
    prompts: list = field(default_factory=lambda: ALL)
    masks: slice = field(default_factory=lambda: slice(1, 4))
    squash: bool = True
    padding: str = "always"
    pixels: str = "planes"
    side: int = 1024
    cells: int = 256
    high: bool = True
    finish: object = None
    tolerance: float = 1e-3
    files: tuple = ("encoder.onnx", "decoder.onnx")


def levels(order):
    """Makes encoders with these outputs."""
    return lambda net, _: encoders.Levels(net, order)


def points(coordinates="point_coords", labels="point_labels", kind="float"):
    """Returns the usual two inputs."""
    return [(coordinates, "coordinates"), (labels, f"labels_{kind}")]


def prior(mask="mask_input", has_mask="has_mask_input"):
    """Returns the two inputs of a prior mask."""
    return [(mask, "mask"), (has_mask, "has_mask")]


def half(fixture):
    """Makes both graphs half precision, inputs and outputs included."""
    for file in fixture.files:
        graph = convert_float_to_float16(onnx.load(file), keep_io_types=False, op_block_list=["CumSum"])
        made = set()
        for place, node in reversed(list(enumerate(graph.graph.node))):
            node.name = f"node_{place}"
            if node.output[0] in made:
                del graph.graph.node[place]
            made.add(node.output[0])
        onnx.save(graph, file)


def quantise(fixture):
    """Makes weights bytes."""
    for file in fixture.files:
        quantize_dynamic(file, file, weight_type=QuantType.QUInt8)


def external(fixture):
    """Moves all weights into a file beside the graph."""
    for file in fixture.files:
        weights = file.name + "_data"
        (file.parent / weights).unlink(missing_ok=True)
        onnx.save(onnx.load(file), file, save_as_external_data=True, location=weights, size_threshold=0)


def runtime_format(fixture):
    """Turns the encoder into ONNX Runtime's own format."""
    command = [sys.executable, "-m", "onnxruntime.tools.convert_onnx_models_to_ort"]
    command += ["--optimization_style", "Fixed", "--target_platform", "amd64", str(fixture.files[0])]
    subprocess.run(command, check=True, capture_output=True)
    made = fixture.folder / "encoder.ort"
    for other in fixture.folder.glob("*.config"):
        other.unlink()
    fixture.files[0].unlink()
    fixture.files = (made, fixture.files[1])


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
SAM1_DECODER = [("image_embeddings", "embedding"), *points(), *prior(), ("orig_im_size", "size_float")]
SAM1_OUTPUTS = ["masks", "iou_predictions", "low_res_masks"]


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


class Fixture:
    """A family with weights of some seed."""

    def __init__(self, family, number):
        self.family = family
        net, decoder = mini_sam.Encoder(), mini_sam.Decoder(family.high)
        parts = {
            "decoder": decoder,
            "spread": nn.Conv2d(16, 256, 1),
            "gather": nn.Conv2d(256, 16, 1),
            "layers": nn.Conv2d(1, 768, 1),
            "quality": nn.Conv2d(768, 1, 1),
        }
        for offset, part in enumerate([net, *parts.values()]):
            mini_sam.seed(part, 100 * number + offset)
        self.encoder = family.encoder(net, parts).eval()
        self.decoder = family.decoder(decoder, parts).eval()
        self.folder = RESOURCES / "models" / family.name
        self.files = tuple(self.folder / name for name in family.files)
        scale = family.side / max(SIZE)
        self.content = (family.side,) * 2 if family.squash else tuple(int(s * scale + 0.5) for s in SIZE)
        self.levels = self.encode()
        self.best = {}
        self.sessions = []

    def encode(self):
        """Returns the encoder's outputs by kind, as PyTorch computes them."""
        outputs = self.encoder(self.picture())
        kinds = dict((name, kind) for name, kind in self.family.decoder_inputs)
        named = {kinds.get(n, n): t for n, t in zip(self.family.encoder_outputs, outputs)}
        if "interm_1" in named:
            named["intermediate"] = torch.stack(list(outputs[1:]))
        return named

    def picture(self):
        """Returns the encoder's input."""
        form, side = self.family.pixels, self.family.side
        picture = read_sample(IMAGE) if form == "unit" else resize(read_sample(IMAGE), *self.content)
        rows = torch.from_numpy(np.asarray(picture, dtype=np.uint8).copy())
        planes = rows.permute(2, 0, 1)[None].to(torch.float32)
        if form == "rows":
            return rows.to(torch.float32)
        if form == "bytes":
            return rows.permute(2, 0, 1)[None]
        if form == "unit":
            return planes / 255
        planes = (planes / 255 - 0.5) / 0.5 if form == "half" else encoders.normalise(planes)
        return torch.nn.functional.pad(planes, (0, side - planes.shape[-1], 0, side - planes.shape[-2]))

    def entries(self, prompt):
        """Returns coordinates [n, 2] and labels [n] as the family's own predictor makes them."""
        _, foreground, background, box, _ = prompt
        places = ([box[:2], box[2:]] if box else []) + foreground + background
        labels = ([2, 3] if box else []) + [1] * len(foreground) + [0] * len(background)
        scaled = np.array(places, dtype=np.float64) * np.array(self.content) / np.array(SIZE)
        return torch.from_numpy(scaled.astype(np.float32)), torch.tensor(labels, dtype=torch.float32)

    def tensor(self, kind, prompt):
        """Returns one of the decoder's inputs as the published consumers feed it."""
        if kind in self.levels:
            return self.levels[kind]
        coordinates, labels = self.entries(prompt)
        family = self.family
        apart = kind in ("boxes", "coordinates_4d", "labels_3d_int64") and "boxes" in [k for _, k in family.decoder_inputs]
        if family.padding == "without-box" and not prompt[3]:
            coordinates, labels = torch.cat([coordinates, torch.zeros(1, 2)]), torch.cat([labels, -torch.ones(1)])
        if apart:
            return self.apart(kind, coordinates, labels)
        if kind == "image_coordinates_4d":
            return (coordinates * torch.tensor(SIZE) / torch.tensor(self.content))[None, None]
        height, width = SIZE[1], SIZE[0]
        cells = family.cells
        before = self.best.get(prompt[4])
        return {
            "coordinates": coordinates[None],
            "coordinates_4d": coordinates[None, None],
            "labels_float": labels[None],
            "labels_int32": labels[None].to(torch.int32),
            "labels_3d": labels[None, None],
            "labels_3d_int64": labels[None, None].to(torch.int64),
            "mask": torch.zeros(1, 1, cells, cells) if before is None else before[None, None],
            "has_mask": torch.tensor([float(before is not None)]),
            "size_float": torch.tensor([float(height), float(width)]),
            "size_int32": torch.tensor([height, width], dtype=torch.int32),
            "size_int64": torch.tensor([height, width], dtype=torch.int64),
        }[kind]

    def apart(self, kind, coordinates, labels):
        """For decoders with boxes of their own: one box and the points, or a filler and no box: one needs another graph."""
        box = labels[0] == 2
        corners, rest = (coordinates[:2], slice(2, None)) if box else (torch.zeros(2, 2), slice(None))
        coordinates, labels = coordinates[rest], labels[rest]
        if not len(labels):
            coordinates, labels = torch.zeros(1, 2), torch.full((1,), -10.0)
        return {
            "boxes": corners.reshape(1, 1, 4),
            "coordinates_4d": coordinates[None, None],
            "labels_3d_int64": labels[None, None].to(torch.int64),
        }[kind]

    def inputs(self, prompt):
        """Returns all of the decoder's inputs in order."""
        return [self.tensor(kind, prompt) for _, kind in self.family.decoder_inputs]

    def answer(self, prompt):
        """Returns logits [m, g, g] and scores [m] of the reference predictor."""
        if self.family.name in ("sam2-transformers", "sam3-tracker"):
            net, (coordinates, labels) = self.decoder.net, self.entries(prompt)
            sparse = self.decoder.padded(coordinates[None], labels[None])
            high = [self.levels[k] for k in ("high_0", "high_1")]
            logits, ious = net(self.levels["embedding"], sparse, net.no_mask, *high)
            return logits[0, self.family.masks], ious[0, self.family.masks]
        outputs = dict(zip(self.family.decoder_outputs, self.outputs(prompt)))
        if self.family.name in ("sam2-ibaigorordo", "sam2-shubham"):
            masks, ious = self.decoder(*self.inputs(prompt)[:-1], torch.tensor([256, 256], dtype=torch.int32))
            return masks[0] - (127.5 if self.family.answers == "bytes" else 0), ious[0]
        logits = outputs[self.family.answers]
        logits = logits.reshape(-1, *logits.shape[-2:])
        if self.family.decoder_outputs[0] == "scores":
            return logits, (logits > 1).sum((1, 2)) / (logits > -1).sum((1, 2))
        return logits, outputs[next(n for n in outputs if "iou" in n)].reshape(-1)

    def outputs(self, prompt):
        """Returns all that the decoder answers: PyTorch's, or once it is open ONNX Runtime's."""
        if not self.sessions:
            return self.decoder(*self.inputs(prompt))
        feed = {i.name: self.cast(t, i) for i, t in zip(self.sessions[1].get_inputs(), self.inputs(prompt))}
        return [torch.from_numpy(np.asarray(o, dtype=np.float32)) for o in self.sessions[1].run(None, feed)]

    def cast(self, tensor, declared):
        """Returns the tensor in the type that a session declares, if that is half precision."""
        return tensor.numpy().astype(np.float16) if declared.type == "tensor(float16)" else tensor.numpy()

    def open(self):
        """Lets ONNX Runtime answer from now on, for graphs that no longer compute what PyTorch does."""
        self.sessions = [ort.InferenceSession(f, providers=["CPUExecutionProvider"]) for f in self.files]
        source = self.sessions[0].get_inputs()[0]
        outputs = self.sessions[0].run(None, {source.name: self.cast(self.picture(), source)})
        kinds = dict(self.family.decoder_inputs)
        for name, values in zip(self.family.encoder_outputs, outputs):
            self.levels[kinds[name]] = torch.from_numpy(values.astype(np.float32))

    def full(self, logits):
        """Returns the mask of [g, g] logits in the size of the picture."""
        side, size = self.family.side, (SIZE[1], SIZE[0])
        if self.family.squash:
            return (enlarge(logits[None, None], size)[0, 0] > 0).numpy()
        padded = enlarge(logits[None, None], (side, side))[..., : self.content[1], : self.content[0]]
        return (enlarge(padded, size)[0, 0] > 0).numpy()

    def cases(self):
        """Returns all cases and the samples of their logits, or nothing if a mask cannot tell right from wrong."""
        described, samples = [], []
        for prompt in self.family.prompts:
            logits, scores = self.answer(prompt)
            best = int(scores.argmax())
            self.best[prompt[0]] = logits[best]
            mask = self.full(logits[best])
            ranked = scores.sort().values
            if not 0.05 <= mask.mean() <= 0.7 or (len(ranked) > 1 and ranked[-1] - ranked[-2] < 2e-3):
                return None
            samples.append(logits[:, ::STEP, ::STEP].numpy().ravel())
            described.append(self.describe(prompt, scores, best, mask))
        return described, np.concatenate(samples)

    def describe(self, prompt, scores, best, mask):
        """Returns one case."""
        name, foreground, background, box, before = prompt
        return {
            "name": name,
            "model": self.family.name,
            "encoder": self.files[0].name.replace("encoder.onnx", "encoder.ort") if self.family.finish is runtime_format else self.files[0].name,
            "decoder": self.files[1].name,
            "image": IMAGE,
            "points": foreground,
            "background": background,
            "box": box,
            "prior": before,
            "squash": self.family.squash,
            "side": self.family.side,
            "tolerance": self.family.tolerance,
            "iou": scores.tolist(),
            "best": best,
            **describe_mask(mask),
        }

    def export(self):
        """Writes both graphs, compares them with PyTorch, and gives them their last form."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        names = self.family.encoder_outputs
        self.write(self.encoder, (self.picture(),), 0, [self.family.encoder_input], names)
        prompt = self.family.prompts[1]
        inputs, outputs = [n for n, _ in self.family.decoder_inputs], self.family.decoder_outputs
        self.write(self.decoder, tuple(self.inputs(prompt)), 1, inputs, outputs)
        for prompt in self.family.prompts:
            session = ort.InferenceSession(self.files[1], providers=["CPUExecutionProvider"])
            feed = {n: t.numpy() for n, t in zip(inputs, self.inputs(prompt))}
            for ours, theirs in zip(self.decoder(*self.inputs(prompt)), session.run(None, feed), strict=True):
                assert ours.shape == theirs.shape
                assert ours.dtype == torch.bool or np.abs(ours.numpy() - theirs).max() < 1e-3 * max(1, np.abs(theirs).max())
        if self.family.finish:
            self.family.finish(self)

    def write(self, module, example, place, inputs, outputs):
        """Exports a module with the axes open that the family leaves open."""
        torch.onnx.export(
            module,
            example,
            self.files[place],
            input_names=inputs,
            output_names=[name for name in outputs if name != UNNAMED],
            dynamic_axes=dict(axes(n, k) for n, k in [(self.family.encoder_input, self.family.pixels), *self.family.decoder_inputs]
                              if n in inputs and axes(n, k)[1]),
            opset_version=OPSET,
            do_constant_folding=True,
            dynamo=False,
        )
        graph = onnx.load(self.files[place])
        if place:
            declare(graph, [self.output_shapes()[name] for name in outputs])
        onnx.save(graph, self.files[place])

    def output_shapes(self):
        """Returns the shapes of outputs, with names where a caller decides, by the name of the output."""
        count, cells = self.family.masks.stop - self.family.masks.start, self.family.cells
        shapes = {
            "masks": ["batch", count, "height", "width"],
            "output_masks": ["batch", 1, count, "height", "width"],
            "iou_predictions": ["batch", count] if self.family.padding != "six" else ["batch", 1, count],
            "low_res_masks": ["batch", count, cells, cells],
            "pred_masks": ["batch", "points", count, cells, cells],
            "iou_scores": ["batch", "points", count],
            "object_score_logits": ["batch", "points", 1],
            "scores": [1, count],
            UNNAMED: ["batch", count, cells, cells],
        }
        if not any("size" in kind for _, kind in self.family.decoder_inputs):
            shapes["masks"] = ["batch", count, cells, cells]
        return shapes


def axes(name, kind):
    """Returns the name and those of its axes that vary."""
    return name, {
        "coordinates": {1: "num_points"},
        "coordinates_4d": {0: "batch_size", 1: "point_batch_size", 2: "nb_points"},
        "image_coordinates_4d": {2: "num_points"},
        "labels_float": {1: "num_points"},
        "labels_int32": {1: "num_points"},
        "labels_3d": {2: "num_points"},
        "labels_3d_int64": {0: "batch_size", 1: "point_batch_size", 2: "nb_points"},
        "boxes": {0: "batch_size", 1: "num_boxes"},
        "rows": {0: "image_height", 1: "image_width"},
        "bytes": {2: "image_height", 3: "image_width"},
        "unit": {0: "batch", 2: "height", 3: "width"},
    }.get(kind, {})


def declare(graph, shapes):
    """Writes the shapes of outputs, some of which the exporter does not know."""
    for output, shape in zip(graph.graph.output, shapes, strict=True):
        element = output.type.tensor_type.elem_type
        output.CopyFrom(onnx.helper.make_tensor_value_info(output.name, element, shape))


@torch.no_grad()
def main():
    """Writes the fixtures named on the command line, or all, and golden/families afresh."""
    torch.set_num_threads(1)
    golden = GOLDEN / "families"
    golden.mkdir(parents=True, exist_ok=True)
    cases = []
    for family in FAMILIES:
        number, found = 0, None
        while found is None:
            number += 1
            fixture = Fixture(family, number)
            found = fixture.cases()
        if len(sys.argv) < 2 or family.name in sys.argv:
            fixture.export()
        if family.finish in (half, quantise):
            fixture.open()
            found = fixture.cases()
        write_floats(golden / f"{family.name}.f32.gz", found[1])
        cases += found[0]
        size = sum(f.stat().st_size for f in fixture.folder.iterdir())
        print(f"{family.name:22s}seed {number:3d} {size:8d} bytes", [round(c["area"] / 240000, 2) for c in found[0]], flush=True)
    write_json(golden / "cases.json", {"torch": torch.__version__, "opset": OPSET, "fields": FIELDS}, cases=cases)


if __name__ == "__main__":
    main()
