"""How much of a drawing or picture can be told from what it lies on: measured over its area, as it is painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from benefitgraphic.graphics.colour import blend, channels, contrast
from benefitgraphic.graphics.icons import Artwork
from benefitgraphic.graphics.images import Image

LEAST = 3.0
"""The contrast that parts of a graphic need to be understood (WCAG 2.2, 1.4.11)."""

# Pixels on the long side that are looked at: enough for the strokes of small lettering.
_SIDE = 240
# Alpha above which a pixel of a picture is ink, and no soft edge.
_INKED = 200
# A part is there to be seen if this share of its edge is with other ink that it stands out from.
_FRAMED = 0.5

_Pixels = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Faint:
    """What of a drawing or picture is lost on a ground.

    Attributes:
        share: of its inked area, 0 to 1.
        colour: what most of that is painted with, ``#RRGGBB``; empty if nothing is lost.
        contrast: of that to the ground.
    """

    share: float
    colour: str = ""
    contrast: float = 21.0


@lru_cache(maxsize=256)
def faint_on(artwork: Artwork, colour: str, ground: str) -> Faint:
    """Return the parts with less than 3:1 against the ground that stand out from nothing else in the artwork.

    Args:
        artwork: a drawing or a picture.
        colour: for the parts of a drawing that have no colour of their own.
        ground: what it lies on, ``#RRGGBB``.
    """
    seen, inked = _of_picture(artwork, ground) if isinstance(artwork, Image) else _of_drawing(artwork, colour, ground)
    if not inked.any():
        return Faint(0.0)
    low = inked & (_contrasts(seen, ground) < LEAST)
    lost: Counter[int] = Counter()
    codes = seen[..., 0].astype(int) << 16 | seen[..., 1].astype(int) << 8 | seen[..., 2]
    flat = codes.ravel()
    for part in _parts(low, inked):
        lost.update(flat[part].tolist())
    if not lost:
        return Faint(0.0)
    most = f"#{lost.most_common(1)[0][0]:06X}"
    return Faint(lost.total() / int(inked.sum()), most, contrast(most, ground))


def _of_picture(image: Image, ground: str) -> tuple[_Pixels, np.ndarray[Any, Any]]:
    from PIL import Image as Pillow

    scale = min(1.0, _SIDE / max(image.width, image.height))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    small = np.asarray(Pillow.fromarray(image.array()).resize(size, Pillow.Resampling.BOX)).astype(float)
    alpha = small[..., 3:] / 255
    mixed = small[..., :3] * alpha + np.array(channels(ground)) * (1 - alpha)
    return mixed.round().astype(np.uint8), small[..., 3] > _INKED


def _of_drawing(drawing: Any, colour: str, ground: str) -> tuple[_Pixels, np.ndarray[Any, Any]]:
    from benefitgraphic.graphics.agg import Agg, scaled

    scale = _SIDE / max(drawing.width, drawing.height)
    width, height = max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale))
    place = scaled(scale, -scale, -drawing.x * scale, drawing.y * scale + height)
    pictures = []
    for base in (ground, "#000000"):
        agg = Agg(width, height)
        canvas = agg.pixels
        canvas[:] = [*channels(base), 255]
        for layer in drawing.layers:
            mixed = blend(((fill or colour, part) for fill, part in layer.paint), ground)
            shown = mixed if base == ground else "#FFFFFF"
            # Soft edges are mixtures that nobody has drawn.
            agg.fill(layer.path, place, shown, soft=False)
        pictures.append(canvas[..., :3].copy())
    return pictures[0], pictures[1][..., 0] > 127


def _contrasts(pixels: _Pixels, ground: str) -> np.ndarray[Any, Any]:
    """Of every pixel to the ground, as `contrast` has it."""
    values = pixels / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    light = linear @ (0.2126, 0.7152, 0.0722) + 0.05
    own = contrast(ground, "#000000") * 0.05
    return np.asarray(np.maximum(light, own) / np.minimum(light, own))


def _parts(low: np.ndarray[Any, Any], inked: np.ndarray[Any, Any]) -> Iterator[list[int]]:
    """Yield the connected parts that are lost, as indices into the flattened picture."""
    width = low.shape[1]
    # A margin all around spares the looks over the edge.
    todo = np.pad(low, 1).ravel().tolist()
    ink = np.pad(inked, 1).ravel().tolist()
    stride = width + 2
    known = list(todo)
    for start in np.flatnonzero(np.pad(low, 1).ravel()).tolist():
        if not todo[start]:
            continue
        todo[start] = False
        part, open_edge, framed_edge, at = [start], 0, 0, 0
        while at < len(part):
            here = part[at]
            at += 1
            for near in (here - 1, here + 1, here - stride, here + stride):
                if todo[near]:
                    todo[near] = False
                    part.append(near)
                elif not known[near]:
                    framed_edge += ink[near]
                    open_edge += not ink[near]
        if framed_edge < _FRAMED * (framed_edge + open_edge):
            yield [(place // stride - 1) * width + place % stride - 1 for place in part]
