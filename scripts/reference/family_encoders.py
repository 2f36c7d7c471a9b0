"""The encoders of all published export families around one mini_sam.Encoder."""

import torch
from torch import nn
from torch.nn.functional import interpolate, pad

SIDE = 1024
MEAN = torch.tensor([123.675, 116.28, 103.53]).reshape(1, 3, 1, 1)
DEVIATION = torch.tensor([58.395, 57.12, 57.375]).reshape(1, 3, 1, 1)


def normalise(bytes_):
    """Applies ImageNet's mean and deviation to [1, 3, h, w] of 0..255."""
    return (bytes_ - MEAN.to(bytes_.dtype)) / DEVIATION.to(bytes_.dtype)


class Levels(nn.Module):
    """Normalised pixels to some of the levels, 0 the finest."""

    def __init__(self, net, order):
        super().__init__()
        self.net = net
        self.order = order

    def forward(self, pixels):
        """Takes [1, 3, s, s]."""
        levels = self.net(pixels)
        return tuple(levels[i] for i in self.order)


class Fine(Levels):
    """SAM 3's tracker: a cell has 14 pixels and not 16, so levels are of 288, 144 and 72 for pictures of 1008."""

    def forward(self, pixels):
        """Takes [1, 3, 1008, 1008]."""
        return super().forward(interpolate(pixels, (1152, 1152), mode="bilinear", align_corners=False))


class Hwc(Levels):
    """(d2): rows of pixels of 0..255; normalises and pads."""

    def forward(self, pixels):
        """Takes [h, w, 3]."""
        planes = normalise(pixels.permute(2, 0, 1)[None])
        return super().forward(pad(planes, (0, SIDE - planes.shape[-1], 0, SIDE - planes.shape[-2])))


class Bytes(Levels):
    """X-AnyLabeling's EdgeSAM: bytes; normalises and pads."""

    def forward(self, pixels):
        """Takes uint8 [1, 3, h, w]."""
        planes = normalise(pixels.to(torch.float32))
        return super().forward(pad(planes, (0, SIDE - planes.shape[-1], 0, SIDE - planes.shape[-2])))


class Unit(Levels):
    """(f): 0..1 in any size; resizes and normalises."""

    def forward(self, pixels):
        """Takes [1, 3, h, w]."""
        planes = interpolate(pixels, (SIDE, SIDE), mode="bilinear", align_corners=False)
        return super().forward(normalise(planes * 255))


class WithPosition(nn.Module):
    """(d3): the picture's positional embedding comes with it, here [1, 256, g, g] of a mini decoder's."""

    def __init__(self, net, decoder, spread):
        super().__init__()
        self.net = net
        self.decoder = decoder
        self.spread = spread

    def forward(self, pixels):
        """Takes [1, 3, 1024, 1024]."""
        embedding = self.net(pixels)[2]
        return embedding, self.spread(self.decoder.grid(embedding))


class WithIntermediate(nn.Module):
    """(h): four levels of the transformer beside the embedding."""

    def __init__(self, net, layers):
        super().__init__()
        self.net = net
        self.layers = layers

    def forward(self, pixels):
        """Takes [1, 3, 1024, 1024]; returns the embedding and each [1, 64, 64, c]."""
        embedding = self.net(pixels)[2]
        wide = torch.tanh(self.layers(embedding[:, :1])).permute(0, 2, 3, 1)
        return embedding, *(wide * scale for scale in (1.0, 0.5, 0.25, 0.125))
