"""Which breaks are taken: the lines of a paragraph chosen together, not one by one.

After Knuth and Plass, "Breaking paragraphs into lines" (1981), for ragged text: the badness of a line is the square of
the share of its width left empty, and every unwelcome break has a price.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from benefitgraphic.graphics import verbatim
from benefitgraphic.graphics.breaking import Break, Piece, hyphenated, loosened, shattered, untied

Measure = Callable[[str], float]

_PRICE = {
    Break.FORCED: 0.0,
    Break.SPACE: 0.0,
    Break.JOINT: 0.15,
    Break.SOFT: 0.2,
    Break.EMERGENCY: 0.5,
    Break.END: 0.0,
}
# Nobody types an address of so many lines: full lines then matter more than where they end.
_MOST_TYPED = 6
# A word alone on the last line costs more than any rag.
_LONELY = 6.0
# A line of a heading that ends in a little word, and a first line that is nothing but one.
_DANGLING = 0.08
_DANGLING_FIRST = 9.0
_LITTLE = 3
# Headings of more pieces than this are no headings, and are filled like texts.
_MOST_BALANCED = 120
# A line this empty (of a paragraph without hyphens) is worth a hyphen; not in a note of two lines.
_RAGGED = 0.42
_FEWEST = 3
# Widths are sums of pieces measured apart; what kerning across a space may add.
_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without the space at its end, and the break taken after it."""

    text: str
    after: Break


def drawn(line: Line) -> str:
    """What is drawn of a line: its text, and the hyphen that its break adds."""
    return line.text + ("-" if line.after is Break.SOFT else "")


def break_lines(
    pieces: Sequence[Piece], width: float, measure: Measure, language: str, *, balance: bool, hyphenate: bool
) -> tuple[Line, ...]:
    """The lines of a text, none wider than ``width`` points.

    Args:
        pieces: the text, cut at its opportunities.
        width: in points.
        measure: width of a text in points.
        language: BCP 47, for the hyphenation dictionary.
        balance: lines of about one length, for headings; else full lines and a free last one.
        hyphenate: whether words that would fit may be hyphenated where the rag is bad; words wider than the line are
            always broken.
    """
    lines: list[Line] = []
    for block in _blocks(pieces):
        whole = _join(block)
        if measure(whole.text) + _SLACK <= width:
            lines.append(whole)
            continue
        fitted = [part for piece in block for part in _fitted(piece, width, measure, language)]
        chosen = _choose(fitted, width, measure, balance)
        if hyphenate and not balance and len(chosen) >= _FEWEST and _is_ragged(chosen, width, measure):
            loose = [h for piece in fitted for part in loosened(piece) for h in hyphenated(part, language)]
            chosen = _choose(loose, width, measure, balance)
        lines += chosen
    return tuple(lines)


def _blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    blocks: list[list[Piece]] = [[]]
    for piece in pieces:
        blocks[-1].append(piece)
        if piece.after is Break.FORCED:
            blocks.append([])
    return [block for block in blocks if block]


def _fitted(piece: Piece, width: float, measure: Measure, language: str) -> list[Piece]:
    """The piece, broken as gently as its width allows."""
    parts = [piece]
    cuts: tuple[Callable[[Piece], tuple[Piece, ...]], ...] = (
        untied,
        *(partial(loosened, places=places) for places in (verbatim.joints, verbatim.hyphens, verbatim.humps)),
        partial(hyphenated, language=language),
        shattered,
    )
    for cut in cuts:
        if all(_piece_width(part, measure) <= width for part in parts):
            break
        parts = [
            smaller for part in parts for smaller in (cut(part) if _piece_width(part, measure) > width else (part,))
        ]
    if _piece_width(piece, measure) > _MOST_TYPED * width:
        parts = [smaller for part in parts for smaller in (shattered(part) if part.is_verbatim else (part,))]
    return parts


def _piece_width(piece: Piece, measure: Measure) -> float:
    return measure(piece.text + ("-" if piece.after is Break.SOFT else "")) + _SLACK


def _is_ragged(lines: Sequence[Line], width: float, measure: Measure) -> bool:
    return any(1 - measure(line.text) / width > _RAGGED for line in lines[:-1])


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Where each piece would start and end if all stood on one endless line; ends with the hyphen of their break."""

    starts: Sequence[float]
    ends: Sequence[float]

    def line_width(self, i: int, j: int) -> float:
        """Width of a line of the pieces i to j - 1."""
        return self.ends[j - 1] - self.starts[i]

    def fits(self, i: int, j: int, width: float) -> bool:
        """Whether they are a line; a single piece has to be one."""
        return j - i == 1 or self.line_width(i, j) + _SLACK <= width


def _ruler(pieces: Sequence[Piece], measure: Measure) -> _Ruler:
    space, hyphen = measure(" "), measure("-")
    starts, ends = [0.0], []
    for piece in pieces:
        end = starts[-1] + measure(piece.text)
        ends.append(end + (hyphen if piece.after is Break.SOFT else 0.0))
        starts.append(end + (space if piece.after is Break.SPACE else 0.0))
    return _Ruler(starts, ends)


def _choose(pieces: Sequence[Piece], width: float, measure: Measure, balance: bool) -> list[Line]:
    count = len(pieces)
    ruler = _ruler(pieces, measure)
    balance = balance and count <= _MOST_BALANCED
    starts = _balanced(pieces, width, ruler) if balance else _filled(pieces, width, ruler)
    return [_join(pieces[i:j]) for i, j in zip(starts, [*starts[1:], count], strict=True)]


def _is_lonely(pieces: Sequence[Piece], i: int, j: int) -> bool:
    """Whether the last line, pieces i to j - 1, would hold a single word or a part of one."""
    return i > 0 and not any(p.after is Break.SPACE for p in pieces[i : j - 1])


def _filled(pieces: Sequence[Piece], width: float, ruler: _Ruler) -> list[int]:
    count = len(pieces)
    best = [0.0] + [math.inf] * count
    start_of = [0] * (count + 1)
    for j in range(1, count + 1):
        price = _PRICE[pieces[j - 1].after]
        for i in range(j - 1, -1, -1):
            if not ruler.fits(i, j, width):
                break
            cost = best[i] + price
            if j < count:
                cost += max(0.0, 1 - ruler.line_width(i, j) / width) ** 2
            elif _is_lonely(pieces, i, j):
                cost += _LONELY
            else:
                cost += 0.001  # of equals, the one with fewer lines
            if cost < best[j]:
                best[j], start_of[j] = cost, i
    starts = []
    j = count
    while j > 0:
        j = start_of[j]
        starts.append(j)
    return starts[::-1]


def _balanced(pieces: Sequence[Piece], width: float, ruler: _Ruler) -> list[int]:
    count = len(pieces)
    # Fewest lines first, then lines of one length.
    lines_needed = len(_greedy(count, width, ruler))
    ideal = ruler.line_width(0, count) / lines_needed
    best = {(0, 0): (0.0, 0)}
    for k in range(1, lines_needed + 1):
        for j in range(1, count + 1):
            for i in range(j - 1, -1, -1):
                if not ruler.fits(i, j, width):
                    break
                if (i, k - 1) not in best:
                    continue
                cost = best[i, k - 1][0] + _PRICE[pieces[j - 1].after]
                cost += ((ruler.line_width(i, j) - ideal) / width) ** 2
                if j < count and len(pieces[j - 1].text) <= _LITTLE:
                    cost += _DANGLING_FIRST if j == 1 else _DANGLING
                if j == count and _is_lonely(pieces, i, j):
                    cost += _LONELY
                if (j, k) not in best or cost < best[j, k][0]:
                    best[j, k] = (cost, i)
    starts = []
    j, k = count, lines_needed
    while k > 0:
        j, k = best[j, k][1], k - 1
        starts.append(j)
    return starts[::-1]


def _greedy(count: int, width: float, ruler: _Ruler) -> list[int]:
    starts = [0]
    for j in range(1, count + 1):
        if not ruler.fits(starts[-1], j, width):
            starts.append(j - 1)
    return starts


def _join(pieces: Sequence[Piece]) -> Line:
    text = "".join(p.text + (" " if p.after is Break.SPACE else "") for p in pieces[:-1]) + pieces[-1].text
    return Line(text, pieces[-1].after)
