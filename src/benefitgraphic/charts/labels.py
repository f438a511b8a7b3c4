"""Labels that never overprint: those that would collide are thinned, the important ones last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.frame import Item
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.paragraph import TextStyle, place_line, text_width

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


@dataclass(frozen=True, slots=True)
class Years:
    """The years under a chart, the last one strong.

    Attributes:
        texts: one a year.
        centres: where each stands, in points.
        width: of the chart, in points.
        quiet: how they are set.
        strong: how the last one is set.
    """

    texts: Sequence[str]
    centres: Sequence[float]
    width: float
    quiet: TextStyle
    strong: TextStyle

    def shown(self, first: Sequence[int]) -> frozenset[int]:
        """All where they fit; else the last, those that are given, then every second, third, ... from the last."""
        widths, places, last = self._widths(), self._places(), len(self.texts) - 1
        for step in range(1, len(self.texts) + 1):
            rest = range(last, -1, -step)
            if len(spread(widths, places, _APART * self.quiet.size, rest)) == len(rest):
                break
        order = rest if step == 1 else dict.fromkeys((last, *first, *rest))
        return spread(widths, places, _APART * self.quiet.size, list(order))

    def labels(self, shown: Collection[int], baseline: float) -> list[tuple[Point, Item]]:
        """Lay out the years with these indices."""
        items: list[tuple[Point, Item]] = []
        for i, (width, place) in enumerate(zip(self._widths(), self._places(), strict=True)):
            if i in shown:
                items += place_line(self.texts[i], self._style(i), Point(place - width / 2, baseline))
        return items

    def _style(self, index: int) -> TextStyle:
        return self.strong if index == len(self.texts) - 1 else self.quiet

    def _widths(self) -> list[float]:
        return [text_width(text, self._style(i)) for i, text in enumerate(self.texts)]

    def _places(self) -> list[float]:
        pairs = zip(self.centres, self._widths(), strict=True)
        return [kept_inside(centre, width, self.width) for centre, width in pairs]


def kept_inside(centre: float, width: float, limit: float) -> float:
    """Return the centre of a label, moved so that the label stays between 0 and ``limit``."""
    return min(max(centre, width / 2), limit - width / 2) if width <= limit else limit / 2


def importance(values: Sequence[float | None]) -> list[int]:
    """Return the indices of known values: the last, highest, lowest and first, then the rest from the end."""
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


def years_first(values: Sequence[float | None]) -> list[int]:
    """Return the years to label before any other: the start of the axis and the four most important values."""
    return [0, *importance(values)[:4]]
