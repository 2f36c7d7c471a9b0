"""Trials of click policies with the default model: which candidate to show, what to feed back.

Builds a small set of exact masks (coins of scikit-image; textured shapes pasted on photographs), in two halves of
different photographs, plays the simulated person of `clickmask evaluate` against each policy, and prints NoC, failures
and mean IoU of the halves. Choose on the half "choose", report the half "report".
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import skimage
import torch
from PIL import Image
from scipy import ndimage
from skimage import draw, filters, measure, morphology

SIDE = 1024
MEAN = np.array([123.675, 116.28, 103.53], dtype=np.float32)
DEVIATION = np.array([58.395, 57.12, 57.375], dtype=np.float32)
LOGITS, IOUS = "/Reshape_9_output_0", "/iou_prediction_head/layers.2/Gemm_output_0"
SEED = 6
CHOOSE = ("astronaut.png", "coffee.png", "motorcycle_left.png", "ihc.png")
REPORT = ("chelsea.png", "rocket.jpg", "hubble_deep_field.jpg", "motorcycle_right.png")
TEXTURES = ("grass.png", "gravel.png", "brick.png", "chelsea.png", "coffee.png", "retina.jpg", "ihc.png")
LEVELS = (0.85, 0.90, 0.95)


def photograph(name, longest=640):
    """Reads a picture of scikit-image as RGB, not longer than that."""
    picture = Image.open(Path(skimage.__file__).parent / "data" / name).convert("RGB")
    picture.thumbnail((longest, longest), Image.BILINEAR)
    return np.asarray(picture)


def coins():
    """Returns the picture of coins and a mask for each."""
    picture = photograph("coins.png")
    gray = filters.gaussian(picture[..., 0] / 255.0, 1)
    local = gray > filters.threshold_local(gray, 151, offset=-0.02)
    filled = ndimage.binary_fill_holes(morphology.opening(local, morphology.disk(3)))
    labels = measure.label(filled)
    masks = [labels == r.label for r in measure.regionprops(labels) if 900 < r.area < 6000 and r.solidity > 0.93]
    return picture, masks


def blob(random, size):
    """A smooth random outline."""
    angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    radius = np.ones(90)
    for k in range(2, 7):
        radius += random.normal(0, 0.5 / k) * np.cos(k * angles + random.uniform(0, 6.3))
    radius = np.clip(radius, 0.25, 2) / 2.2
    mask = np.zeros((size, size), bool)
    rows, cols = draw.polygon(size / 2 + size / 2 * radius * np.sin(angles), size / 2 + size / 2 * radius * np.cos(angles))
    inside = (rows >= 0) & (cols >= 0) & (rows < size) & (cols < size)
    mask[rows[inside], cols[inside]] = True
    return mask


def shape(random, kind, size):
    """One of several shapes in a square."""
    if kind == "horse":
        horse = ~np.asarray(Image.open(Path(skimage.__file__).parent / "data" / "horse.png").convert("L")).astype(bool)
        return np.asarray(Image.fromarray(horse).resize((size, size * 328 // 400), Image.NEAREST))
    mask = blob(random, size)
    if kind == "ring":
        y, x = np.mgrid[:size, :size] - size / 2
        mask &= np.hypot(x, y) > size * 0.14
    if kind == "parts":
        mask[:, size * 4 // 9 : size * 5 // 9] = False
    return mask


def composite(name, random):
    """A photograph with shapes of texture pasted on it, soft at the edges, and their masks."""
    picture = photograph(name).astype(np.float32)
    height, width = picture.shape[:2]
    masks, taken = [], np.zeros((height, width), bool)
    for kind in ("blob", "horse", "ring", "parts", "blob", "blob"):
        for _ in range(40):
            size = int(random.uniform(0.12, 0.42) * min(height, width))
            small = shape(random, kind, size)
            y, x = random.integers(0, height - small.shape[0]), random.integers(0, width - small.shape[1])
            mask = np.zeros((height, width), bool)
            mask[y : y + small.shape[0], x : x + small.shape[1]] = small
            if not (mask & morphology.dilation(taken, morphology.disk(4))).any():
                break
        else:
            continue
        texture = photograph(str(random.choice(TEXTURES))).astype(np.float32)
        tile = np.tile(texture, (height // texture.shape[0] + 1, width // texture.shape[1] + 1, 1))[:height, :width]
        tinted = tile * random.uniform(0.6, 1.2, 3)
        alpha = ndimage.gaussian_filter(mask.astype(np.float32), 0.7)[..., None]
        picture = picture * (1 - alpha) + np.clip(tinted, 0, 255) * alpha
        taken |= mask
        masks.append(mask)
    return np.clip(picture, 0, 255).astype(np.uint8), masks


def data():
    """Returns two lists of (picture, masks)."""
    picture, found = coins()
    left = [m for m in found if np.nonzero(m)[1].mean() < picture.shape[1] / 2]
    right = [m for m in found if np.nonzero(m)[1].mean() >= picture.shape[1] / 2]
    random = np.random.default_rng(SEED)
    choose = [(picture, left[:8])] + [composite(name, random) for name in CHOOSE]
    report = [(picture, right[:8])] + [composite(name, random) for name in REPORT]
    return {"choose": choose, "report": report}


class Model:
    """The default model with all its candidates; token 0 is the single answer."""

    def __init__(self, folder):
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.encoder = ort.InferenceSession(folder / "encoder.onnx", options)
        graph = onnx.load(folder / "sam.onnx")
        for name in (LOGITS, IOUS):
            graph.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        self.decoder = ort.InferenceSession(graph.SerializeToString(), options)

    def encode(self, picture):
        """Returns the embedding, the size, and the size in the model's frame."""
        height, width = picture.shape[:2]
        scale = SIDE / max(height, width)
        new = int(height * scale + 0.5), int(width * scale + 0.5)
        values = np.asarray(Image.fromarray(picture).resize(new[::-1], Image.BILINEAR), np.float32)
        padded = np.zeros((1, 3, SIDE, SIDE), np.float32)
        padded[0, :, : new[0], : new[1]] = ((values - MEAN) / DEVIATION).transpose(2, 0, 1)
        return self.encoder.run(None, {self.encoder.get_inputs()[0].name: padded})[0], (height, width), new

    def decode(self, encoded, clicks, prior=None, box=None):
        """Answers (y, x, foreground) clicks and a box of pixel edges (x0, y0, x1, y1): logits [4, 256, 256], IoUs [4]."""
        embedding, old, new = encoded
        scale = np.array([new[1] / old[1], new[0] / old[0]])
        places = [] if box is None else [np.array(box[:2]) * scale - 0.5, np.array(box[2:]) * scale - 0.5]
        labels = [] if box is None else [2, 3]
        places += [np.array([x + 0.5, y + 0.5]) * scale - 0.5 for y, x, _ in clicks]
        labels += [1 if f else 0 for *_, f in clicks]
        if box is None:
            places.append(np.zeros(2))
            labels.append(-1)
        feed = {
            "image_embeddings": embedding,
            "point_coords": np.array(places, np.float32)[None],
            "point_labels": np.array(labels, np.float32)[None],
            "mask_input": np.zeros((1, 1, 256, 256), np.float32) if prior is None else prior[None, None],
            "has_mask_input": np.array([prior is not None], np.float32),
            "orig_im_size": np.ones(2, np.float32),
        }
        logits, ious = self.decoder.run([LOGITS, IOUS], feed)
        return logits[0], ious[0]

    @staticmethod
    def full(logits, encoded):
        """Logits in the size of the picture."""
        _, old, new = encoded
        grid = torch.from_numpy(logits)[None, None]
        large = torch.nn.functional.interpolate(grid, (SIDE, SIDE), mode="bilinear")[..., : new[0], : new[1]]
        return torch.nn.functional.interpolate(large, old, mode="bilinear")[0, 0].numpy()


def iou(a, b):
    """Intersection over union."""
    return (a & b).sum() / max(1, (a | b).sum())


def deepest(region, clicked):
    """The pixel that lies deepest in a region, and how deep."""
    depth = ndimage.distance_transform_edt(np.pad(region, 1))[1:-1, 1:-1]
    for y, x, _ in clicked:
        depth[y, x] = 0
    at = np.unravel_index(depth.argmax(), depth.shape)
    return depth[at], at


def next_click(truth, shown, clicked):
    """The click of the simulated person."""
    missed, at = deepest(truth & ~shown, clicked)
    wrong, elsewhere = deepest(shown & ~truth, clicked)
    if max(missed, wrong) == 0:
        return None
    return (*map(int, at), True) if missed > wrong else (*map(int, elsewhere), False)


class State:
    """What a policy may know."""

    def __init__(self, model, encoded):
        self.model, self.encoded = model, encoded
        self.clicks, self.prior, self.shown = [], None, None

    def decode(self, prior, box=None):
        """Asks about the clicks."""
        return self.model.decode(self.encoded, self.clicks, prior, box)

    def mask(self, logits):
        """The mask of an answer."""
        return self.model.full(logits, self.encoded) > 0


def wrong_clicks(state, mask):
    """Clicks that a mask contradicts."""
    return sum(mask[y, x] != f for y, x, f in state.clicks)


def baseline(state):
    """One click: the best of three; more: the single answer. The shown one is fed back."""
    logits, ious = state.decode(state.prior)
    return logits[1 + ious[1:].argmax() if len(state.clicks) == 1 else 0]


def margin(delta):
    """The single answer unless another is rated that much better."""

    def policy(state):
        logits, ious = state.decode(state.prior)
        best = 1 + ious[1:].argmax()
        single = len(state.clicks) > 1 and ious[0] >= ious[best] - delta
        return logits[0 if single else best]

    return policy


def any_best(state):
    """Whatever is rated best, of all four."""
    logits, ious = state.decode(state.prior)
    return logits[ious.argmax() if len(state.clicks) > 1 else 1 + ious[1:].argmax()]


def obedient(state):
    """The single answer unless it contradicts more clicks than another; then the best rated that contradicts least."""
    logits, ious = state.decode(state.prior)
    if len(state.clicks) == 1:
        return logits[1 + ious[1:].argmax()]
    wrong = [wrong_clicks(state, state.mask(answer)) for answer in logits]
    least = [i for i in range(4) if wrong[i] == min(wrong)]
    return logits[0 if 0 in least else max(least, key=lambda i: ious[i])]


def newest(state):
    """As obedient, with the newest click only."""
    logits, ious = state.decode(state.prior)
    if len(state.clicks) == 1:
        return logits[1 + ious[1:].argmax()]
    y, x, f = state.clicks[-1]
    good = [i for i in range(4) if state.mask(logits[i])[y, x] == f]
    return logits[0 if 0 in good or not good else max(good, key=lambda i: ious[i])]


def afresh(state):
    """The single answer; asked again without the prior if it contradicts the newest click."""
    answer = baseline(state)
    y, x, f = state.clicks[-1]
    if state.prior is not None and state.mask(answer)[y, x] != f:
        again, _ = state.decode(None)
        if state.mask(again[0])[y, x] == f:
            return again[0]
    return answer


def afresh_fewest(state):
    """The single answer; asked again without the prior if it contradicts a click, and the one that contradicts less."""
    answer = baseline(state)
    wrong = wrong_clicks(state, state.mask(answer))
    if state.prior is not None and wrong:
        again, _ = state.decode(None)
        if wrong_clicks(state, state.mask(again[0])) < wrong:
            return again[0]
    return answer


def boxed(state):
    """From the second click on, the box of the shown mask and the foreground clicks as one more prompt."""
    if len(state.clicks) == 1 or not state.shown.any():
        return baseline(state)
    rows, cols = np.nonzero(state.shown)
    ys = [y for y, _, f in state.clicks if f] + [rows.min(), rows.max()]
    xs = [x for _, x, f in state.clicks if f] + [cols.min(), cols.max()]
    logits, _ = state.decode(state.prior, (min(xs), min(ys), max(xs) + 1, max(ys) + 1))
    return logits[0]


def no_prior(state):
    """Nothing is fed back."""
    logits, ious = state.decode(None)
    return logits[1 + ious[1:].argmax() if len(state.clicks) == 1 else 0]


def late_prior(state):
    """The prior is fed back from the third click on."""
    logits, ious = state.decode(state.prior if len(state.clicks) > 2 else None)
    return logits[1 + ious[1:].argmax() if len(state.clicks) == 1 else 0]


def ambiguous_two(state):
    """Two clicks are still ambiguous: the best of three that contradicts no click."""
    if len(state.clicks) != 2:
        return baseline(state)
    logits, ious = state.decode(state.prior)
    wrong = [wrong_clicks(state, state.mask(answer)) for answer in logits]
    return logits[max(range(4), key=lambda i: (-wrong[i], ious[i]))]


def painted(radius, value):
    """The clicks are painted into the prior: so sure around each click that the prior agrees with it."""

    def policy(state):
        prior = state.prior
        if prior is not None:
            prior = prior.copy()
            _, old, new = state.encoded
            rows, cols = np.mgrid[:256, :256] + 0.5
            for y, x, f in state.clicks:
                cell = (y + 0.5) / old[0] * new[0] / 4, (x + 0.5) / old[1] * new[1] / 4
                near = np.hypot(rows - cell[0], cols - cell[1]) <= radius
                prior[near] = np.maximum(prior[near], value) if f else np.minimum(prior[near], -value)
        logits, ious = state.decode(prior)
        return logits[1 + ious[1:].argmax() if len(state.clicks) == 1 else 0]

    return policy


def stuck(state):
    """Asked again without the prior if the newest click changed next to nothing."""
    answer = baseline(state)
    if state.prior is not None and iou(state.mask(answer), state.shown) > 0.99:
        again, _ = state.decode(None)
        return again[0]
    return answer


def mean_of_two(state):
    """The mean of the single answers with the prior and without."""
    if len(state.clicks) == 1:
        return baseline(state)
    return (state.decode(state.prior)[0][0] + state.decode(None)[0][0]) / 2


POLICIES = {
    "baseline": baseline,
    "margin 0.05": margin(0.05),
    "margin 0.1": margin(0.1),
    "margin 0.2": margin(0.2),
    "best of four": any_best,
    "obedient": obedient,
    "obedient to the newest": newest,
    "afresh": afresh,
    "afresh, fewest": afresh_fewest,
    "box of the mask": boxed,
    "no prior": no_prior,
    "prior from click 3": late_prior,
    "two clicks ambiguous": ambiguous_two,
    "mean with and without prior": mean_of_two,
    "painted 2, 4": painted(2, 4),
    "painted 4, 8": painted(4, 8),
    "painted 8, 8": painted(8, 8),
    "afresh when stuck": stuck,
}


def play(model, encoded, truth, policy, limit, enough=0.95):
    """IoU after each click."""
    state, ious = State(model, encoded), []
    shown = np.zeros(truth.shape, bool)
    while len(ious) < limit and (not ious or ious[-1] < enough):
        click = next_click(truth, shown, state.clicks)
        if click is None:
            break
        state.clicks.append(click)
        answer = policy(state)
        state.prior, shown = answer.astype(np.float32), state.mask(answer)
        state.shown = shown
        ious.append(float(iou(truth, shown)))
    return ious


def figures(runs, limit):
    """NoC and failures at each level, IoU after 1, 3, 5 clicks."""
    row = {}
    for level in LEVELS:
        row[f"noc@{level:.2f}"] = np.mean([next((i + 1 for i, v in enumerate(r) if v >= level), limit) for r in runs])
    row["failures@0.90"] = sum(max(r) < 0.9 for r in runs)
    for clicks in (1, 2, 3, 5):
        row[f"iou@{clicks}"] = np.mean([r[min(clicks, len(r)) - 1] for r in runs])
    return row


def prompt_kinds(truth, random):
    """Prompts without a prior for a mask: clicks and box."""
    click = next_click(truth, np.zeros_like(truth), [])
    rows, cols = np.nonzero(truth)
    box = np.array([cols.min(), rows.min(), cols.max() + 1, rows.max() + 1])
    width, height = box[2] - box[0], box[3] - box[1]
    loose = box + random.uniform(-0.1, 0.1, 4) * [width, height, width, height]
    y, x = np.mgrid[: truth.shape[0], : truth.shape[1]]
    _, far = deepest(truth & (np.hypot(y - click[0], x - click[1]) > 0.35 * np.sqrt(truth.sum())), [])
    above = int(np.clip(rows.min() - 6, 0, truth.shape[0] - 1)), int(cols[rows.argmin()])
    return {
        "box": ([], box),
        "loose box": ([], loose),
        "loose box, point": ([click], loose),
        "two points": ([click, (*map(int, far), True)], None),
        "point, background": ([click, (*above, False)], None),
        "point": ([click], None),
    }


def print_kinds(model, half, images):
    """Mean IoU of one decode for each kind of prompt: single answer, best rated, single unless 0.1 worse, best."""
    rows = {}
    for encoded, masks in images:
        for truth in masks:
            for kind, (clicks, box) in prompt_kinds(truth, np.random.default_rng(len(rows.get("box", [])))).items():
                logits, rated = model.decode(encoded, clicks, None, box)
                ious = [iou(model.full(answer, encoded) > 0, truth) for answer in logits]
                best = 1 + rated[1:].argmax()
                careful = 0 if rated[0] >= rated[best] - 0.1 else best
                rows.setdefault(kind, []).append((ious[0], ious[best], ious[careful], max(ious)))
    for kind, values in rows.items():
        print(f"{half:7} {kind:20}", " ".join(f"{v:.3f}" for v in np.mean(values, 0)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder with encoder.onnx and sam.onnx")
    parser.add_argument("--out", type=Path, help="folder for the runs, and for the data as pictures")
    parser.add_argument("--policy", action="append", help="only these")
    parser.add_argument("--half", action="append", choices=("choose", "report"))
    parser.add_argument("--kinds", action="store_true", help="one decode for each kind of prompt, and no clicks")
    parser.add_argument("--limit", type=int, default=12)
    arguments = parser.parse_args()
    model = Model(arguments.models)
    halves = {half: images for half, images in data().items() if half in (arguments.half or ("choose", "report"))}
    encoded = {half: [(model.encode(p), masks) for p, masks in images] for half, images in halves.items()}
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for half, images in halves.items():
            for i, (picture, masks) in enumerate(images):
                Image.fromarray(picture).save(arguments.out / f"{half}-{i}.png")
                for j, mask in enumerate(masks):
                    Image.fromarray(mask).save(arguments.out / f"{half}-{i}#{j:02}.png")
    if arguments.kinds:
        for half, images in encoded.items():
            print_kinds(model, half, images)
        return
    for name in arguments.policy or POLICIES:
        for half, images in encoded.items():
            runs = [play(model, e, t, POLICIES[name], arguments.limit) for e, masks in images for t in masks]
            row = figures(runs, arguments.limit)
            print(f"{half:7} {name:28} n={len(runs)} " + " ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)
            if arguments.out:
                (arguments.out / f"{half} {name}.json").write_text(json.dumps(runs))


if __name__ == "__main__":
    main()
