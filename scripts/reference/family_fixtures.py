"""Fixtures of every published export family with its names, types and shapes, and what PyTorch answers for them.

The reference is the predictor of the family's own repository: picture resized by PIL to 8 bits, coordinates scaled to
1024 pixels, corners of a box before points, and the entry that is no point where that predictor has it.
"""

import shutil
import sys

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import nn

import families_sam1
import families_sam2
import family_encoders as encoders
import mini_sam
from family import UNNAMED
from family_forms import half, quantise, runtime_format
from goldenfiles import GOLDEN, RESOURCES, describe_mask, read_sample, resize, write_floats, write_json
from mini_sam import enlarge

OPSET = 17
STEP = 16
IMAGE = "coffee.png"
SIZE = (600, 400)
HIGH = {"high_0": [1, 32, 256, 256], "high_1": [1, 64, 128, 128], "embedding": [1, 256, 64, 64]}
FIELDS = {
    "model": "folder under models/ with the files encoder and decoder",
    "prior": "earlier case of the same model whose best candidate's low-resolution logits are mask_input",
    "iou": "score of each candidate in the order of the model's output",
    "best": "index of the highest score, whose full-size mask is described",
    "tolerance": "how far logits may be off: float32 1e-3, more where the family rounds elsewhere",
}
FAMILIES = families_sam2.FAMILIES + families_sam1.FAMILIES


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
