"""Icons and logos as frames: scaled to fit, centred, in the colours they are given."""

from __future__ import annotations

from functools import lru_cache

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import blend
from benefitgraphic.graphics.frame import Frame, Item, Picture, Shape
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.icons import Artwork
from benefitgraphic.graphics.images import Image
from benefitgraphic.graphics.svg.document import Drawing

# An icon's share of its disc's diameter: large enough to be read at 16 px, with air all around.
_ICON_SHARE = 0.58


@lru_cache(maxsize=512)
def artwork_frame(artwork: Artwork, width: float, height: float, colour: str, ground: str) -> Frame:
    """Draw the artwork as large as fits into width x height points, in proportion and centred.

    Args:
        artwork: a drawing or an image.
        width: in points.
        height: in points.
        colour: ``#RRGGBB``, for the parts of a drawing that have no colour of their own.
        ground: ``#RRGGBB``, what it stands on: see-through layers are mixed with it, so that all is opaque.
    """
    if isinstance(artwork, Image):
        scale = min(width / artwork.width, height / artwork.height)
        place = Point((width - artwork.width * scale) / 2, (height - artwork.height * scale) / 2)
        return Frame(width, height, ((place, Picture(artwork, artwork.width * scale, artwork.height * scale)),))
    scale = min(width / artwork.width, height / artwork.height)
    x = (width - artwork.width * scale) / 2 - artwork.x * scale
    y = (height - artwork.height * scale) / 2 - artwork.y * scale
    return Frame(width, height, _shapes(artwork, Point(x, y), scale, colour, ground))


@lru_cache(maxsize=512)
def disc_icon(artwork: Artwork, diameter: float, fill: str, colour: str) -> Frame:
    """Draw an icon on a disc, its ink centred, wherever the ink lies in its view box.

    Args:
        artwork: a drawing or an image.
        diameter: of the disc, in points.
        fill: the disc's colour, ``#RRGGBB``.
        colour: the icon's colour, ``#RRGGBB``.
    """
    disc = Shape(paths.circle(diameter), fill, pictured=True)
    side = diameter * _ICON_SHARE
    inset = (diameter - side) / 2
    frame = artwork_frame(artwork, side, side, colour, fill)
    shift = _to_centre(artwork, side)
    items: list[tuple[Point, Item]] = [(Point(0, 0), disc)]
    items += [(place.moved(inset + shift.x, inset + shift.y), item) for place, item in frame.items]
    return Frame(diameter, diameter, tuple(items))


def ink(drawing: Drawing) -> Rect:
    """Return the rectangle that a drawing's layers fill, in the units of its view box."""
    boxes = [paths.bounds(layer.path) for layer in drawing.layers]
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Rect(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _to_centre(artwork: Artwork, side: float) -> Point:
    """How far to move artwork fitted into a square, in points, for its ink to be in the middle."""
    if isinstance(artwork, Image):
        return Point(0, 0)
    box, filled = Rect(artwork.x, artwork.y, artwork.width, artwork.height), ink(artwork)
    scale = side / max(box.width, box.height)
    return Point(
        (box.x + box.width / 2 - filled.x - filled.width / 2) * scale,
        (box.y + box.height / 2 - filled.y - filled.height / 2) * scale,
    )


def _shapes(drawing: Drawing, place: Point, scale: float, colour: str, ground: str) -> tuple[tuple[Point, Item], ...]:
    return tuple(
        (
            place,
            Shape(
                paths.moved(layer.path, Point(0, 0), scale),
                blend(((fill or colour, part) for fill, part in layer.paint), ground),
                pictured=True,
            ),
        )
        for layer in drawing.layers
    )
