"""Trials of what click_policy.py leaves out: several encodings merged, and a choice of candidate that is learned.

Prints the same figures, and of the learned choices the mean IoU after one click. What is learned is learned on the half
"choose" only.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from click_policy import SIDE, Model, State, baseline, data, figures, iou, play

KINDS = ("blob", "horse", "ring", "parts", "blob", "blob")


def resampled(logits, source, target, crop):
    """Logits of another encoding in the grid of this one; crop is where this picture lies in the other, in its pixels."""
    y, x, height, width = crop
    _, old, new = source
    scale = new[0] / old[0], new[1] / old[1]
    grid = torch.from_numpy(logits)[None]
    large = torch.nn.functional.interpolate(grid, (SIDE, SIDE), mode="bilinear")
    inside = large[..., round(y * scale[0]) : round((y + height) * scale[0]), round(x * scale[1]) : round((x + width) * scale[1])]
    _, _, size = target
    frame = torch.full((1, grid.shape[1], SIDE, SIDE), -10.0)
    frame[..., : size[0], : size[1]] = torch.nn.functional.interpolate(inside, size, mode="bilinear")
    return torch.nn.functional.avg_pool2d(frame, SIDE // 256)[0].numpy()


class Views:
    """Further encodings of a picture, made once."""

    def __init__(self, model, pictures):
        self.model, self.pictures, self.made = model, pictures, {}

    def of(self, state, kind):
        """The encoding of the picture that a state is about, mirrored or moved, or a part of it."""
        key = (id(state.encoded[0]), kind)
        if key not in self.made:
            self.made[key] = self.model.encode(self.changed(self.pictures[id(state.encoded[0])], kind))
        return self.made[key]

    @staticmethod
    def changed(picture, kind):
        if kind == "mirrored":
            axis = 1 if picture.shape[1] >= picture.shape[0] else 0
            return np.ascontiguousarray(np.flip(picture, axis))
        if kind[0] == "moved":
            return np.pad(picture, ((kind[1], 0), (kind[1], 0), (0, 0)), mode="reflect")
        y, x, height, width = kind[1]
        return picture[y : y + height, x : x + width]


def mirrored(views):
    """The mean of the answers about the picture and its mirror image."""

    def policy(state):
        _, (height, width), _ = state.encoded
        across = width >= height
        clicks = [(y, width - 1 - x, f) if across else (height - 1 - y, x, f) for y, x, f in state.clicks]
        axis = 2 if across else 1
        prior = None if state.prior is None else np.ascontiguousarray(np.flip(state.prior, axis - 1))
        logits, ious = state.decode(state.prior)
        others, rated = views.model.decode(views.of(state, "mirrored"), clicks, prior)
        mean, rating = (logits + np.flip(others, axis)) / 2, (ious + rated) / 2
        return mean[1 + rating[1:].argmax() if len(state.clicks) == 1 else 0]

    return policy


def moved(views, by):
    """The mean of the answers about the picture and the picture moved by some pixels."""

    def policy(state):
        _, old, _ = state.encoded
        other = views.of(state, ("moved", by))
        clicks = [(y + by, x + by, f) for y, x, f in state.clicks]
        logits, ious = state.decode(state.prior)
        others, rated = views.model.decode(other, clicks)
        mean = (logits + resampled(others, other, state.encoded, (by, by, *old))) / 2
        rating = (ious + rated) / 2
        return mean[1 + rating[1:].argmax() if len(state.clicks) == 1 else 0]

    return policy


def parted(views, merged):
    """From the second click on, the part around the shown mask, twice as large: merged with the whole, or alone in it."""

    def policy(state):
        if len(state.clicks) == 1 or not state.shown.any():
            return baseline(state)
        _, (height, width), _ = state.encoded
        if not hasattr(state, "part"):
            rows, cols = np.nonzero(state.shown)
            side = 2 * max(rows.max() - rows.min(), cols.max() - cols.min(), 32)
            y = int(np.clip((rows.min() + rows.max() - side) // 2, 0, max(0, height - side)))
            x = int(np.clip((cols.min() + cols.max() - side) // 2, 0, max(0, width - side)))
            state.part = y, x, int(min(side, height - y)), int(min(side, width - x))
        y, x, h, w = state.part
        clicks = [(cy - y, cx - x, f) for cy, cx, f in state.clicks]
        if h * w > 0.7 * height * width or any(not (0 <= cy < h and 0 <= cx < w) for cy, cx, _ in clicks):
            return baseline(state)
        part = views.of(state, ("part", state.part))
        logits, _ = views.model.decode(part, clicks)
        whole = baseline(state)
        return into(whole, logits[0], part, state, merged)

    return policy


def into(whole, logits, part, state, merged):
    """Puts the answer of a part into that of the whole."""
    _, old, new = state.encoded
    y, x, h, w = state.part
    rows, cols = np.mgrid[:256, :256]
    small = Model.full(logits, part)
    result = whole.copy()
    inside_y = (rows + 0.5) * 4 / new[0] * old[0] - y
    inside_x = (cols + 0.5) * 4 / new[1] * old[1] - x
    inside = (inside_y >= 0) & (inside_y < h) & (inside_x >= 0) & (inside_x < w)
    there = small[inside_y[inside].astype(int), inside_x[inside].astype(int)]
    result[inside] = (whole[inside] + there) / 2 if merged else there
    return result


def features(logits, ious, encoded):
    """What may tell how well each candidate fits."""
    _, _, new = encoded
    content = logits[:, : new[0] // 4, : new[1] // 4]
    rows = []
    for token in range(4):
        grid = content[token]
        larger = max(1, (grid > -1).sum())
        area = (grid > 0).mean() + 1e-4
        border = np.concatenate([grid[0], grid[-1], grid[:, 0], grid[:, -1]])
        rows.append([1, ious[token], ious[token] ** 2, (grid > 1).sum() / larger, np.log(area), np.log(area) ** 2,
                     (border > 0).mean(), np.abs(grid).mean(), *np.eye(4)[token]])
    return np.array(rows)


def answers(model, images, random, clicks):
    """Features and true IoUs of the candidates for clicks at random places of each mask, the deepest one first."""
    from click_policy import next_click

    for encoded, masks in images:
        for truth in masks:
            inside = np.argwhere(truth)
            places = [next_click(truth, np.zeros_like(truth), [])]
            places += [(*map(int, inside[random.integers(len(inside))]), True) for _ in range(clicks - 1)]
            for place in places:
                logits, rated = model.decode(encoded, [place])
                true = np.array([iou(model.full(answer, encoded) > 0, truth) for answer in logits])
                yield features(logits, rated, encoded), rated, true


def print_learned(model, halves):
    """Mean IoU after one click at the deepest place: as it is, by what was learned, the best there is."""
    learned = list(answers(model, halves["choose"], np.random.default_rng(0), 6))
    inputs = np.concatenate([f for f, _, _ in learned])
    truth = np.concatenate([t for _, _, t in learned])
    scale = inputs.std(0) + 1e-6
    weights = np.linalg.solve((inputs / scale).T @ (inputs / scale) + np.eye(inputs.shape[1]), (inputs / scale).T @ truth)
    for half, images in halves.items():
        rows = []
        for f, rated, true in answers(model, images, np.random.default_rng(1), 1):
            rows.append((true[1 + rated[1:].argmax()], true[0], true[(f / scale @ weights).argmax()], true.max()))
        print(f"{half:7} one click: shown {np.mean(rows, 0)[0]:.3f} single {np.mean(rows, 0)[1]:.3f} "
              f"learned {np.mean(rows, 0)[2]:.3f} best {np.mean(rows, 0)[3]:.3f}", flush=True)


def print_followed(model, halves):
    """Mean IoU after one click and switches, where the candidate picked last in a category is shown first."""
    for half, images in halves.items():
        rows, last = [], {}
        for picture, (encoded, masks) in enumerate(images):
            for number, truth in enumerate(masks):
                category = "coin" if picture == 0 else KINDS[number % len(KINDS)]
                (_, rated, true), = answers(model, [(encoded, [truth])], np.random.default_rng(0), 1)
                usual, best = 1 + rated[1:].argmax(), true.argmax()
                followed = last.get(category, usual)
                rows.append((true[usual], true[followed], usual != best, followed != best))
                if true[best] > true[followed] + 0.02:
                    last[category] = best
        mean = np.mean(rows, 0)
        print(f"{half:7} one click: usual {mean[0]:.3f} followed {mean[1]:.3f}; switches {mean[2]:.2f}, {mean[3]:.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder with encoder.onnx and sam.onnx")
    parser.add_argument("--policy", action="append", help="only these")
    parser.add_argument("--limit", type=int, default=10)
    arguments = parser.parse_args()
    model = Model(arguments.models)
    halves, pictures = {}, {}
    for half, images in data().items():
        halves[half] = []
        for picture, masks in images:
            encoded = model.encode(picture)
            pictures[id(encoded[0])] = picture
            halves[half].append((encoded, masks))
    views = Views(model, pictures)
    policies = {
        "baseline": baseline,
        "mirrored": mirrored(views),
        "moved 5": moved(views, 5),
        "part merged": parted(views, True),
        "part alone": parted(views, False),
    }
    if not arguments.policy:
        print_learned(model, halves)
        print_followed(model, halves)
    for name in arguments.policy or policies:
        for half, images in halves.items():
            runs = [play(model, e, t, policies[name], arguments.limit) for e, masks in images for t in masks]
            row = figures(runs, arguments.limit)
            row["sd of noc@0.90"] = np.std([next((i + 1 for i, v in enumerate(r) if v >= 0.9), arguments.limit) for r in runs])
            print(f"{half:7} {name:14} n={len(runs)} " + " ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)


if __name__ == "__main__":
    main()
