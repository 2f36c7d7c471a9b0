"""Small SAM 2 models in two published ONNX forms, and what PyTorch answers for them.

Preprocessing is the predictor's of facebookresearch/sam2 with PIL's 8-bit resize: RGB squashed to 1024 x 1024, divided
by 255, normalised. Prompts are scaled to 1024 on each axis; box corners come before points; the graphs append the pad.
"""

import shutil

import numpy as np
import onnx
import onnxruntime as ort
import torch
import transformers
from torch.nn.functional import interpolate

import tiny_sam2
from goldenfiles import GOLDEN, RESOURCES, describe_mask, read_sample, resize, write_floats, write_json
from tiny_sam2 import CELLS, LIMIT, SIDE, Encoder, OsamDecoder, SamexporterDecoder, enlarge

SEED = 226
OPSET = 18
TOLERANCE = 1e-4
# Enlarging 256 cells to 600 pixels, PyTorch and ONNX Runtime round coordinates apart: each is 6e-5 from the same in float64.
ENLARGED_TOLERANCE = 2e-4
QUARTER = 4
MEAN = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
COORDINATES = (
    "Image pixels as fed to the reference, which takes (x, y) for the index of a pixel: it scales by 1024/size on each "
    "axis and the graph then adds 0.5. Half a model pixel is not half an image pixel; see sam1/cases.json."
)
FIELDS = {
    "prior": "earlier case of the same model whose best candidate's low-resolution logits, within +-32, are mask_input",
    "iou": "predicted IoU of each candidate in the order of the model's output",
    "best": "index of the highest IoU, whose full-size mask is described: bilinear from unclamped logits, > 0",
    "near_zero": "pixels of that mask whose full-size logit is within 1e-3 of zero: rounding may flip them",
    "quarter": "gzipped float32 [candidates, 64, 64]: low-resolution logits at rows and columns 0, 4, 8, ...",
    "logits": "gzipped float32 [256, 256]: all low-resolution logits of the best candidate, or null",
}
PROMPTS = [
    ("astronaut-point", "astronaut.png", [(223, 114)], [], None, None),
    ("astronaut-background", "astronaut.png", [(223, 114), (110, 300)], [(420, 430)], None, None),
    ("astronaut-box", "astronaut.png", [], [], (280, 342, 511, 511), None),
    ("astronaut-box-point", "astronaut.png", [(390.5, 420.25)], [], (280, 342, 511, 511), None),
    ("astronaut-prior", "astronaut.png", [(223, 114), (190, 50)], [], None, "astronaut-point"),
    ("coffee-point", "coffee.png", [(289, 148)], [], None, None),
    ("coffee-background", "coffee.png", [(289, 148), (200, 200)], [(135, 215)], None, None),
    ("coffee-box", "coffee.png", [], [], (172, 16, 410, 288), None),
    ("coffee-box-background", "coffee.png", [], [(289, 148)], (172, 16, 410, 288), None),
    ("coffee-prior", "coffee.png", [(289, 148)], [(440, 250)], None, "coffee-point"),
]
WHOLE_LOGITS = ("astronaut-point", "coffee-box", "coffee-prior")
LEVELS = {"high_0": [4, 256, 256], "high_1": [8, 128, 128], "embedding": [32, 64, 64]}
PROMPT_NAMES = ["point_coords", "point_labels", "mask_input", "has_mask_input"]


class Contract:
    """One published form: names, the order of the encoder's outputs, and the decoder module."""

    def __init__(self, folder, decoder, encoder_input, levels, outputs, sized):
        self.folder = folder
        self.decoder = decoder
        self.encoder_input = encoder_input
        self.levels = levels
        self.outputs = outputs
        self.sized = sized

    def level(self, kind):
        """Returns the tensor name of an encoder output."""
        return next(name for name, k in self.levels if k == kind)

    def decoder_inputs(self):
        """Returns the decoder's input names in their order."""
        kinds = ["embedding", "high_0", "high_1"]
        return [self.level(k) for k in kinds] + PROMPT_NAMES + (["orig_im_size"] if self.sized else [])


CONTRACTS = [
    Contract(
        "sam2-samexporter",
        SamexporterDecoder,
        "image",
        [("high_res_feats_0", "high_0"), ("high_res_feats_1", "high_1"), ("image_embed", "embedding")],
        ["masks", "iou_predictions"],
        sized=False,
    ),
    Contract(
        "sam2-osam",
        OsamDecoder,
        "input",
        [("image_embeddings", "embedding"), ("high_res_features1", "high_0"), ("high_res_features2", "high_1")],
        ["masks", "iou_predictions", "low_res_masks"],
        sized=True,
    ),
]


def pixels(image):
    """Returns the encoder's input [1, 3, 1024, 1024] for a sample."""
    values = np.asarray(resize(read_sample(image), SIDE, SIDE), dtype=np.float32)
    return (torch.from_numpy(values).permute(2, 0, 1)[None] / 255 - MEAN) / DEVIATION


def pixels_in_floats(image):
    """Returns the same as sam2's own transform makes it: antialiased resize of floats."""
    values = torch.from_numpy(np.asarray(read_sample(image), dtype=np.float32)).permute(2, 0, 1)[None] / 255
    return (interpolate(values, size=(SIDE, SIDE), mode="bilinear", antialias=True) - MEAN) / DEVIATION


def prompt_tensors(prompt, prior):
    """Returns coordinates [1, n, 2] in model pixels, labels [1, n], mask [1, 1, 256, 256] and whether it counts [1]."""
    _, image, points, background, box, _ = prompt
    corners = [box[:2], box[2:]] if box else []
    places = np.array(corners + points + background, dtype=np.float64)
    labels = [2, 3][: len(corners)] + [1] * len(points) + [0] * len(background)
    scaled = torch.from_numpy((places * SIDE / np.array(read_sample(image).size)).astype(np.float32))
    mask = torch.zeros(1, 1, CELLS, CELLS) if prior is None else prior.clamp(-LIMIT, LIMIT)[None, None]
    return scaled[None], torch.tensor([labels], dtype=torch.float32), mask, torch.tensor([float(prior is not None)])


class Fixture:
    """The modules of one contract with their exported sessions."""

    def __init__(self, contract, model):
        self.contract = contract
        self.model = model
        kinds = list(LEVELS)
        self.encoder = Encoder(model, [kinds.index(k) for _, k in contract.levels]).eval()
        self.decoder = contract.decoder(model).eval()
        folder = RESOURCES / "models" / contract.folder
        folder.mkdir(parents=True, exist_ok=True)
        self.encoder_file, self.decoder_file = folder / "encoder.onnx", folder / "decoder.onnx"
        self.embeddings = {}
        self.best_logits = {}
        self.drift = 0.0

    def export(self):
        """Writes both graphs and opens them."""
        self.export_encoder()
        self.export_decoder()
        self.encoder_session = ort.InferenceSession(self.encoder_file, providers=["CPUExecutionProvider"])
        self.decoder_session = ort.InferenceSession(self.decoder_file, providers=["CPUExecutionProvider"])
        assert [o.shape for o in self.decoder_session.get_outputs()] == self.output_shapes()

    def export_encoder(self):
        """Writes the encoder by torch.export: from TorchScript, ONNX Runtime warns of a shape."""
        torch.onnx.export(
            self.encoder,
            (torch.randn(1, 3, SIDE, SIDE),),
            self.encoder_file,
            input_names=[self.contract.encoder_input],
            output_names=[name for name, _ in self.contract.levels],
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        strip_metadata(self.encoder_file)

    def export_decoder(self):
        """Writes the decoder by TorchScript, which lets orig_im_size decide the size of an output."""
        levels = [torch.randn(1, *LEVELS[k]) for k in ("embedding", "high_0", "high_1")]
        points = torch.tensor([[[100.0, 200.0], [300.0, 400.0], [500.0, 600.0]]])
        prompts = [points, torch.tensor([[2.0, 3.0, 1.0]]), torch.randn(1, 1, CELLS, CELLS), torch.ones(1)]
        size = [torch.tensor([300, 500], dtype=torch.int64)] if self.contract.sized else []
        torch.onnx.export(
            self.decoder,
            (*levels, *prompts, *size),
            self.decoder_file,
            input_names=self.contract.decoder_inputs(),
            output_names=self.contract.outputs,
            dynamic_axes=self.dynamic_axes(),
            opset_version=OPSET,
            dynamo=False,
        )
        declare_shapes(self.decoder_file, self.output_shapes())

    def output_shapes(self):
        """Returns the shapes of the decoder's outputs as the contract gives them."""
        if not self.contract.sized:
            return [["num_labels", 3, CELLS, CELLS], ["num_labels", 3]]
        masks = ["num_labels", 4, "image_height", "image_width"]
        return [masks, ["num_labels", 4], ["num_labels", 4, CELLS, CELLS]]

    def dynamic_axes(self):
        """Names the axes that vary: sets of prompts, points, and the picture's size where masks have it."""
        axes = {name: {0: "num_labels"} for name in PROMPT_NAMES + self.contract.outputs}
        axes["point_coords"][1] = axes["point_labels"][1] = "num_points"
        if self.contract.sized:
            axes["masks"].update({2: "image_height", 3: "image_width"})
        return axes

    def embed(self, image):
        """Returns PyTorch's and ONNX Runtime's encoder outputs by contract name, having compared them."""
        if image not in self.embeddings:
            names = [name for name, _ in self.contract.levels]
            picture = pixels(image)
            outputs = self.encoder(picture)
            theirs = self.encoder_session.run(names, {self.contract.encoder_input: picture.numpy()})
            for ours, other in zip(outputs, theirs, strict=True):
                assert_close(ours, other, TOLERANCE * float(ours.abs().max()))
            self.embeddings[image] = dict(zip(names, outputs)), dict(zip(names, theirs))
        return self.embeddings[image]

    def decode(self, prompt):
        """Returns PyTorch's unclamped logits [m, 256, 256] and IoUs [m], having compared all others'."""
        embedding, their_embedding = self.embed(prompt[1])
        prior = self.best_logits[prompt[5]] if prompt[5] else None
        width, height = read_sample(prompt[1]).size
        inputs = [embedding[n] for n in self.contract.decoder_inputs()[:3]] + [*prompt_tensors(prompt, prior)]
        size = [torch.tensor([height, width])] if self.contract.sized else []
        outputs = self.decoder(*inputs, *size)
        feed = {n: t.numpy() for n, t in zip(self.contract.decoder_inputs(), inputs + size)}
        for ours, theirs in zip(outputs, self.decoder_session.run(None, feed), strict=True):
            enlarged = ours.ndim == 4 and ours.shape[-2:] != (CELLS, CELLS)
            assert_close(ours, theirs, ENLARGED_TOLERANCE if enlarged else TOLERANCE)
        whole = self.decoder_session.run(None, feed | {n: their_embedding[n] for n in self.contract.decoder_inputs()[:3]})
        self.drift = max(self.drift, float(np.abs(outputs[0].numpy() - whole[0]).max()))
        logits, ious = tiny_sam2.Decoder(self.model)(*inputs)
        logits, ious = logits[0, -outputs[1].shape[1] :], ious[0, -outputs[1].shape[1] :]
        assert torch.equal(outputs[-1 if self.contract.sized else 0][0], logits.clamp(-LIMIT, LIMIT))
        assert torch.equal(outputs[1][0], ious)
        compare_with_transformers(self.model, prompt, prior, logits[-3:], ious[-3:])
        return logits, ious

    def answer(self, prompt, folder):
        """Describes one case and writes its floats."""
        name, image, points, background, box, prior = prompt
        logits, ious = self.decode(prompt)
        best = int(ious.argmax())
        self.best_logits[name] = logits[best]
        width, height = read_sample(image).size
        full = enlarge(logits[None], (height, width))[0, best].numpy()
        assert np.array_equal(full > 0, enlarge(logits.clamp(-LIMIT, LIMIT)[None], (height, width))[0, best].numpy() > 0)
        stem = f"{self.contract.folder}-{name}"
        write_floats(folder / f"{stem}.quarter.f32.gz", logits[:, ::QUARTER, ::QUARTER].numpy())
        if name in WHOLE_LOGITS:
            write_floats(folder / f"{stem}.logits.f32.gz", logits[best].numpy())
        return {
            "name": name,
            "model": self.contract.folder,
            "image": image,
            "points": points,
            "background": background,
            "box": box,
            "prior": prior,
            "iou": ious.tolist(),
            "best": best,
            **describe_mask(full > 0),
            "near_zero": int((abs(full) < 1e-3).sum()),
            "quarter": f"{stem}.quarter.f32.gz",
            "logits": f"{stem}.logits.f32.gz" if name in WHOLE_LOGITS else None,
        }


def strip_metadata(file):
    """Removes what the exporter notes about its own source lines, a third of the file."""
    graph = onnx.load(file)
    for node in graph.graph.node:
        del node.metadata_props[:]
    onnx.save(graph, file)


def declare_shapes(file, shapes):
    """Writes the shapes of outputs, some of which the exporter does not know."""
    graph = onnx.load(file)
    for output, shape in zip(graph.graph.output, shapes, strict=True):
        element = output.type.tensor_type.elem_type
        output.CopyFrom(onnx.helper.make_tensor_value_info(output.name, element, shape))
    onnx.save(graph, file)


def assert_close(ours, theirs, tolerance):
    """Makes sure that ONNX Runtime's array is PyTorch's tensor."""
    difference = np.abs(ours.numpy() - theirs).max()
    assert ours.shape == theirs.shape and difference < tolerance, difference


def compare_with_transformers(model, prompt, prior, logits, ious):
    """Makes sure that Sam2Model itself, given pixels and the prompt, answers the same three candidates."""
    coordinates, labels, mask, _ = prompt_tensors(prompt, prior)
    answer = model(
        pixel_values=pixels(prompt[1]),
        input_points=coordinates[:, None],
        input_labels=labels[:, None].long(),
        input_masks=None if prior is None else mask,
        multimask_output=True,
    )
    assert (answer.pred_masks[0, 0] - logits).abs().max() < TOLERANCE
    assert (answer.iou_scores[0, 0] - ious).abs().max() < TOLERANCE


def report(case, logits):
    """Prints one case and makes sure that its mask can tell right from wrong."""
    share = case["area"] / (case["size"][0] * case["size"][1])
    first, second = sorted(case["iou"])[-1:-3:-1]
    print(f"{case['model']:17s}{case['name']:22s} best {case['best']} gap {first - second:.4f} share {share:.3f}", end=" ")
    print(f"logits {logits.min():.1f}..{logits.max():.1f} spread {logits.std():.2f} near zero {case['near_zero']}")
    assert 0.05 <= share <= 0.6 and first - second > 1e-3


def report_resizing(fixture, prompt):
    """Prints how far sam2's float resize moves the logits from those of the 8-bit resize."""
    names = fixture.contract.decoder_inputs()[:3]
    floats = dict(zip([n for n, _ in fixture.contract.levels], fixture.encoder(pixels_in_floats(prompt[1]))))
    prompts = prompt_tensors(prompt, None)
    ours, _ = tiny_sam2.Decoder(fixture.model)(*[fixture.embed(prompt[1])[0][n] for n in names], *prompts)
    theirs, _ = tiny_sam2.Decoder(fixture.model)(*[floats[n] for n in names], *prompts)
    change = (ours - theirs).abs()
    print(f"float resize, {prompt[0]}: logits change by {change.max():.4f} at most, {change.mean():.5f} on average")


@torch.no_grad()
def main():
    """Writes models/sam2-* and golden/sam2 afresh."""
    torch.set_num_threads(2)
    folder = GOLDEN / "sam2"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    cases = []
    for contract in CONTRACTS:
        fixture = Fixture(contract, tiny_sam2.build(SEED))
        fixture.export()
        for prompt in PROMPTS:
            cases.append(fixture.answer(prompt, folder))
            report(cases[-1], fixture.best_logits[prompt[0]])
        print(f"{contract.folder}: ONNX Runtime from picture to logits is off by {fixture.drift:.6f} at most")
    for prompt in (PROMPTS[0], PROMPTS[5]):
        report_resizing(fixture, prompt)
    versions = {"torch": torch.__version__, "transformers": transformers.__version__, "seed": SEED, "opset": OPSET}
    head = {**versions, "coordinates": COORDINATES, "fields": FIELDS}
    write_json(folder / "cases.json", head, cases=cases)


if __name__ == "__main__":
    main()
