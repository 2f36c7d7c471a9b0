"""A promptable segmenter a thousand times smaller than SAM, with the tensors that SAM exports show to their callers.

It is no SAM inside: one attention from the prompts to the picture and one back. But every answer depends on each pixel,
point, label, box and prior mask, so that a caller who feeds anything wrongly gets another answer.
"""

import math

import torch
from torch import nn
from torch.nn.functional import gelu, interpolate, softmax

WIDTH = 16
MASKS = 4
LIMIT = 32.0


def fourier(places, directions):
    """Returns sine and cosine [..., WIDTH] of places [..., 2] within 0..1."""
    turned = 2 * math.pi * ((2 * places - 1) @ directions)
    return torch.cat([torch.sin(turned), torch.cos(turned)], dim=-1)


class Attention(nn.Module):
    """One head."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))

    def forward(self, queries, keys, values):
        """Returns for each of [1, q, c] the mean of the values [1, k, c] whose keys are like it."""
        likeness = self.query(queries) @ self.key(keys).transpose(1, 2) / math.sqrt(WIDTH)
        return softmax(likeness, dim=-1) @ self.value(values)


class Encoder(nn.Module):
    """From a normalised picture [1, 3, s, s] to features at s/4 (32 channels), s/8 (64) and s/16 (256)."""

    def __init__(self):
        super().__init__()
        self.quarter = nn.Conv2d(3, 4, 4, 4)
        self.eighth = nn.Conv2d(4, 8, 2, 2)
        self.sixteenth = nn.Conv2d(8, WIDTH, 2, 2)
        self.high_0 = nn.Conv2d(4, 32, 1)
        self.high_1 = nn.Conv2d(8, 64, 1)
        self.embedding = nn.Conv2d(WIDTH, 256, 1)

    def forward(self, pixels):
        """Returns the three levels, finest first."""
        quarter = torch.tanh(self.quarter(pixels))
        eighth = torch.tanh(self.eighth(quarter))
        sixteenth = torch.tanh(self.sixteenth(eighth))
        return self.high_0(quarter), self.high_1(eighth), self.embedding(sixteenth)


class Decoder(nn.Module):
    """From features and embedded prompts to logits and IoUs of four masks."""

    def __init__(self, high_resolution):
        super().__init__()
        self.neck = nn.Conv2d(256, WIDTH, 1)
        self.directions = nn.Parameter(torch.empty(2, WIDTH // 2))
        self.labels = nn.Parameter(torch.empty(4, WIDTH))
        self.not_a_point = nn.Parameter(torch.empty(1, WIDTH))
        self.no_mask = nn.Parameter(torch.empty(1, WIDTH, 1, 1))
        self.mask = nn.Conv2d(1, WIDTH, 4, 4)
        self.tokens = nn.Parameter(torch.empty(1, 1 + MASKS, WIDTH))
        self.look, self.talk, self.tell = Attention(), Attention(), Attention()
        self.up_1 = nn.ConvTranspose2d(WIDTH, 8, 2, 2)
        self.up_0 = nn.ConvTranspose2d(8, 8, 2, 2)
        self.high = nn.ModuleList([nn.Conv2d(32, 8, 1), nn.Conv2d(64, 8, 1)]) if high_resolution else None
        self.hyper = nn.Linear(WIDTH, 8)
        self.iou = nn.Linear(WIDTH, MASKS)

    def place(self, points, side):
        """Returns the positional embedding of points in pixels of the input, their pixel's corner as given."""
        return fourier((points + 0.5) / side, self.directions)

    def sparse(self, points, labels, side):
        """Embeds [1, n, 2] and [1, n] as SAM does: -1 is not a point, -10 is nothing at all."""
        labels = labels[..., None]
        embedded = torch.where(labels == -1, self.not_a_point, self.place(points, side))
        embedded = torch.where(labels == -10, torch.zeros_like(embedded), embedded)
        for label in range(4):
            embedded = embedded + self.labels[label] * (labels == label).to(embedded.dtype)
        return embedded

    def dense(self, mask, has_mask):
        """Embeds prior logits [1, 1, 4g, 4g] where has_mask [1] is 1."""
        has_mask = has_mask.reshape(-1, 1, 1, 1)
        return has_mask * torch.tanh(self.mask(mask)) + (1 - has_mask) * self.no_mask

    def grid(self, embedding):
        """Returns the positional embedding [1, WIDTH, g, g]; made from data, so that no exporter stores it."""
        ones = torch.ones_like(embedding[:, 0])
        side = embedding.shape[-1]
        places = torch.stack([ones.cumsum(2) - 0.5, ones.cumsum(1) - 0.5], dim=-1) / side
        return fourier(places, self.directions).permute(0, 3, 1, 2)

    def forward(self, embedding, sparse, dense, high_0=None, high_1=None, position=None):
        """Returns logits [1, 4, 4g, 4g] and IoUs [1, 4] of the tokens; the first is for unambiguous prompts."""
        picture = self.neck(embedding) + dense
        position = (self.grid(embedding) if position is None else position).flatten(2).transpose(1, 2)
        cells = picture.flatten(2).transpose(1, 2)
        tokens = torch.cat([self.tokens, sparse], dim=1)
        tokens = tokens + self.look(tokens, cells + position, cells + position)
        tokens = tokens + self.talk(tokens, tokens, tokens)
        cells = cells + self.tell(cells + position, tokens, tokens)
        up = self.up_1(cells.transpose(1, 2).reshape(picture.shape))
        up = gelu(up if self.high is None else up + self.high[1](high_1))
        up = self.up_0(up)
        up = gelu(up if self.high is None else up + self.high[0](high_0))
        weights = self.hyper(tokens[:, 1 : 1 + MASKS])
        logits = (weights @ up.flatten(2)).reshape(1, MASKS, up.shape[-2], up.shape[-1])
        return logits, torch.sigmoid(self.iou(tokens[:, 0]))


@torch.no_grad()
def seed(module, number):
    """Fills a module with weights large enough for everything to matter."""
    generator = torch.Generator().manual_seed(number)
    for name, parameter in sorted(module.named_parameters()):
        if name.endswith("bias"):
            deviation = 0.1
        elif parameter.ndim == 4 and parameter.shape[0] > 1:
            deviation = 1.2 * parameter[0].numel() ** -0.5
        else:
            deviation = 1.2 * parameter.shape[-1] ** -0.5 if "weight" in name else 1.0
        parameter.normal_(std=deviation, generator=generator)
    for part in module.modules():
        if isinstance(part, nn.ConvTranspose2d):
            part.weight.copy_(part.weight[:, :, :1, :1].expand_as(part.weight))
    return module.eval()


def enlarge(logits, size):
    """Resizes [1, m, h, w] as SAM does: bilinear with half-pixel centres."""
    return interpolate(logits, size=size, mode="bilinear", align_corners=False)
