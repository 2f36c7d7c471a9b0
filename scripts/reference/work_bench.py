"""The work for an image and for a click by ONNX Runtime and OpenCV in Python, in turns with that of Clickmask.

Both do the same with the same files of the default model and the same number of threads, each in a process of its own. Run
by scripts/bench-python, which says what it needs.
"""

import argparse
import statistics
import subprocess
import time

import cv2
import numpy as np
import onnxruntime as ort

SIDE = 1024
MEAN = np.array([123.675, 116.28, 103.53], np.float32)
DEVIATION = np.array([58.395, 57.12, 57.375], np.float32)


class Python:
    """The usual pipeline: what each step makes is kept for the next."""

    def __init__(self, photo, models, click, threads):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        cv2.setNumThreads(threads)
        self.encoder = ort.InferenceSession(f"{models}/encoder.onnx", options, providers=["CPUExecutionProvider"])
        self.decoder = ort.InferenceSession(f"{models}/sam.onnx", options, providers=["CPUExecutionProvider"])
        self.photo = photo
        self.at = click

    def read(self):
        self.image = cv2.cvtColor(cv2.imread(self.photo), cv2.COLOR_BGR2RGB)

    def encode(self):
        height, width = self.image.shape[:2]
        self.scale = SIDE / max(height, width)
        self.size = int(width * self.scale + 0.5), int(height * self.scale + 0.5)
        small = cv2.resize(self.image, self.size, interpolation=cv2.INTER_AREA)
        tensor = np.zeros((1, 3, SIDE, SIDE), np.float32)
        tensor[0, :, : self.size[1], : self.size[0]] = ((small - MEAN) / DEVIATION).transpose(2, 0, 1)
        name = self.encoder.get_inputs()[0].name
        self.embedding = self.encoder.run(None, {name: tensor})[0]

    def click(self):
        feed = {
            "image_embeddings": self.embedding,
            "point_coords": np.array([[[self.at[0] * self.scale, self.at[1] * self.scale], [0, 0]]], np.float32),
            "point_labels": np.array([[1, -1]], np.float32),
            "mask_input": np.zeros((1, 1, 256, 256), np.float32),
            "has_mask_input": np.zeros(1, np.float32),
            "orig_im_size": np.array([1, 1], np.float32),
        }
        logits, _ = self.decoder.run(["low_res_masks", "iou_predictions"], feed)
        height, width = self.image.shape[:2]
        large = cv2.resize(logits[0, 0], (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
        inside = large[: self.size[1], : self.size[0]]
        self.mask = (cv2.resize(inside, (width, height), interpolation=cv2.INTER_LINEAR) > 0).astype(np.uint8)

    def contours(self):
        cv2.findContours(self.mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)


def own(work):
    start, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1e3, (time.process_time() - processor) * 1e3


def other(server, line):
    print(line, file=server.stdin, flush=True)
    clock, processor, _ = server.stdout.readline().split()
    return float(clock), float(processor)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("photo")
    parser.add_argument("models")
    parser.add_argument("x", type=float)
    parser.add_argument("y", type=float)
    parser.add_argument("threads", type=int)
    parser.add_argument("rounds", type=int)
    parser.add_argument("server", nargs=argparse.REMAINDER, help="command that does Clickmask's part")
    args = parser.parse_args()
    python = Python(args.photo, args.models, (args.x, args.y), args.threads)
    server = subprocess.Popen(args.server, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    while server.stdout.readline() != "ready\n":
        assert server.poll() is None, "Clickmask's part did not start"
    works = ["read", "encode", "click", "contours"]
    times = {work: ([], []) for work in works}
    for round_ in range(-3, args.rounds):
        for work in works:
            both = other(server, work), own(getattr(python, work))
            # The first rounds are for the compilers and the caches.
            if round_ >= 0:
                for kept, taken in zip(times[work], both):
                    kept.append(taken)
    server.stdin.close()
    print(f"onnxruntime {ort.__version__}, OpenCV {cv2.__version__}, {args.threads} threads, medians of {args.rounds} in turns")
    print("work       Clickmask, ms   Python, ms   ratio   processor: Clickmask   Python   ratio")
    for work in works:
        ours, theirs = ([statistics.median(column) for column in zip(*side)] for side in times[work])
        print(
            f"{work:10} {ours[0]:13.1f} {theirs[0]:12.1f} {ours[0] / theirs[0]:7.2f}"
            f" {ours[1]:22.1f} {theirs[1]:8.1f} {ours[1] / theirs[1]:7.2f}"
        )


if __name__ == "__main__":
    main()
