"""A SAM 2 of the real architecture with few channels and random weights, and the two forms in which it is published."""

import torch
from torch import nn
from torch.nn.functional import interpolate
from transformers import Sam2Config, Sam2HieraDetConfig, Sam2Model, Sam2VisionConfig

SIDE = 1024
CELLS = 256
LIMIT = 32.0
WIDTH = 32
MASK_SCALE = 0.2


def configuration():
    """Returns transformers' configuration of a SAM 2 that differs from the published ones in widths and depths only."""
    backbone = Sam2HieraDetConfig(
        hidden_size=8,
        embed_dim_per_stage=[8, 16, 32, 64],
        blocks_per_stage=[1, 1, 2, 1],
        num_attention_heads_per_stage=[1, 1, 2, 2],
        global_attention_blocks=[3],
        mlp_ratio=2.0,
    )
    vision = Sam2VisionConfig(
        backbone_config=backbone, backbone_channel_list=[64, 32, 16, 8], fpn_hidden_size=WIDTH
    )
    decoder = {"hidden_size": WIDTH, "mlp_dim": 64, "num_attention_heads": 2, "iou_head_hidden_dim": WIDTH}
    return Sam2Config(
        vision_config=vision,
        prompt_encoder_config={"hidden_size": WIDTH},
        mask_decoder_config=decoder,
        attn_implementation="eager",
    )


@torch.no_grad()
def draw(model):
    """Draws weights large enough for picture and prompt to matter.

    Upscaling weights are alike for the four cells they make of one, or masks would be checkerboards.
    """
    for module in model.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            inputs = module.in_channels if isinstance(module, nn.ConvTranspose2d) else module.weight[0].numel()
            module.weight.normal_(std=1.4 * inputs**-0.5)
            module.bias.normal_(std=0.1)
            if isinstance(module, nn.ConvTranspose2d):
                module.weight.copy_(module.weight[:, :, :1, :1].expand_as(module.weight))
        elif isinstance(module, nn.Embedding):
            module.weight.normal_(std=1.0)
    for head in model.mask_decoder.output_hypernetworks_mlps:
        head.proj_out.weight *= MASK_SCALE
        head.proj_out.bias *= MASK_SCALE
    backbone = model.vision_encoder.backbone
    for parameter in (backbone.pos_embed, backbone.pos_embed_window, model.no_memory_embedding):
        parameter.normal_(std=0.2)


@torch.no_grad()
def build(seed):
    """Returns the model with seeded weights."""
    torch.manual_seed(seed)
    model = Sam2Model(configuration()).eval()
    draw(model)
    model.prompt_encoder.shared_embedding.load_state_dict(model.shared_image_embedding.state_dict())
    return model


class Encoder(nn.Module):
    """From a normalised picture to embedding and high-resolution features, in the order of a contract."""

    def __init__(self, model, order):
        super().__init__()
        self.model = model
        self.order = order

    def forward(self, image):
        """Takes [1, 3, 1024, 1024]."""
        levels = self.model.get_image_embeddings(image)
        return tuple(levels[i] for i in self.order)


class Decoder(nn.Module):
    """From embedding and prompts to the unclamped logits and IoUs of all four mask tokens."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        model.mask_decoder._dynamic_multimask_via_stability = lambda masks, ious: (masks, ious)

    def sparse(self, coordinates, labels):
        """Embeds points [n, p, 2] in model pixels with float labels, after appending the ignored one."""
        prompts = self.model.prompt_encoder
        coordinates = torch.cat([coordinates, torch.zeros_like(coordinates[:, :1])], dim=1)
        labels = torch.cat([labels, -torch.ones_like(labels[:, :1])], dim=1)[:, None, :, None]
        embedded = prompts.shared_embedding(((coordinates + 0.5) / SIDE)[:, None])
        embedded = torch.where(labels == -1, prompts.not_a_point_embed.weight, embedded)
        for label in range(prompts.point_embed.num_embeddings):
            embedded = embedded + prompts.point_embed.weight[label] * (labels == label)
        return embedded

    def dense(self, mask, has_mask):
        """Embeds prior logits [n, 1, 256, 256] where has_mask is 1, else says that there are none."""
        prompts = self.model.prompt_encoder
        has_mask = has_mask.reshape(-1, 1, 1, 1)
        absent = prompts.no_mask_embed.weight.reshape(1, -1, 1, 1)
        return has_mask * prompts.mask_embed(mask) + (1 - has_mask) * absent

    def forward(self, embedding, high_0, high_1, coordinates, labels, mask, has_mask):
        """Returns logits [n, 4, 256, 256] and IoUs [n, 4]; token 0 is the one for unambiguous prompts."""
        count = coordinates.shape[0]
        masks, ious, _, _ = self.model.mask_decoder(
            image_embeddings=embedding.expand(count, -1, -1, -1),
            image_positional_embeddings=self.model.get_image_wide_positional_embeddings().expand(count, -1, -1, -1),
            sparse_prompt_embeddings=self.sparse(coordinates, labels),
            dense_prompt_embeddings=self.dense(mask, has_mask),
            multimask_output=False,
            high_resolution_features=[high_0, high_1],
        )
        return masks[:, 0], ious[:, 0]


class SamexporterDecoder(Decoder):
    """The form of samexporter: three candidates, low resolution only."""

    def forward(self, embedding, high_0, high_1, coordinates, labels, mask, has_mask):
        """Returns logits [n, 3, 256, 256] within LIMIT and IoUs [n, 3]."""
        logits, ious = super().forward(embedding, high_0, high_1, coordinates, labels, mask, has_mask)
        return logits[:, 1:].clamp(-LIMIT, LIMIT), ious[:, 1:]


class OsamDecoder(Decoder):
    """The form of RectLabel and osam: four candidates, also enlarged to the picture."""

    def forward(self, embedding, high_0, high_1, coordinates, labels, mask, has_mask, size):
        """Returns unclamped logits [n, 4, h, w], IoUs [n, 4] and logits [n, 4, 256, 256] within LIMIT."""
        logits, ious = super().forward(embedding, high_0, high_1, coordinates, labels, mask, has_mask)
        return enlarge(logits, (size[0], size[1])), ious, logits.clamp(-LIMIT, LIMIT)


def enlarge(logits, size):
    """Resizes logits to (height, width) as SAM 2 does: bilinear with half-pixel centres."""
    return interpolate(logits, size=size, mode="bilinear", align_corners=False)
