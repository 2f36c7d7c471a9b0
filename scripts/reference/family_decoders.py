"""The decoders of all published export families around one mini_sam.Decoder: names aside, what their callers see."""

import torch
from torch import nn
from torch.nn.functional import pad

from mini_sam import LIMIT, enlarge

SIDE = 1024
SIX = 6


class Wrapper(nn.Module):
    """A decoder of some published form."""

    def __init__(self, net, side=SIDE):
        super().__init__()
        self.net = net
        self.side = side

    def padded(self, points, labels):
        """Embeds points after appending the one that is none."""
        points = torch.cat([points, torch.zeros_like(points[:, :1])], dim=1)
        labels = torch.cat([labels, -torch.ones_like(labels[:, :1])], dim=1)
        return self.net.sparse(points, labels, self.side)


class Samexporter(Wrapper):
    """(a)"""

    def forward(self, embedding, high_0, high_1, points, labels, mask, has_mask):
        """Returns logits of the three and their IoUs."""
        answer = self.net(embedding, self.padded(points, labels), self.net.dense(mask, has_mask), high_0, high_1)
        return answer[0][:, 1:].clamp(-LIMIT, LIMIT), answer[1][:, 1:]


class Ibaigorordo(Wrapper):
    """(b) with logits"""

    def forward(self, embedding, high_0, high_1, points, labels, mask, has_mask, size):
        """Returns logits of the three, enlarged, and their IoUs."""
        answer = self.net(embedding, self.padded(points, labels), self.net.dense(mask, has_mask), high_0, high_1)
        return enlarge(answer[0][:, 1:], (size[0], size[1])), answer[1][:, 1:]


class Shubham(Wrapper):
    """(b) with one mask of 0 and 255"""

    def forward(self, embedding, high_0, high_1, points, labels, mask, has_mask, size):
        """Returns the first mask as 0 and 255, enlarged, and its IoU."""
        answer = self.net(embedding, self.padded(points, labels), self.net.dense(mask, has_mask), high_0, high_1)
        return enlarge((answer[0][:, :1] > 0).float() * 255, (size[0], size[1])), answer[1][:, :1]


class Microsoft(Wrapper):
    """(b3)"""

    def __init__(self, net, first, last):
        super().__init__(net)
        self.first = first
        self.last = last

    def forward(self, high_0, high_1, embedding, points, labels, mask, has_mask, size):
        """Returns enlarged boolean masks, IoUs and logits."""
        sparse = self.padded(points, labels.to(points.dtype))
        logits, ious = self.net(embedding, sparse, self.net.dense(mask, has_mask), high_0, high_1)
        logits, ious = logits[:, self.first : self.last], ious[:, self.first : self.last]
        return enlarge(logits, (size[0], size[1])) > 0, ious, logits.clamp(-LIMIT, LIMIT)


class Transformers(Wrapper):
    """(c): boxes are embedded apart from points and joined to them, with no look at how many there are"""

    def forward(self, points, labels, boxes, high_0, high_1, embedding):
        """Returns IoUs, logits and the object's score."""
        corners = (boxes + 0.5).reshape(boxes.shape[0], boxes.shape[1], 2, 2) - 0.5
        corners = self.net.place(pad(corners, (0, 0, 0, 1)), self.side)
        first, second, third = corners[:, :, :1], corners[:, :, 1:2], corners[:, :, 2:]
        third = self.net.not_a_point.expand_as(third)
        corners = torch.cat([first + self.net.labels[2], second + self.net.labels[3], third], dim=2)
        sparse = torch.cat([self.net.sparse(points, labels, self.side), corners], dim=2)
        none = self.net.no_mask
        logits, ious = self.net(embedding, sparse.flatten(1, 2), none, high_0, high_1)
        return ious[:, None, 1:], logits[:, None, 1:], logits.amax((1, 2, 3))[:, None, None]


class TransformersSam1(Wrapper):
    """(d3)"""

    def __init__(self, net, position):
        super().__init__(net)
        self.position = position

    def forward(self, position, embedding, points, labels):
        """Returns IoUs and logits."""
        sparse = self.padded(points[:, 0], labels[:, 0])
        logits, ious = self.net(embedding, sparse, self.net.no_mask, position=self.position(position))
        return ious[:, None, 1:], logits[:, None, 1:]


def sam1_masks(logits, size):
    """Enlarges logits to the picture by way of the padded input, as segment_anything/utils/onnx.py does."""
    size = size.to(torch.float32)
    new = torch.floor(SIDE / torch.max(size) * size + 0.5).to(torch.int64)
    logits = enlarge(logits, (SIDE, SIDE))[..., : new[0], : new[1]]
    size = size.to(torch.int64)
    return enlarge(logits, (size[0], size[1]))


class Official(Wrapper):
    """(d1) with all four masks"""

    def forward(self, embedding, points, labels, mask, has_mask, size):
        """Returns enlarged logits, IoUs and logits."""
        sparse = self.net.sparse(points, labels, self.side)
        logits, ious = self.net(embedding, sparse, self.net.dense(mask, has_mask))
        return sam1_masks(logits, size), ious, logits


class HighQuality(Wrapper):
    """(h): the first of the intermediate features adds to the single mask"""

    def __init__(self, net, quality):
        super().__init__(net)
        self.quality = quality

    def forward(self, embedding, intermediate, points, labels, mask, has_mask, size):
        """Returns one mask enlarged, its IoU, and its logits."""
        sparse = self.net.sparse(points, labels, self.side)
        logits, ious = self.net(embedding, sparse, self.net.dense(mask, has_mask))
        logits = logits[:, :1] + enlarge(self.quality(intermediate[0].permute(0, 3, 1, 2)), (256, 256))
        return sam1_masks(logits, size), ious[:, :1], logits


class EdgeSam(Wrapper):
    """(g)"""

    def forward(self, embedding, points, labels):
        """Returns scores and logits."""
        return self.net(embedding, self.net.sparse(points, labels, self.side), self.net.no_mask)[::-1]


class EfficientSam(Wrapper):
    """(f): six points, of which a filler at (-1, -1) keeps its place, and a background has nothing but its place"""

    def forward(self, embedding, points, labels, size):
        """Takes [1, 1, n, 2] and [1, 1, n]; returns enlarged logits, IoUs and logits."""
        scale = self.side / torch.stack([size[1], size[0]]).to(points.dtype)
        points = torch.where(points >= 0, points * scale, -torch.ones_like(points))[:, 0, :SIX]
        points = pad(points, (0, 0, 0, SIX - points.shape[1]), value=-1.0)
        labels = pad(labels[:, 0, :SIX], (0, SIX - labels[:, 0, :SIX].shape[1]), value=-1.0)[..., None]
        sparse = self.net.place(points, self.side)
        for label, row in ((1, 1), (2, 2), (3, 3)):
            sparse = sparse + self.net.labels[row] * (labels == label)
        logits, ious = self.net(embedding, sparse, self.net.no_mask)
        logits, ious = logits[:, 1:], ious[:, 1:]
        return enlarge(logits, (size[0], size[1]))[:, None], ious[:, None], logits
