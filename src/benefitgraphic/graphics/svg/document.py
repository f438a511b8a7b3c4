"""Drawings: SVG files resolved into flat, filled outlines.

Everything is resolved before layout: styles, transforms, `use`, basic shapes, strokes, clips and even-odd
fills, and whatever is see-through. What can't be drawn exactly (text, raster images, gradients, most masks,
filters) is refused with a way out, rather than drawn differently from what the designer sees: a browser's picture is
the measure. One liberty is taken: what has no colour of its own gets the one that the icon is given.

picosvg was tried for this and left: it knows neither `class` nor `px`, and took 5.8 s for 1,000 elements. Its
path engine, Skia's, does the geometry here too (`skia`).
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.path import Path

from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.style import Paint
from benefitgraphic.graphics.svg.tree import REPAIR, read_tree


@dataclass(frozen=True, slots=True)
class Layer:
    """One filled outline (nonzero rule); what lies below it is seen only as far as its paint says.

    Attributes:
        path: in the units of the drawing's view box.
        paint: colours with their shares: ``#RRGGBB``, or None for the colour that the icon is given. What is missing
            to 1 is the ground that the drawing stands on: never a layer below, which the paint has in it already.
    """

    path: Path
    paint: tuple[tuple[Paint, float], ...]

    @property
    def fill(self) -> Paint:
        """The colour that is seen most of."""
        return max(self.paint, key=lambda part: part[1])[0]

    @property
    def opacity(self) -> float:
        """How much of the ground it covers: above 0, at most 1."""
        return min(sum(part for _, part in self.paint), 1.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A flat drawing, painted in the layers' order; ``x``, ``y``, ``width``, ``height`` are its view box."""

    x: float
    y: float
    width: float
    height: float
    layers: tuple[Layer, ...]


def read_svg(data: bytes) -> Drawing:
    """Read the drawing in an SVG file.

    Raises:
        ArtworkProblem: it can't be read, or can't be drawn as it is meant.
    """
    from benefitgraphic.graphics.svg.reader import Reader

    try:
        return Reader(read_tree(data)).drawing()
    except ArtworkProblem:
        raise
    except Exception as error:  # a last net: whatever is in the file, a designer gets a message, not a traceback
        raise ArtworkProblem("the drawing can't be read", REPAIR) from error
