"""Bars as charts draw them: the one that is meant strong, the others light in an outline."""

from __future__ import annotations

from collections.abc import Iterator

from benefitgraphic.charts.chart import Setting
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Item, Shape
from benefitgraphic.graphics.geometry import Point, Rect

# The outline's weight in sizes of the label.
_OUTLINE = 0.09

Radii = tuple[float, float, float, float]


def bar(at: Rect, radii: Radii, setting: Setting, *, strong: bool) -> Iterator[tuple[Point, Item]]:
    """Draw a bar in its rectangle; ``radii`` are those of its corners, clockwise from the top left, in points.

    The others are told from the one that is meant by form, too: an outline of 3:1 around a light filling.
    """
    outer = paths.rectangle(at.width, at.height, radii)
    yield Point(at.x, at.y), Shape(outer, fill=setting.strong if strong else setting.muted, crisp=True)
    line = setting.label.size * _OUTLINE
    if not strong and min(at.width, at.height) > 3 * line:
        tl, tr, br, bl = (max(0.0, radius - line) for radius in radii)
        inner = paths.rectangle(at.width - 2 * line, at.height - 2 * line, (tl, tr, br, bl))
        yield Point(at.x + line, at.y + line), Shape(inner, fill=setting.filling, crisp=True)
