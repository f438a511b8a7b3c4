"""Labels that never overprint: those that would collide are thinned, the important ones last."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.graphics.frame import Item
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text import TextStyle, place_line, text_width

# Space between neighbouring labels, as a share of their size.
_APART = 0.6


def spread(widths: Sequence[float], centres: Sequence[float], apart: float, order: Sequence[int]) -> frozenset[int]:
    """Which labels of one line can stand without touching, the first in ``order`` first.

    Args:
        widths: of each label, in points.
        centres: of each, in points.
        apart: least space between two.
        order: indices by importance.
    """
    kept: list[int] = []
    for index in order:
        if all(abs(centres[index] - centres[other]) >= (widths[index] + widths[other]) / 2 + apart for other in kept):
            kept.append(index)
    return frozenset(kept)


def year_labels(
    texts: Sequence[str], centres: Sequence[float], baseline: float, width: float, quiet: TextStyle, strong: TextStyle
) -> list[tuple[Point, Item]]:
    """Years under a chart, the last one strong; where they would touch, every second, third, ... counted from it."""
    last = len(texts) - 1
    styles = [strong if i == last else quiet for i in range(len(texts))]
    widths = [text_width(t, s) for t, s in zip(texts, styles, strict=True)]
    places = [kept_inside(c, w, width) for c, w in zip(centres, widths, strict=True)]
    for step in range(1, len(texts) + 1):
        shown = range(last, -1, -step)
        if len(spread(widths, places, _APART * quiet.size, shown)) == len(shown):
            break
    items: list[tuple[Point, Item]] = []
    for i in sorted(shown):
        items += place_line(texts[i], styles[i], Point(places[i] - widths[i] / 2, baseline))
    return items


def kept_inside(centre: float, width: float, limit: float) -> float:
    """The centre of a label moved so that it stays between 0 and ``limit``."""
    return min(max(centre, width / 2), limit - width / 2) if width <= limit else limit / 2


def importance(values: Sequence[float | None]) -> list[int]:
    """The indices of known values: the last, the highest, the lowest, the first, then the rest from the end."""
    known = [i for i, value in enumerate(values) if value is not None]
    if not known:
        return []
    order = [
        known[-1],
        max(known, key=lambda i: values[i] or 0.0),
        min(known, key=lambda i: values[i] or 0.0),
        known[0],
        *reversed(known),
    ]
    return list(dict.fromkeys(order))
