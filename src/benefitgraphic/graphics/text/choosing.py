"""Which breaks are taken: the lines of a paragraph chosen together, not one by one.

After Knuth and Plass, "Breaking paragraphs into lines" (1981), for ragged text: the badness of a line is the square of
the share of its width left empty, and every unwelcome break has a price.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.text.breaking import Break, Piece
from benefitgraphic.graphics.text.ties import Tie

WidthMeasure = Callable[[str], float]
"""Width of a text in points."""

_PRICE = {
    Break.FORCED: 0.0,
    Break.SPACE: 0.0,
    Break.JOINT: 0.15,
    Break.SOFT: 0.2,
    Break.EMERGENCY: 0.5,
    Break.END: 0.0,
}
# What is torn where a break is taken, in a text and in a heading.
_TORN = {Tie.NONE: 0.0, Tie.LOOSE: 0.012, Tie.CLOSE: 0.3, Tie.FIRM: 4.0}
_TORN_IN_HEADING = {Tie.NONE: 0.0, Tie.LOOSE: 0.08, Tie.CLOSE: 0.3, Tie.FIRM: 4.0}
# A word broken at its hyphen in a heading: only where there is no other way, on another line if need be.
_JOINT_IN_HEADING = 12.0
_ANOTHER_LINE = 1.0
# A word alone on the last line costs more than any rag; a last line under a third, as much as a very bad one.
_LONELY = 6.0
_SHORT = 0.5
_THIRD = 1 / 3
# A line of a heading that ends in a little word, and a first line that is nothing but one.
_DANGLING = 0.08
_DANGLING_FIRST = 9.0
_LITTLE = 3
# Headings of more pieces than this are no headings, and are filled like texts.
_MOST_BALANCED = 120
# Widths are sums of pieces measured apart; what kerning across a space may add.
SLACK = 0.05


def choose(pieces: Sequence[Piece], width: float, measure: WidthMeasure, *, balance: bool) -> list[int]:
    """Return the index of each line's first piece.

    Args:
        pieces: none wider than a line, unless it has to be one.
        width: of a line, in points.
        measure: width of a text in points.
        balance: lines of about one length, for headings; else full lines and a free last one.
    """
    ruler = _ruler(pieces, measure)
    if balance and len(pieces) <= _MOST_BALANCED:
        return _balanced(pieces, width, ruler)
    return _filled(pieces, width, ruler)


def lines_needed(pieces: Sequence[Piece], width: float, measure: WidthMeasure) -> int:
    """Return the smallest number of lines that the pieces take."""
    return len(_greedy(len(pieces), width, _ruler(pieces, measure)))


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Where each piece would start and end if all stood on one endless line; ends with the hyphen of their break."""

    starts: Sequence[float]
    ends: Sequence[float]

    def line_width(self, i: int, j: int) -> float:
        """Width of a line of the pieces i to j - 1."""
        return self.ends[j - 1] - self.starts[i]


def _ruler(pieces: Sequence[Piece], measure: WidthMeasure) -> _Ruler:
    space, hyphen = measure(" "), measure("-")
    starts, ends = [0.0], []
    for piece in pieces:
        end = starts[-1] + measure(piece.text)
        ends.append(end + (hyphen if piece.after is Break.SOFT else 0.0))
        starts.append(end + (space if piece.after is Break.SPACE else 0.0))
    return _Ruler(starts, ends)


def _is_lonely(pieces: Sequence[Piece], i: int, j: int) -> bool:
    """Whether the last line, pieces i to j - 1, would hold a single word or a part of one."""
    return i > 0 and not any(p.after is Break.SPACE for p in pieces[i : j - 1])


def _filled(pieces: Sequence[Piece], width: float, ruler: _Ruler) -> list[int]:
    count = len(pieces)
    best = [0.0] + [math.inf] * count
    start_of = [0] * (count + 1)
    for j in range(1, count + 1):
        price = _PRICE[pieces[j - 1].after] + _TORN[pieces[j - 1].tie]
        for i in range(j - 1, -1, -1):
            line = ruler.line_width(i, j)
            if line + SLACK > width and j - i > 1:
                break
            cost = best[i] + price
            if j == count:
                cost += _last_line(pieces, i, j, line / width)
            elif line < width:
                cost += (1 - line / width) ** 2
            if cost < best[j]:
                best[j], start_of[j] = cost, i
    starts = []
    j = count
    while j > 0:
        j = start_of[j]
        starts.append(j)
    return starts[::-1]


def _last_line(pieces: Sequence[Piece], i: int, j: int, share: float) -> float:
    """Return the cost of a text's last line, pieces i to j - 1, which fills this share of the measure."""
    if _is_lonely(pieces, i, j):
        return _LONELY
    if i > 0 and share < _THIRD:
        return _SHORT + _THIRD - share
    return 0.001  # of equals, the one with fewer lines


def _balanced(pieces: Sequence[Piece], width: float, ruler: _Ruler) -> list[int]:
    """Fewest lines first, then lines of one length; another line rather than a word torn at its hyphen."""
    fewest = len(_greedy(len(pieces), width, ruler))
    cost, starts = _evenly(pieces, width, ruler, fewest)
    if cost > _ANOTHER_LINE:
        dearer, more = _evenly(pieces, width, ruler, fewest + 1)
        starts = more if dearer + _ANOTHER_LINE < cost else starts
    return starts


def _evenly(pieces: Sequence[Piece], width: float, ruler: _Ruler, lines: int) -> tuple[float, list[int]]:
    """Return the cost and breaks of the best lines of this number; the cost is infinite with too few pieces."""
    count = len(pieces)
    ideal = ruler.line_width(0, count) / lines
    prices = [_heading_price(pieces, j) for j in range(count)]
    best = {(0, 0): (0.0, 0)}
    for k in range(1, lines + 1):
        for j in range(1, count + 1):
            for i in range(j - 1, -1, -1):
                line = ruler.line_width(i, j)
                if line + SLACK > width and j - i > 1:
                    break
                if (i, k - 1) not in best:
                    continue
                cost = best[i, k - 1][0] + prices[j - 1] + ((line - ideal) / width) ** 2
                if j == count and _is_lonely(pieces, i, j):
                    cost += _LONELY
                if (j, k) not in best or cost < best[j, k][0]:
                    best[j, k] = (cost, i)
    if (count, lines) not in best:
        return math.inf, []
    starts = []
    j = count
    for k in range(lines, 0, -1):
        j = best[j, k][1]
        starts.append(j)
    return best[count, lines][0], starts[::-1]


def _heading_price(pieces: Sequence[Piece], index: int) -> float:
    """Return the cost of a heading's line that ends with this piece."""
    piece = pieces[index]
    if piece.after is Break.END:
        return 0.0
    price = _PRICE[piece.after]
    if piece.after is Break.JOINT and not piece.is_verbatim:
        price = _JOINT_IN_HEADING
    little = _DANGLING_FIRST if index == 0 else _DANGLING
    return price + max(_TORN_IN_HEADING[piece.tie], little if len(piece.text) <= _LITTLE else 0.0)


def _greedy(count: int, width: float, ruler: _Ruler) -> list[int]:
    starts = [0]
    for j in range(1, count + 1):
        if j - starts[-1] > 1 and ruler.line_width(starts[-1], j) + SLACK > width:
            starts.append(j - 1)
    return starts
