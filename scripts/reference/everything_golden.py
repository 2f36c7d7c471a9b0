"""Golden masks of "everything": SAM 2's automatic mask generator, written anew over ONNX Runtime and the default model.

Follows the steps of sam2/automatic_mask_generator.py (facebookresearch/sam2): a grid of points over the picture and over
its parts, predicted IoU, stability, edges of parts, suppression of overlapping boxes within and across parts. Points of
the grid count from the corner of the first pixel, as Clickmask counts.
"""

import argparse
from math import ceil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from pycocotools import mask as coco

from goldenfiles import GOLDEN, read_sample, resize, write_json
from sam1_golden import SIDE, encoder_input, scaled_size

IMAGE = "coffee.png"
POINTS_PER_SIDE, CROP_LAYERS, POINTS_DIVISOR = 6, 1, 2
PREDICTED_IOU, STABILITY, OFFSET, NMS, CROP_OVERLAP = 0.8, 0.95, 1.0, 0.7, 512 / 1500
LOGITS, IOUS = "/Reshape_9_output_0", "/iou_prediction_head/layers.2/Gemm_output_0"


def crop_boxes(width, height):
    """Returns (x0, y0, x1, y1) and the layer of the picture and its parts."""
    boxes = [((0, 0, width, height), 0)]
    for layer in range(1, CROP_LAYERS + 1):
        n = 2**layer
        overlap = int(CROP_OVERLAP * min(width, height) * 2 / n)
        w, h = (int(ceil((overlap * (n - 1) + length) / n)) for length in (width, height))
        for x in [int((w - overlap) * i) for i in range(n)]:
            for y in [int((h - overlap) * i) for i in range(n)]:
                boxes.append(((x, y, min(x + w, width), min(y + h, height)), layer))
    return boxes


def suppress(boxes, scores):
    """Returns the indices that greedy suppression keeps, best first."""
    order, kept = list(np.argsort(-np.asarray(scores), kind="stable")), []
    while order:
        best = order.pop(0)
        kept.append(best)
        x0, y0, x1, y1 = boxes[best]
        rest = []
        for i in order:
            a0, b0, a1, b1 = boxes[i]
            common = max(0, min(x1, a1) - max(x0, a0)) * max(0, min(y1, b1) - max(y0, b0))
            either = (x1 - x0) * (y1 - y0) + (a1 - a0) * (b1 - b0) - common
            if either == 0 or common / either <= NMS:
                rest.append(i)
        order = rest
    return kept


def near_cut(box, crop, whole):
    """Whether a box ends within 20 pixels of an edge of the part that is not one of the picture."""
    return any(abs(b - c) <= 20 and abs(b - w) > 20 for b, c, w in zip(box, crop, whole))


class Generator:
    """The default model, with the candidates that its decoder hides."""

    def __init__(self, models):
        self.encoder = ort.InferenceSession(models / "encoder.onnx", providers=["CPUExecutionProvider"])
        graph = onnx.load(models / "sam.onnx")
        for name in (LOGITS, IOUS):
            graph.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        self.decoder = ort.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])

    def answer(self, embedding, x, y):
        """Returns the three logits and IoUs for a point of the model's input."""
        logits, ious = self.decoder.run(
            [LOGITS, IOUS],
            {
                "image_embeddings": embedding,
                "point_coords": np.array([[[x - 0.5, y - 0.5], [0, 0]]], np.float32),
                "point_labels": np.array([[1, -1]], np.float32),
                "mask_input": np.zeros((1, 1, 256, 256), np.float32),
                "has_mask_input": np.zeros(1, np.float32),
                "orig_im_size": np.ones(2, np.float32),
            },
        )
        return logits[0, 1:], ious[0, 1:]

    def of_crop(self, picture, crop, layer):
        """Returns the masks of one part that are kept, best first."""
        x0, y0, x1, y1 = crop
        part = picture.crop(crop)
        new = scaled_size(*part.size)
        embedding = self.encoder.run(None, {"input": encoder_input(resize(part, *new))})[0]
        n, found = int(POINTS_PER_SIDE / POINTS_DIVISOR**layer), []
        for row in range(n):
            for column in range(n):
                at = (column + 0.5) / n, (row + 0.5) / n
                logits, ious = self.answer(embedding, at[0] * new[0], at[1] * new[1])
                for grid, iou in zip(logits, ious):
                    if iou > PREDICTED_IOU:
                        full = self.enlarged(grid, new, part.size)
                        stability = (full > OFFSET).sum() / max(1, (full > -OFFSET).sum())
                        if stability >= STABILITY:
                            self.keep(found, full > 0, iou, stability, at, crop, picture.size)
        kept = suppress([f["bounds"] for f in found], [f["predicted_iou"] for f in found])
        return [found[i] for i in kept]

    @staticmethod
    def enlarged(grid, new, old):
        """Logits of the part's size."""
        large = torch.nn.functional.interpolate(torch.from_numpy(grid)[None, None], (SIDE, SIDE), mode="bilinear")
        large = large[..., : new[1], : new[0]]
        return torch.nn.functional.interpolate(large, old[::-1], mode="bilinear")[0, 0].numpy()

    @staticmethod
    def keep(found, mask, iou, stability, at, crop, size):
        """Adds a mask, unless the part cuts it."""
        x0, y0, x1, y1 = crop
        whole = np.zeros(size[::-1], np.uint8)
        whole[y0:y1, x0:x1] = mask
        rows, columns = np.nonzero(whole)
        bounds = [int(v) for v in (columns.min(), rows.min(), columns.max(), rows.max())]
        if not near_cut(bounds, crop, (0, 0, *size)):
            found.append(
                {
                    "point": [x0 + at[0] * (x1 - x0), y0 + at[1] * (y1 - y0)],
                    "predicted_iou": float(iou),
                    "stability": float(stability),
                    "bounds": bounds,
                    "crop_area": (x1 - x0) * (y1 - y0),
                    "counts": coco.encode(np.asfortranarray(whole))["counts"].decode("ascii"),
                }
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder with encoder.onnx and sam.onnx")
    generator = Generator(parser.parse_args().models)
    picture = read_sample(IMAGE)
    found = [mask for crop, layer in crop_boxes(*picture.size) for mask in generator.of_crop(picture, crop, layer)]
    kept = suppress([f["bounds"] for f in found], [1 / f["crop_area"] for f in found])
    folder = GOLDEN / "everything"
    folder.mkdir(parents=True, exist_ok=True)
    settings = {"points_per_side": POINTS_PER_SIDE, "crop_layers": CROP_LAYERS, "points_divisor": POINTS_DIVISOR}
    masks = [{k: v for k, v in found[i].items() if k not in ("bounds", "crop_area")} for i in kept]
    write_json(folder / "cases.json", {"image": IMAGE, **settings, "masks": masks})
    print(len(found), "found,", len(kept), "kept")


if __name__ == "__main__":
    main()
