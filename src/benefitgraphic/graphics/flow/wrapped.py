"""Boxes of any width in lines, like words: no line is much longer than another, and none holds a box alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from benefitgraphic.graphics.flow.boxes import Box, place
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point, Region


class Sized(Box, Protocol):
    """A box that knows how wide it would like to be."""

    def natural_width(self) -> float:
        """In points, if nothing has to wrap."""
        ...


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes with a width of their own in as few lines as fit.

    Attributes:
        children: in order.
        gap: between neighbours, in points.
        line_gap: between lines, in points.
        least_gap: between neighbours, where that saves a line or a box from standing alone.
    """

    children: tuple[Sized, ...]
    gap: float
    line_gap: float
    least_gap: float

    def layout(self, region: Region) -> Frame:
        """As wide as the region; a box wider than that gets a line."""
        frames = [box.layout(Region(min(box.natural_width(), region.width))) for box in self.children]
        widths = tuple(frame.width for frame in frames)
        gap, lines = self.gap, broken(widths, self.gap, region.width)
        closer = broken(widths, self.least_gap, region.width)
        if _cost(closer) < _cost(lines):
            gap, lines = self.least_gap, closer
        placed = []
        left = iter(frames)
        y = 0.0
        for count in lines:
            row = [next(left) for _ in range(count)]
            x = 0.0
            for frame in row:
                placed.append((Point(x, y), frame))
                x += frame.width + gap
            y += max(frame.height for frame in row) + self.line_gap
        return place(placed, region.width, max(0.0, y - self.line_gap))


def _cost(lines: Sequence[int]) -> tuple[int, int]:
    return len(lines), sum(count == 1 for count in lines)


def broken(widths: tuple[float, ...], gap: float, measure: float) -> tuple[int, ...]:
    """How many boxes of these widths stand on each line of a measure, all in points.

    As few lines as fit; of those with the fewest boxes alone, the ones whose longest line is the shortest.
    """

    @cache
    def best(start: int) -> tuple[tuple[int, int, float], tuple[int, ...]]:
        if start == len(widths):
            return (0, 0, 0.0), ()
        found = []
        taken = -gap
        for end in range(start + 1, len(widths) + 1):
            taken += gap + widths[end - 1]
            if taken > measure + 0.01 and end > start + 1:
                break
            (lines, alone, longest), rest = best(end)
            # Of two that cost the same, the one whose first line has more.
            found.append(((lines + 1, alone + (end == start + 1), max(longest, taken)), (end - start, *rest)))
        return min(found, key=lambda one: (one[0], [-count for count in one[1]]))

    return best(0)[1]
