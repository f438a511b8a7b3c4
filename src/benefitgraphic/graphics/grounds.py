"""What lies under each text, and how large it is for eyes that need contrast: read out of finished frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Shape, TextRun
from benefitgraphic.graphics.geometry import PX, Point, Rect
from benefitgraphic.graphics.text.fonts import cap_height, weight_class

# What WCAG 2.2 calls large: 24 px, or 18.7 px and bold, which begins at the weight 700.
_LARGE, _LARGE_BOLD, _BOLD = 24 * PX, 18.7 * PX, 700
# How far below the baseline a text is taken to reach, in its size: most of a descender.
_BELOW = 0.1
# What shares less than this many points in either direction doesn't touch.
_TOUCH = 0.01


@dataclass(frozen=True, slots=True)
class Grounded:
    """A text and the colours ``#RRGGBB`` under it: of what covers it all, and of whatever lies on that and touches it.

    Photographs aren't looked at; nothing is ever set on one.
    """

    run: TextRun
    grounds: tuple[str, ...]


def grounded(frame: Frame, paper: str) -> Iterator[Grounded]:
    """Every text of a page with what it stands on, in paint order.

    Args:
        frame: the page.
        paper: the colour behind everything.
    """
    shapes: list[tuple[Point, Shape]] = []
    bounds: list[Rect] = []
    texts: list[tuple[int, Rect, TextRun]] = []
    for at, item in frame.walk():
        if isinstance(item, Shape) and item.fill is not None:
            box = paths.bounds(item.path)
            shapes.append((at, item))
            bounds.append(Rect(at.x + box.x, at.y + box.y, box.width, box.height))
        elif isinstance(item, TextRun) and item.text.strip():
            texts.append((len(shapes), _ink(at, item), item))
    # The bounding boxes of all shapes at once leave two or three that may lie under a text.
    edges = np.array(bounds, dtype=float).reshape(-1, 4)
    left, top = edges[:, 0] + _TOUCH, edges[:, 1] + _TOUCH
    right, bottom = edges[:, 0] + edges[:, 2] - _TOUCH, edges[:, 1] + edges[:, 3] - _TOUCH
    for before, ink, run in texts:
        near = (left < ink.right) & (right > ink.x) & (top < ink.bottom) & (bottom > ink.y)
        under = [(*shapes[index], bounds[index]) for index in np.flatnonzero(near[:before])[::-1]]
        yield Grounded(run, _met(under, ink, paper))


def is_large(run: TextRun) -> bool:
    """Whether 3:1 is contrast enough (WCAG 2.2, 1.4.3)."""
    return run.size >= _LARGE or (run.size >= _LARGE_BOLD and weight_class(run.font) >= _BOLD)


def _ink(at: Point, run: TextRun) -> Rect:
    """About what a text inks: its advance, from the height of capitals to a little below the baseline."""
    height = cap_height(run.font, run.size)
    return Rect(at.x, at.y - height, run.advance, height + _BELOW * run.size)


def _met(under: Sequence[tuple[Point, Shape, Rect]], ink: Rect, paper: str) -> tuple[str, ...]:
    """Return the colours met on the way down, until something covers all of the ink."""
    found: dict[str, None] = {}
    for at, shape, bounds in under:
        covers, touches = bounds.contains(ink, 0.0), True
        if not _is_upright(shape.path):
            covers, touches = _meets(shape.path, Rect(ink.x - at.x, ink.y - at.y, ink.width, ink.height), covers)
        if touches and shape.fill:
            found[shape.fill] = None
        if covers:
            return tuple(found)
    return (*found, *(() if paper in found else (paper,)))


def _is_upright(outline: Path) -> bool:
    """Whether it is a rectangle with square corners: five points, and each side goes along one axis."""
    points = paths.vertices(outline)
    return len(points) == 5 and bool(((points[1:] == points[:-1]).sum(axis=1) == 1).all())


def _meets(outline: Path, ink: Rect, may_cover: bool) -> tuple[bool, bool]:
    """Whether an outline covers all of the ink, and whether it touches it."""
    corners = [(ink.x, ink.y), (ink.right, ink.y), (ink.right, ink.bottom), (ink.x, ink.bottom)]
    if may_cover and outline.contains_points(corners, radius=0.0).all():
        return True, True
    return False, bool(outline.intersects_bbox(Bbox.from_extents(ink.x, ink.y, ink.right, ink.bottom), filled=True))
