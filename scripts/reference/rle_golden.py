"""Golden run-length codes and polygons: what pycocotools makes of seeded random masks and of COCO polygons."""

import json
import shutil

import numpy as np
from pycocotools import mask as coco

from goldenfiles import GOLDEN, describe_code, describe_mask, write_gzip, write_json

SEED = 20240714
SMALL, THIN, LARGE, POLYGONS = 1000, 60, 25, 30
FIXED_SIZES = [(1, 1), (1, 2), (2, 1), (1, 33), (40, 1), (2, 2), (3, 5), (7, 4), (16, 16), (31, 17), (48, 64)]


def random_mask(rng, height, width):
    """Returns a union of a few discs and boxes, with holes cut and islands set, sometimes with noise over it."""
    rows, columns = np.mgrid[:height, :width]
    mask = np.zeros((height, width), dtype=bool)
    for _ in range(rng.integers(1, 7)):
        y, x = rng.uniform(0, height), rng.uniform(0, width)
        a, b = rng.uniform(0.4, max(1.0, height / 2)), rng.uniform(0.4, max(1.0, width / 2))
        if rng.random() < 0.5:
            shape = ((rows - y) / a) ** 2 + ((columns - x) / b) ** 2 <= 1
        else:
            shape = (abs(rows - y) <= a) & (abs(columns - x) <= b)
        mask = mask & ~shape if rng.random() < 0.35 else mask | shape
    if rng.random() < 0.3:
        mask ^= rng.random((height, width)) < rng.choice([0.01, 0.1, 0.5])
    return mask


def fixed_masks():
    """Yields, for each fixed size: empty, full, checkerboards, single pixels at the corners, lines."""
    for height, width in FIXED_SIZES:
        rows, columns = np.mgrid[:height, :width]
        last = (height - 1, width - 1)
        yield np.zeros((height, width), dtype=bool)
        yield np.ones((height, width), dtype=bool)
        yield (rows + columns) % 2 == 0
        yield (rows + columns) % 2 == 1
        yield (rows == 0) & (columns == 0)
        yield (rows == last[0]) & (columns == last[1])
        yield (rows == last[0]) & (columns == 0)
        yield rows == height // 2
        yield columns == width // 2
        yield rows == columns
        yield (rows == 0) | (rows == last[0]) | (columns == 0) | (columns == last[1])
        yield rows % 2 == 1
        yield columns % 2 == 1


def masks(rng):
    """Yields all masks of the file: fixed, one pixel wide or high, small, large."""
    yield from fixed_masks()
    for i in range(THIN):
        length = int(rng.integers(1, 120))
        yield random_mask(rng, *((1, length) if i % 2 else (length, 1)))
    for _ in range(SMALL):
        yield random_mask(rng, int(rng.integers(1, 49)), int(rng.integers(1, 65)))
    for _ in range(LARGE):
        yield random_mask(rng, int(rng.integers(100, 201)), int(rng.integers(80, 151)))


def runs(mask):
    """Returns COCO's uncompressed counts: lengths of runs down the columns, beginning with one of zeros."""
    values = mask.ravel(order="F")
    ends = np.flatnonzero(np.diff(values)) + 1
    counts = np.diff(np.concatenate([[0], ends, [values.size]])).tolist()
    return [0] + counts if values[0] else counts


def rle_line(mask):
    """Describes one mask, having made sure that pycocotools reads both forms back to it."""
    height, width = mask.shape
    fields = describe_mask(mask)
    line = {"h": height, "w": width, "uncompressed": runs(mask), "compressed": fields["counts"]}
    from_runs = coco.frPyObjects({"size": [height, width], "counts": line["uncompressed"]}, height, width)
    from_text = {"size": [height, width], "counts": line["compressed"]}
    assert np.array_equal(coco.decode(from_text).astype(bool), mask)
    assert from_runs["counts"].decode("ascii") == line["compressed"]
    return {**line, "area": fields["area"], "bbox": fields["bbox"]}


def random_ring(rng, height, width):
    """Returns one closed part as COCO writes it, [x, y, x, y, ...]: a star around some place, at times beyond the edge."""
    corners = int(rng.integers(3, 14))
    angles = np.sort(rng.uniform(0, 2 * np.pi, corners))
    radius = rng.uniform(0.1, 0.6) * min(height, width) * rng.uniform(0.4, 1.0, corners)
    x = rng.uniform(0, width) + radius * np.cos(angles)
    y = rng.uniform(0, height) + radius * np.sin(angles)
    digits = int(rng.integers(0, 3))
    return np.round(np.stack([x, y], axis=1).ravel(), digits).tolist()


def polygon_cases(rng):
    """Yields (height, width, parts): plain figures first, then random ones of one to four parts."""
    yield 10, 12, [[2.0, 3.0, 8.0, 3.0, 8.0, 7.0, 2.0, 7.0]]
    yield 10, 12, [[0.0, 0.0, 12.0, 0.0, 12.0, 10.0, 0.0, 10.0]]
    yield 20, 20, [[1.5, 1.5, 6.5, 1.5, 6.5, 6.5, 1.5, 6.5], [4.0, 4.0, 15.0, 4.0, 15.0, 16.0, 4.0, 16.0]]
    yield 30, 30, [[15.0, 2.0, 28.0, 27.0, 2.0, 27.0]]
    yield 30, 40, [[5.0, 5.0, 35.0, 5.0, 35.0, 25.0, 20.0, 10.0, 5.0, 25.0]]
    for i in range(POLYGONS - 5):
        height, width = int(rng.integers(8, 120)), int(rng.integers(8, 160))
        yield height, width, [random_ring(rng, height, width) for _ in range(1 + i % 4)]


def polygon_line(height, width, parts):
    """Describes the union of all parts as pycocotools fills them."""
    code = coco.merge(coco.frPyObjects(parts, height, width))
    return {"h": height, "w": width, "segmentation": parts, **describe_code(code)}


def main():
    """Writes golden/rle afresh."""
    folder = GOLDEN / "rle"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rng = np.random.default_rng(SEED)
    lines = [json.dumps(rle_line(mask), separators=(",", ":")) for mask in masks(rng)]
    write_gzip(folder / "rle.jsonl.gz", ("\n".join(lines) + "\n").encode("ascii"))
    cases = [polygon_line(*c) for c in polygon_cases(rng)]
    write_json(folder / "polygons.json", {"seed": SEED}, cases=cases)
    print(f"{len(lines)} masks, {len(cases)} polygons")


if __name__ == "__main__":
    main()
