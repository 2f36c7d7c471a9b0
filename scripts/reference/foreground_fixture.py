"""Makes tiny foreground models and what they answer for coffee.png by NumPy, Pillow and ONNX Runtime in Python.

Each is one 1 x 1 convolution and a logistic function, so that any slip in size, order or mean of the input shows. Besides
the alpha it has a second output, which must be left alone.
"""

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from PIL import Image

from goldenfiles import GOLDEN, RESOURCES, read_sample

WIDTH, HEIGHT = 48, 32
MEAN = np.array([120, 110, 100], np.float32)
SCALE = np.array([60, 50, 40], np.float32)
WEIGHTS = np.array([1.5, -2.0, 0.75], np.float32)


def make_model(path, planes):
    """Writes a model that takes planes, or else pixels with their channels together."""
    shape = [1, 3, HEIGHT, WIDTH] if planes else [1, HEIGHT, WIDTH, 3]
    nodes = [] if planes else [helper.make_node("Transpose", ["image"], ["planes"], perm=[0, 3, 1, 2])]
    nodes += [
        helper.make_node("Conv", ["image" if planes else "planes", "weights"], ["logits"]),
        helper.make_node("Sigmoid", ["logits"], ["alpha"]),
    ]
    answer = [1, 1, HEIGHT, WIDTH]
    graph = helper.make_graph(
        nodes,
        "foreground",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, answer) for name in ("logits", "alpha")],
        [helper.make_tensor("weights", TensorProto.FLOAT, [1, 3, 1, 1], WEIGHTS)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)


def from_origin(array, width, height):
    """Bilinear, output i taken at i * from / to."""

    def along(values, count):
        at = np.arange(count) * values.shape[0] / count
        low = np.floor(at).astype(int)
        high = np.minimum(low + 1, values.shape[0] - 1)
        share = (at - low).reshape(-1, *[1] * (values.ndim - 1))
        return values[low] * (1 - share) + values[high] * share

    return along(along(array.astype(np.float64), height).swapaxes(0, 1), width).swapaxes(0, 1)


def half_pixel(array, width, height):
    """Bilinear with half-pixel centres and clamped edges, not antialiased."""

    def along(values, count):
        at = np.clip((np.arange(count) + 0.5) * values.shape[0] / count - 0.5, 0, values.shape[0] - 1)
        low = np.minimum(np.floor(at).astype(int), max(values.shape[0] - 2, 0))
        share = (at - low).reshape(-1, 1)
        return values[low] * (1 - share) + values[np.minimum(low + 1, values.shape[0] - 1)] * share

    return along(along(array.astype(np.float64), height).T, width).T


def run(session, pixels):
    """The alpha grid for an input of 8-bit pixels; NaN stands for padding, which is 0 after normalisation."""
    values = np.nan_to_num((pixels - MEAN) / SCALE).astype(np.float32)
    return session.run(["alpha"], {"image": values.transpose(2, 0, 1)[None]})[0][0, 0]


def main():
    folder = RESOURCES / "models" / "foreground"
    make_model(folder / "planes.onnx", planes=True)
    make_model(folder / "pixels.onnx", planes=False)
    session = onnxruntime.InferenceSession(folder / "planes.onnx", providers=["CPUExecutionProvider"])
    picture = read_sample("coffee.png")
    pixels = np.asarray(picture)
    height, width = pixels.shape[:2]
    squashed = np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR), np.float32)
    # Halves go up, as in JavaScript.
    answers = {
        "squash": half_pixel(run(session, squashed), width, height),
        "squash-from-origin": from_origin(
            run(session, np.floor(from_origin(pixels, WIDTH, HEIGHT) + 0.5).astype(np.float32)), width, height
        ),
    }
    # A tall part of the picture, so that the padding lies on the right.
    tall = picture.crop((100, 0, 300, 400))
    padded = np.full((HEIGHT, WIDTH, 3), np.nan, np.float32)
    padded[:, :16] = np.asarray(tall.resize((16, HEIGHT), Image.Resampling.BILINEAR))
    answers["longest-side"] = half_pixel(run(session, padded)[:, :16], 200, 400)
    golden = GOLDEN / "matte"
    golden.mkdir(parents=True, exist_ok=True)
    for name, alpha in answers.items():
        Image.fromarray(np.round(255 * alpha).astype(np.uint8)).save(golden / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
