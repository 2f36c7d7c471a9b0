"""What the golden data scripts share: the sample pictures, mask codes and files whose bytes depend on nothing else."""

import gzip
import json
from pathlib import Path

import numpy as np
from PIL import Image
from pycocotools import mask as coco

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
RESOURCES = ROOT / "sam-core" / "src" / "test" / "resources"
GOLDEN = RESOURCES / "golden"


def read_sample(name):
    """Reads a picture of samples/ as RGB."""
    return Image.open(SAMPLES / name).convert("RGB")


def resize(picture, width, height):
    """Resizes as every reference pipeline here does: PIL's antialiased bilinear filter, rounded to 8 bits."""
    return picture.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=None)


def describe_mask(mask):
    """Describes a boolean (height, width) array as describe_code does."""
    return describe_code(coco.encode(np.asfortranarray(mask, dtype=np.uint8)))


def describe_code(code):
    """Returns area, bounding box, size and compressed COCO run lengths of a pycocotools code."""
    return {
        "area": int(coco.area(code)),
        "bbox": [int(v) for v in coco.toBbox(code)],
        "size": [int(v) for v in code["size"]],
        "counts": code["counts"].decode("ascii"),
    }


def write_gzip(path, data):
    """Writes gzip without a time stamp, so that equal data give equal files."""
    path.write_bytes(gzip.compress(data, 9, mtime=0))


def write_floats(path, array):
    """Writes an array as gzipped little-endian float32, last axis fastest."""
    write_gzip(path, np.ascontiguousarray(array, dtype="<f4").tobytes())


def write_json(path, head, **lists):
    """Writes one object: the fields of `head`, then lists with one element a line."""
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    for key, items in lists.items():
        lines = ",\n".join(json.dumps(item) for item in items)
        parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="ascii")
