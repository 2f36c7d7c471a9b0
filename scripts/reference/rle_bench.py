"""Times pycocotools on the masks of RleBench and prints its times beside those of Clickmask. Called by scripts/bench-data."""

import json
import sys
import time

import numpy
from pycocotools import mask as coco

ROUNDS = 15


def per_mask(work, count):
    """Seconds for each mask, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for i in range(count):
            work(i)
        best = min(best, (time.perf_counter() - start) / count)
    return best


def main():
    with open(sys.argv[1]) as file:
        data = json.load(file)
    size = [data["height"], data["width"]]
    codes = [{"size": size, "counts": code.encode()} for code in data["codes"]]
    pixels = [numpy.asfortranarray(coco.decode(code)) for code in codes]
    for code, array in zip(codes, pixels):
        assert coco.encode(array)["counts"] == code["counts"], "a code differs from that of pycocotools"
    count = len(codes)
    theirs = {
        "encode": per_mask(lambda i: coco.encode(pixels[i]), count),
        "decode": per_mask(lambda i: coco.decode(codes[i]), count),
        "area": per_mask(lambda i: coco.area(codes[i]), count),
        "iou": per_mask(lambda i: coco.iou([codes[i]], [codes[(i + 1) % count]], [0]), count),
    }
    print(f"{count} masks of {size[1]} x {size[0]}, the same codes from both; microseconds a mask, best of {ROUNDS} rounds")
    for name, seconds in theirs.items():
        ours = data["times"][name]
        print(f"{name:8} clickmask {ours * 1e6:8.1f}  pycocotools {seconds * 1e6:8.1f}  ratio {ours / seconds:6.3f}")


if __name__ == "__main__":
    main()
