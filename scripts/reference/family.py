"""What a published export family is made of, and the prompts that its fixtures are asked about."""

from dataclasses import dataclass, field

import family_encoders as encoders

UNNAMED = "an output that the exporter leaves without a name of its own"
POINT = ("point", [(289, 148)], [], None, None)
POINTS = ("points", [(289, 148), (200, 200)], [(135, 215)], None, None)
TWO = ("two-points", [(289, 148), (200, 200)], [], None, None)
BOX = ("box", [], [], (172, 16, 410, 288), None)
BOX_BACKGROUND = ("box-background", [], [(289, 148)], (172, 16, 410, 288), None)
BOX_POINT = ("box-point", [(289, 148)], [], (172, 16, 410, 288), None)
PRIOR = ("prior", [(289, 148)], [(440, 250)], None, "point")
ALL = [POINT, POINTS, BOX, BOX_BACKGROUND, PRIOR]
EVERYTHING = [POINT, POINTS, BOX, BOX_BACKGROUND]


@dataclass
class Family:
    """One published form. Decoder inputs are (name, kind) in order; kinds are known to Fixture.inputs."""

    name: str
    encoder: object
    encoder_input: str
    encoder_outputs: list
    decoder: object
    decoder_inputs: list
    decoder_outputs: list
    answers: str
    prompts: list = field(default_factory=lambda: ALL)
    masks: slice = field(default_factory=lambda: slice(1, 4))
    squash: bool = True
    padding: str = "always"
    pixels: str = "planes"
    side: int = 1024
    cells: int = 256
    high: bool = True
    finish: object = None
    tolerance: float = 1e-3
    files: tuple = ("encoder.onnx", "decoder.onnx")


def levels(order):
    """Makes encoders with these outputs."""
    return lambda net, _: encoders.Levels(net, order)


def points(coordinates="point_coords", labels="point_labels", kind="float"):
    """Returns the usual two inputs."""
    return [(coordinates, "coordinates"), (labels, f"labels_{kind}")]


def prior(mask="mask_input", has_mask="has_mask_input"):
    """Returns the two inputs of a prior mask."""
    return [(mask, "mask"), (has_mask, "has_mask")]
