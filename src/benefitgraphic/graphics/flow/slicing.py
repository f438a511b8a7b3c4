"""Where a tall picture is cut into slices, for mail programs that lose what is too tall. Pure geometry."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.frame import Frame, Group, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import PX, Rect

TALLEST = 1600
"""The most CSS px that a slice should have: classic Outlook shows nothing of a picture below 1728, at some screen
resolutions a little less."""

# What a slice should have, in CSS px. A cut's price is in the same unit as what a slice costs that isn't so tall: the
# square of the difference.
_AIM = 1000
# Where a section begins, a slice may well be 450 px off, so that each is about one thing, and so are its words.
_SECTION = -(450.0**2)
# What is to be apart, is.
_APART = -1e7
# A heading stays with what it heads, unless both together are too tall.
_AFTER_HEADING = 1e7
# No slice is too tall where there is any way out.
_TOO_TALL = 1e9
# Inside a block: each ground that a cut crosses, and each px (squared) that the space around it lacks of a wide one.
_INSIDE, _GROUND, _NARROW = 50_000.0, 100_000.0, 300.0
_WIDE = 24
# Edges may be moved by half a pixel when they are painted; a card's border is this wide at most.
_SNAP, _EDGE = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block where it stands in a picture.

    Attributes:
        key: of its section.
        top: in points.
        bottom: in points.
        keep: it should stay with the next one.
        apart: it should be cut off from the next one.
    """

    key: str
    top: float
    bottom: float
    keep: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a picture from edge to edge.

    Attributes:
        name: its number from the top, and its key: "02-benefits".
        key: of the section that its first block belongs to.
        top: its first row, in CSS px.
        bottom: the row after its last, in CSS px.
    """

    name: str
    key: str
    top: int
    bottom: int

    @property
    def height(self) -> int:
        """In CSS px."""
        return self.bottom - self.top

    @property
    def is_too_tall(self) -> bool:
        """Whether nothing in it could be cut without cutting through something that is read."""
        return self.height > TALLEST


def slices(frame: Frame, pieces: Sequence[PlacedBlock]) -> tuple[Slice, ...]:
    """Return the slices of a picture, from the top, which make up the whole; none if no blocks are known.

    Cuts stand in the middle of the spaces between blocks, and inside a block only where it is too tall itself.
    """
    if not pieces:
        return ()
    height = round(frame.height / PX)
    prices = _between(pieces)
    edges = [0, *sorted(prices), height]
    for top, bottom in itertools.pairwise(edges):
        if bottom - top > TALLEST:
            prices |= _inside(frame, top, bottom)
    found = []
    for number, (top, bottom) in enumerate(itertools.pairwise(_cheapest(prices, height)), start=1):
        key = next((piece.key for piece in pieces if piece.bottom > top * PX), pieces[-1].key)
        found.append(Slice(f"{number:02d}-{key}", key, top, bottom))
    return tuple(found)


def _cheapest(prices: dict[int, float], height: int) -> list[int]:
    """Return the cuts that cost least together, and the two ends (dynamic programming over where to cut last)."""
    rows = [0, *sorted(row for row in prices if 0 < row < height), height]
    least = [0.0]
    before = [0]
    for end in range(1, len(rows)):
        best, at = math.inf, end - 1
        for start in range(end - 1, -1, -1):
            tall = rows[end] - rows[start]
            if tall > TALLEST and start < end - 1:
                break
            cost = least[start] + prices.get(rows[start], 0.0) + float(tall - _AIM) ** 2
            cost += _TOO_TALL if tall > TALLEST else 0.0
            if cost < best:
                best, at = cost, start
        least.append(best)
        before.append(at)
    chosen = [len(rows) - 1]
    while chosen[-1]:
        chosen.append(before[chosen[-1]])
    return [rows[index] for index in reversed(chosen)]


def _between(pieces: Sequence[PlacedBlock]) -> dict[int, float]:
    """Cuts between blocks, and what each costs."""
    prices = {}
    for upper, lower in itertools.pairwise(pieces):
        row = _middle(upper.bottom / PX + _SNAP, lower.top / PX - _SNAP)
        if row is not None:
            wanted = _APART if upper.apart else _SECTION if upper.key != lower.key else 0.0
            prices[row] = _AFTER_HEADING if upper.keep else wanted
    return prices


def _middle(low: float, high: float) -> int | None:
    """Return the whole number nearest to the middle between two numbers, if one lies between them."""
    least, most = math.ceil(low), math.floor(high)
    return min(max(round((low + high) / 2), least), most) if least <= most else None


def _inside(frame: Frame, top: int, bottom: int) -> dict[int, float]:
    """Cuts in a stretch that is too tall, where a line meets nothing but grounds, and what each costs."""
    grounds, others = _told_apart(frame, top * PX, bottom * PX)
    taken = [(rect.y / PX - _SNAP, rect.bottom / PX + _SNAP) for rect in others]
    taken += [(edge / PX - _EDGE, edge / PX + _EDGE) for rect in grounds for edge in (rect.y, rect.bottom)]
    taken.sort()
    prices = {}
    # Above all that is painted, and below it, is part of the spaces that have their cuts already.
    free_from = taken[0][1] if taken else 0.0
    for low, high in taken[1:]:
        row = _middle(free_from, low)
        if row is not None:
            crossed = sum(rect.y < row * PX < rect.bottom for rect in grounds)
            narrow = max(0.0, _WIDE - (low - free_from))
            prices[row] = _INSIDE + _GROUND * crossed + _NARROW * narrow**2
        free_from = max(free_from, high)
    return prices


def _told_apart(frame: Frame, top: float, bottom: float) -> tuple[list[Rect], list[Rect]]:
    """Of what stands between two heights (in points): grounds, which hold lines of text, and everything else."""
    placed = [
        (item, rect)
        for at, item in frame.walk()
        if not isinstance(item, Group) and (rect := item_rect(at, item)).bottom > top and rect.y < bottom
    ]
    texts = [(index, rect) for index, (item, rect) in enumerate(placed) if isinstance(item, TextRun)]
    grounds: list[Rect] = []
    others: list[Rect] = []
    for index, (item, rect) in enumerate(placed):
        upright = isinstance(item, Shape) and item.crisp and item.fill is not None and item.stroke is None
        (grounds if upright and _holds_lines(rect, texts, index) else others).append(rect)
    return grounds, others


def _holds_lines(ground: Rect, texts: Sequence[tuple[int, Rect]], after: int) -> bool:
    """Whether two lines of text or more are painted on it: a bar has one at most."""
    first = None
    for index, rect in texts:
        if index > after and ground.contains(rect):
            if first is not None and abs(rect.y - first) > 1:
                return True
            first = rect.y
    return False
