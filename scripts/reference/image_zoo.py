"""Writes the picture files that the tests of dev.clickmask.sam.image read.

Every file shows one of three cards of 60 x 40 pixels, told by the beginning of its name:

  colour-*   quadrants red, green / blue, yellow
  gray-*     quadrants 0, 85 / 170, 255
  bilevel-*  black quadrant top left, the others white

    python3 -m venv /tmp/zoo && /tmp/zoo/bin/pip install Pillow numpy tifffile imagecodecs
    /tmp/zoo/bin/python scripts/reference/image_zoo.py sam-core/src/test/resources/images

PNG is written by hand, because Pillow writes neither 16-bit colour nor interlaced files.
"""

import struct
import sys
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import tifffile
from PIL import Image, ImageCms

WIDTH, HEIGHT = 60, 40
TRANSPOSE = Image.Transpose
# What has to be done to the upright card so that a reader who obeys the tag undoes it.
STORED_AS = {
    1: None,
    2: TRANSPOSE.FLIP_LEFT_RIGHT,
    3: TRANSPOSE.ROTATE_180,
    4: TRANSPOSE.FLIP_TOP_BOTTOM,
    5: TRANSPOSE.TRANSPOSE,
    6: TRANSPOSE.ROTATE_90,
    7: TRANSPOSE.TRANSVERSE,
    8: TRANSPOSE.ROTATE_270,
}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def quadrants(top_left, top_right, bottom_left, bottom_right):
    card = np.zeros((HEIGHT, WIDTH, np.size(top_left)), np.uint8)
    card[:20, :30], card[:20, 30:] = top_left, top_right
    card[20:, :30], card[20:, 30:] = bottom_left, bottom_right
    return card


COLOUR = quadrants((200, 40, 40), (40, 160, 60), (50, 70, 200), (230, 200, 60))
GRAY = quadrants(0, 85, 170, 255)[:, :, 0]
BILEVEL = quadrants(0, 255, 255, 255)[:, :, 0]
INDEX = quadrants(0, 1, 2, 3)
PALETTE = bytes(c for quadrant in (COLOUR[0, 0], COLOUR[0, 59], COLOUR[39, 0], COLOUR[39, 59]) for c in quadrant)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def scanlines(samples, depth):
    """Rows packed to bytes, each after the byte of filter type 0."""
    lines = b""
    for row in samples:
        if depth == 16:
            packed = row.astype(">u2").tobytes()
        else:
            bits = np.unpackbits(row.astype(np.uint8).reshape(-1, 1), axis=1)[:, 8 - depth :]
            packed = np.packbits(bits).tobytes()
        lines += b"\0" + packed
    return lines


def png(name, samples, depth, colour_type, *extra, interlaced=False):
    header = struct.pack(">IIBBBBB", samples.shape[1], samples.shape[0], depth, colour_type, 0, 0, interlaced)
    if interlaced:
        data = b"".join(scanlines(samples[y::dy, x::dx], depth) for x, y, dx, dy in ADAM7)
    else:
        data = scanlines(samples, depth)
    body = chunk(b"IHDR", header) + b"".join(extra) + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")
    (OUT / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def with_alpha(card, opaque):
    """The card over white shows the same picture, for the colour hidden under the transparent cells does not count."""
    alpha = np.full(card.shape[:2] + (1,), opaque, card.dtype)
    alpha[18:22, 28:32] = 0
    return np.concatenate([card.reshape(HEIGHT, WIDTH, -1), alpha], axis=2)


def wide_gamut_profile():
    """A matrix profile with the primaries of Adobe RGB (1998), adapted to D50, and gamma 2.2."""
    s15 = lambda *values: b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)
    text = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"wide\0" + bytes(78)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = [
        (b"desc", text + bytes(-len(text) % 4)),
        (b"cprt", b"text\0\0\0\0CC0\0"),
        (b"wtpt", s15(0.9642, 1.0, 0.8249)),
        (b"rXYZ", s15(0.60974, 0.31111, 0.01947)),
        (b"gXYZ", s15(0.20528, 0.62567, 0.06087)),
        (b"bXYZ", s15(0.14919, 0.06322, 0.74457)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, data, offset = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for signature, body in tags:
        table += signature + struct.pack(">II", offset + len(data), len(body))
        data += body
    header = struct.pack(">I4sI4s4s4s", offset + len(data), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s4sII4sQIiii", 2026, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0, 0, bytes(4), 0, 0, 63190, 65536, 54061)
    return header + bytes(128 - len(header)) + table + data


def in_profile(picture, profile):
    from io import BytesIO

    wide = ImageCms.ImageCmsProfile(BytesIO(profile))
    return ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), wide)


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags.tobytes()


def jpegs(picture):
    fine = {"quality": 95, "subsampling": 0}
    picture.save(OUT / "colour-baseline.jpg", quality=90)
    picture.save(OUT / "colour-progressive.jpg", progressive=True, **fine)
    picture.save(OUT / "colour-stored-as-rgb.jpg", keep_rgb=True, **fine)
    Image.fromarray(GRAY).save(OUT / "gray.jpg", quality=95)
    cmyk = 255 - np.concatenate([COLOUR, np.full((HEIGHT, WIDTH, 1), 255, np.uint8)], axis=2)
    Image.fromarray(cmyk, "CMYK").save(OUT / "colour-cmyk.jpg", quality=95)
    ycck = imagecodecs.jpeg8_encode(255 - cmyk, level=95, colorspace="CMYK", outcolorspace="YCCK", subsampling="444")
    (OUT / "colour-ycck.jpg").write_bytes(ycck)
    profile = wide_gamut_profile()
    in_profile(picture, profile).save(OUT / "colour-wide-gamut.jpg", icc_profile=profile, **fine)
    for orientation, turn in STORED_AS.items():
        stored = picture if turn is None else picture.transpose(turn)
        stored.save(OUT / f"colour-orientation-{orientation}.jpg", exif=exif(orientation), **fine)


def pngs(picture):
    png("colour-8", COLOUR, 8, 2)
    png("colour-8-interlaced", COLOUR, 8, 2, interlaced=True)
    png("colour-16", COLOUR.astype(np.uint16) * 257, 16, 2)
    png("colour-16-interlaced", COLOUR.astype(np.uint16) * 257, 16, 2, interlaced=True)
    png("colour-alpha-8", with_alpha(COLOUR, 255), 8, 6)
    png("colour-alpha-16", with_alpha(COLOUR.astype(np.uint16) * 257, 65535), 16, 6)
    for depth in (2, 4, 8):
        png(f"colour-palette-{depth}", INDEX, depth, 3, chunk(b"PLTE", PALETTE))
    png("colour-palette-8-interlaced", INDEX, 8, 3, chunk(b"PLTE", PALETTE), interlaced=True)
    transparent = INDEX.copy()
    transparent[18:22, 28:32] = 4
    png("colour-palette-alpha", transparent, 8, 3, chunk(b"PLTE", PALETTE + b"\0\0\0"), chunk(b"tRNS", b"\xff\xff\xff\xff\0"))
    keyed = COLOUR.copy()
    keyed[18:22, 28:32] = (1, 2, 3)
    png("colour-key", keyed, 8, 2, chunk(b"tRNS", struct.pack(">HHH", 1, 2, 3)))
    png("bilevel-1", BILEVEL[:, :, None] // 255, 1, 0)
    png("bilevel-palette-1", BILEVEL[:, :, None] // 255, 1, 3, chunk(b"PLTE", bytes(3) + b"\xff" * 3))
    png("gray-2", GRAY[:, :, None] // 85, 2, 0)
    png("gray-4", GRAY[:, :, None] // 17, 4, 0)
    png("gray-8", GRAY[:, :, None], 8, 0)
    png("gray-16", GRAY[:, :, None].astype(np.uint16) * 4 + 1000, 16, 0)
    png("gray-alpha-8", with_alpha(GRAY, 255), 8, 4)
    png("gray-alpha-16", with_alpha(GRAY.astype(np.uint16) * 257, 65535), 16, 4)
    turned = np.asarray(picture.transpose(STORED_AS[6]))
    png("colour-orientation-6", turned, 8, 2, chunk(b"eXIf", exif(6)[6:]))


def tiffs(picture):
    def write(name, data, **options):
        photometric = "rgb" if data.ndim == 3 and data.shape[2] in (3, 4) else "minisblack"
        tifffile.imwrite(OUT / f"{name}.tif", data, **{"photometric": photometric, "metadata": None, **options})

    deep = GRAY.astype(np.uint16) * 4 + 1000
    write("colour-8", COLOUR)
    write("colour-8-lzw-predictor", COLOUR, compression="lzw", predictor=True)
    write("colour-8-deflate-tiles", COLOUR, compression="deflate", tile=(16, 16))
    write("colour-8-packbits", COLOUR, compression="packbits")
    write("colour-8-planes", np.moveaxis(COLOUR, 2, 0), photometric="rgb", planarconfig="separate")
    write("colour-8-jpeg", COLOUR, compression="jpeg", compressionargs={"level": 95})
    write("colour-8-big", COLOUR, bigtiff=True, compression="deflate")
    write("colour-16-predictor", COLOUR.astype(np.uint16) * 257, compression="deflate", predictor=True)
    write("colour-16-big-endian", COLOUR.astype(">u2") * 257, byteorder=">", compression="lzw")
    write("colour-alpha-8", with_alpha(COLOUR, 255), extrasamples=["unassalpha"])
    write("colour-cmyk", np.concatenate([255 - COLOUR, np.zeros((HEIGHT, WIDTH, 1), np.uint8)], axis=2), photometric="separated")
    unknown = np.full((HEIGHT, WIDTH, 2), 77, np.uint8)
    both = {"planarconfig": "contig", "extrasamples": ["unspecified", "unspecified"]}
    write("colour-8-extra-channels", np.concatenate([COLOUR, unknown], axis=2), photometric="rgb", **both)
    write("gray-8-extra-channels", np.concatenate([GRAY[:, :, None], unknown], axis=2), photometric="minisblack", **both)
    write("gray-8", GRAY)
    write("gray-8-white-is-zero", 255 - GRAY, photometric="miniswhite")
    write("gray-16", deep)
    write("gray-16-predictor", deep, compression="lzw", predictor=True)
    write("gray-16-signed", deep.astype(np.int16) - 1500)
    write("gray-32", deep.astype(np.uint32) * 1000)
    write("gray-float-32", deep.astype(np.float32) / 7)
    write("gray-float-32-predictor", deep.astype(np.float32) / 7, compression="deflate", predictor=True)
    write("gray-float-64", deep.astype(np.float64) / 7)
    Image.fromarray(BILEVEL).convert("1").save(OUT / "bilevel-group4.tif", compression="group4")
    palette_picture().save(OUT / "colour-palette.tif")
    picture.save(OUT / "colour-two-pages.tif", save_all=True, append_images=[Image.new("RGB", (7, 9))])
    picture.transpose(STORED_AS[6]).save(OUT / "colour-orientation-6.tif", tiffinfo={0x0112: 6})


def palette_picture():
    picture = Image.fromarray(INDEX[:, :, 0], "P")
    picture.putpalette(PALETTE)
    return picture


def others(picture):
    picture.save(OUT / "colour-24.bmp")
    picture.convert("RGBA").save(OUT / "colour-32.bmp")
    palette_picture().save(OUT / "colour-palette.bmp")
    Image.fromarray(BILEVEL).convert("1").save(OUT / "bilevel-1.bmp")
    Image.fromarray(GRAY).save(OUT / "gray-8.bmp")
    palette_picture().save(OUT / "colour-palette.gif")
    palette_picture().save(OUT / "colour-interlaced.gif", interlace=1)
    palette_picture().save(OUT / "colour-animated.gif", save_all=True, append_images=[Image.new("P", (WIDTH, HEIGHT), 1)])
    picture.save(OUT / "colour-lossy.webp", quality=90)
    picture.save(OUT / "colour-lossless.webp", lossless=True)
    alpha = Image.fromarray(with_alpha(COLOUR, 255), "RGBA")
    alpha.save(OUT / "colour-alpha-lossless.webp", lossless=True)
    alpha.save(OUT / "colour-alpha-lossy.webp", quality=90)
    picture.save(OUT / "colour-animated.webp", save_all=True, append_images=[Image.new("RGB", (WIDTH, HEIGHT))], lossless=True)
    picture.transpose(STORED_AS[6]).save(OUT / "colour-orientation-6.webp", lossless=True, exif=exif(6))


if __name__ == "__main__":
    OUT = Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    card = Image.fromarray(COLOUR)
    jpegs(card)
    pngs(card)
    tiffs(card)
    others(card)
    print(sum(file.stat().st_size for file in OUT.iterdir()), "bytes in", OUT)
