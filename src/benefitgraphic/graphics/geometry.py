"""Lengths are float points (1 CSS px = 0.75 pt), origin top left, y down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

PX = 0.75
"""One CSS pixel in points (CSS Values 3, section 5.2: 96 px = 1 in = 72 pt)."""


class Point(NamedTuple):
    """A place, in points from the top left."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        """Return the point, shifted."""
        return Point(self.x + dx, self.y + dy)


class Rect(NamedTuple):
    """An upright rectangle, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def contains(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether the other lies inside, to within ``tolerance`` points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether both share more than ``tolerance`` points in each direction."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > tolerance
            and min(self.bottom, other.bottom) - max(self.y, other.y) > tolerance
        )


def around(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle that holds all; there has to be at least one."""
    every = list(rects)
    left, top = min(rect.x for rect in every), min(rect.y for rect in every)
    return Rect(left, top, max(rect.right for rect in every) - left, max(rect.bottom for rect in every) - top)


@dataclass(frozen=True, slots=True)
class Region:
    """The space a box may use: a width, and a height or None to grow as tall as the content needs."""

    width: float
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Insets:
    """Space on the four sides, in points."""

    top: float = 0
    right: float = 0
    bottom: float = 0
    left: float = 0

    @classmethod
    def symmetric(cls, vertical: float, horizontal: float) -> Insets:
        """Return insets with the same space above and below, and the same left and right."""
        return cls(vertical, horizontal, vertical, horizontal)
