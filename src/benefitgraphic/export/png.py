"""Pixels to a PNG file: opaque, a palette where one will do, the resolution written."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from PIL import Image
from zlib_ng import zlib_ng

from benefitgraphic.graphics.colour import channels

# zlib-ng's levels of effort: with each it takes a third of zlib's time, for files that are a little smaller.
_QUICK, _FAST, _HARD = 3, 6, 9
# Rows compressed at a time.
_ROWS = 512
# Enough for the flat colours and four or five steps along each edge between two of them; 256 make the file a sixth
# larger, to no visible end.
_COLOURS = 88
# Of pixels half as wide, two or three steps along each edge are enough, and the file is a tenth smaller.
_FEW = 48
_ALL = 256
# With pictures, a palette must not change more than this share of the pixels by more than so much (of 255).
_PATCHY, _FAR = 0.0002, 12
# Flat colours and the edges between them are some thousands of colours; more are photographs, and stay true colour.
_MOST = 24_000
# Rounds in which each entry of the palette moves to the mean of the colours that it stands for (Lloyd's algorithm).
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels ready to be written.

    Attributes:
        pixels: of shape (height, width), indices into the palette; or (height, width, 3), true colour.
        palette: 0xRRGGBB, ascending where it is fixed; empty for true colour.
    """

    pixels: np.ndarray
    palette: np.ndarray

    def rows(self, top: int, bottom: int) -> Raster:
        """Return a full-width part of the raster, in the same palette, or in its own where that is enough."""
        part = self.pixels[top:bottom]
        if len(self.palette):
            return Raster(part, self.palette)
        colours, which = np.unique(_pack(part.reshape(-1, 3).astype(np.uint32)), return_inverse=True)
        if len(colours) > _ALL:
            return Raster(part, self.palette)
        return Raster(which.reshape(part.shape[:2]).astype(np.uint8), colours)


PixelBox = tuple[int, int, int, int]
"""Pixels: left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of one colour, row after row; in flat pictures there is one for every thirty pixels.

    Attributes:
        width: of a row, in pixels.
        present: the colours that there are, 0xRRGGBB, ascending.
        which: of them each stretch has.
        lengths: of the stretches, in pixels.
    """

    width: int
    present: np.ndarray
    which: np.ndarray
    lengths: np.ndarray


def runs(pixels: np.ndarray) -> Runs:
    """Pixels of shape (rows, width, 4), uint8, as stretches of one colour; alpha is dropped."""
    packed = np.ascontiguousarray(pixels).view("<u4").reshape(-1)
    starts = np.concatenate([[0], np.flatnonzero(packed[1:] != packed[:-1]) + 1])
    values = packed[starts]
    # In memory red comes first, so it is the lowest byte.
    colours = ((values & 0xFF) << 16) | (values & 0xFF00) | ((values >> 16) & 0xFF)
    present, which = np.unique(colours, return_inverse=True)
    lengths = np.diff(starts, append=len(packed))
    return Runs(pixels.shape[1], present, which.astype(np.uint32), lengths.astype(np.uint32))


def reduce(
    bands: Iterable[Runs], exact: Sequence[str], *, pictures: Sequence[PixelBox] = (), fine: bool = False
) -> Raster:
    """Pixels brought down to a palette, if that doesn't show.

    Args:
        bands: of one width, from top to bottom.
        exact: colours ``#RRGGBB`` that must come out exactly, whatever the palette.
        pictures: where there are photographs or the like, which need more colours; outside them all is as without.
        fine: whether pixels are so small that edges need fewer steps, or the file has to be.
    """
    painted = list(bands)
    width = painted[0].width
    present = np.unique(np.concatenate([band.present for band in painted]))
    which = np.concatenate([np.searchsorted(present, band.present)[band.which] for band in painted])
    lengths = np.concatenate([band.lengths for band in painted])
    areas = np.bincount(which, lengths)
    if len(present) <= _MOST:
        palette = _palette(present, areas, exact, _ALL if pictures else _FEW if fine else _COLOURS)
        nearest = _nearest(present, palette)
        far = np.abs(_unpack(present) - _unpack(palette[nearest])).max(axis=1) > _FAR
        if not pictures or areas[far].sum() <= areas.sum() * _PATCHY:
            return Raster(np.repeat(nearest[which], lengths).reshape(-1, width), palette)
    pixels = np.repeat(_unpack(present).astype(np.uint8)[which], lengths, axis=0).reshape(-1, width, 3)
    if pictures:
        pixels = _but_for(pictures, pixels, exact, fine=fine)
    return Raster(pixels, np.empty(0, dtype=np.uint32))


def _but_for(pictures: Sequence[PixelBox], pixels: np.ndarray, exact: Sequence[str], *, fine: bool) -> np.ndarray:
    """Return true colours (height, width, 3), as few as with a palette except for those of the pictures."""
    flat = np.full((*pixels.shape[:2], 4), 255, dtype=np.uint8)
    flat[..., :3] = pixels
    inside = np.zeros(pixels.shape[:2], dtype=bool)
    for left, top, width, height in pictures:
        inside[top : top + height, left : left + width] = True
    flat[inside, :3] = 0
    reduced = reduce([runs(flat)], exact, fine=fine)
    few = _unpack(reduced.palette).astype(np.uint8)[reduced.pixels] if len(reduced.palette) else reduced.pixels
    return np.where(inside[..., None], pixels, few)


def encode(raster: Raster, dpi: int, budget: int | None = None, *, hard: bool = False) -> bytes:
    """Encode a raster as a PNG file.

    Args:
        raster: what to write.
        dpi: written as pHYs, which classic Outlook sizes pictures by.
        budget: bytes that the file should not exceed; one that does is compressed harder, which takes five times as
            long for a tenth less. It may still exceed them.
        hard: whether it is compressed harder in any case.

    Returns:
        The file's bytes, the same for the same pixels.
    """
    if not len(raster.palette):
        out = io.BytesIO()
        Image.fromarray(raster.pixels).save(out, "PNG", dpi=(dpi, dpi), compress_level=_HARD)
        return out.getvalue()
    file = b"" if hard else _file(raster, dpi, _FAST)
    fits = budget is None or len(file) <= budget
    return file if file and fits else _file(raster, dpi, _HARD)


def quick(pixels: np.ndarray, dpi: int) -> bytes:
    """Encode pixels (height, width, 4), alpha dropped, as a PNG for this machine alone: quick to make, but large."""
    return _file(Raster(pixels[:, :, :3], np.empty(0, dtype=np.uint32)), dpi, _QUICK)


def _file(raster: Raster, dpi: int, level: int) -> bytes:
    """Encode a PNG (ISO/IEC 15948), without Pillow, whose compression lets no other thread run."""
    height, width = raster.pixels.shape[:2]
    palette = _unpack(raster.palette).astype(np.uint8).tobytes()
    squeezer = zlib_ng.compressobj(level)
    squeezed = []
    for top in range(0, height, _ROWS):
        part = raster.pixels[top : top + _ROWS]
        # Each row begins with its filter: 0, none, which is best for palettes.
        values = part.reshape(len(part), -1)
        rows = np.zeros((len(part), values.shape[1] + 1), dtype=np.uint8)
        rows[:, 1:] = values
        squeezed.append(squeezer.compress(rows.data))
    per_metre = round(dpi / 0.0254)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3 if palette else 2, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        *([(b"PLTE", palette)] if palette else []),
        (b"IDAT", b"".join([*squeezed, squeezer.flush()])),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data)) for kind, data in chunks
    )


def _unpack(colours: np.ndarray) -> np.ndarray:
    return np.stack([colours >> 16, (colours >> 8) & 255, colours & 255], axis=1).astype(np.int32)


def _pack(rgb: np.ndarray) -> np.ndarray:
    return np.asarray((rgb[:, 0] << 16) | (rgb[:, 1] << 8) | rgb[:, 2])


def _palette(present: np.ndarray, areas: np.ndarray, exact: Sequence[str], most: int) -> np.ndarray:
    """At most ``most`` colours: those that must be exact and are there, then Pillow's median cut of the others."""
    if len(present) <= most:
        return present
    wanted = np.array(sorted({(r << 16) | (g << 8) | b for r, g, b in map(channels, exact)}), dtype=np.uint32)
    fixed = np.intersect1d(wanted, present)
    # The others need some room; should there be very many, the largest stay.
    most = min(max(most, 2 * len(fixed)), _ALL)
    if len(fixed) > most // 2:
        fixed = np.sort(fixed[np.argsort(-areas[np.searchsorted(present, fixed)], kind="stable")][: most // 2])
    others = ~np.isin(present, fixed)
    # Median cut weighs by area; the square root keeps thin edges from being lost beside wide grounds, and over a
    # certain area more makes no difference.
    weights = np.ceil(np.sqrt(np.minimum(areas, 1 << 20))).astype(np.int64)
    strip = np.repeat(_unpack(present[others]).astype(np.uint8), weights[others], axis=0)
    reduced = Image.fromarray(strip[np.newaxis]).quantize(
        most - len(fixed), Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    cut = np.array(reduced.getpalette("RGB"), dtype=np.uint32).reshape(-1, 3)[: most - len(fixed)]
    palette = np.concatenate([fixed, _pack(cut)])
    for _ in range(_ROUNDS):
        palette = _settled(palette, len(fixed), present, weights)
    return palette


def _settled(palette: np.ndarray, fixed: int, present: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the palette with all but its first ``fixed`` entries moved to the mean of their colours."""
    nearest = _nearest(present, palette)
    size = len(palette)
    share = np.bincount(nearest, weights, size)
    colours = _unpack(present)
    means = np.stack([np.bincount(nearest, weights * colours[:, i], size) for i in range(3)], axis=1)
    moved = _pack(np.rint(means / np.maximum(share, 1)[:, None]).astype(np.uint32))
    keep = (np.arange(size) < fixed) | (share == 0)
    return np.where(keep, palette, moved).astype(np.uint32)


def _nearest(present: np.ndarray, palette: np.ndarray) -> np.ndarray:
    """For each colour the index of the nearest in the palette."""
    colours, entries = _unpack(present).astype(np.float64), _unpack(palette).astype(np.float64)
    # The squared distance less the colour's own square, which doesn't change which is nearest; exact in doubles. Not by
    # a product of matrices: its threads would take longer to get up than this does.
    distances = (entries**2).sum(axis=1) - 2 * sum(np.multiply.outer(colours[:, i], entries[:, i]) for i in range(3))
    return np.asarray(distances.argmin(axis=1), dtype=np.uint8)
