"""A text to lines: its words broken only as far as its width makes them, and the breaks chosen (see `choosing`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from benefitgraphic.graphics.text import verbatim
from benefitgraphic.graphics.text.breaking import Break, Piece, hyphenated, loosened, shattered, untied
from benefitgraphic.graphics.text.choosing import SLACK, WidthMeasure, choose, lines_needed

Breaker = Callable[[Piece], tuple[Piece, ...]]
"""A way to break a piece."""
_TYPED: tuple[Breaker, ...] = tuple(
    partial(loosened, places=places) for places in (verbatim.joints, verbatim.hyphens, verbatim.humps)
)

# Nobody types an address of so many lines: full lines then matter more than where they end.
_MOST_TYPED = 6
# A line this empty (of a paragraph without hyphens) is worth a hyphen; not in a note of two lines.
_RAGGED = 0.42
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without the space at its end, and the break taken after it."""

    text: str
    after: Break


def drawn(line: Line) -> str:
    """Return a line as drawn: its text, and the hyphen that its break adds."""
    return line.text + ("-" if line.after is Break.SOFT else "")


def break_lines(
    pieces: Sequence[Piece], width: float, measure: WidthMeasure, language: str, *, balance: bool, hyphenate: bool
) -> tuple[Line, ...]:
    """Return the lines of a text, none wider than ``width`` points.

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
        if measure(whole.text) + SLACK <= width:
            lines.append(whole)
            continue
        fitted = [part for piece in block for part in _fitted(piece, width, measure, language)]
        chosen = _chosen(fitted, width, measure, balance)
        if hyphenate and not balance and len(chosen) >= _FEWEST and _is_ragged(chosen, width, measure):
            loose = [h for piece in fitted for part in loosened(piece) for h in hyphenated(part, language)]
            broken = _chosen(loose, width, measure, balance)
            chosen = broken if len(broken) >= _FEWEST else chosen
        lines += chosen
    return tuple(lines)


def _blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    blocks: list[list[Piece]] = [[]]
    for piece in pieces:
        blocks[-1].append(piece)
        if piece.after is Break.FORCED:
            blocks.append([])
    return [block for block in blocks if block]


def _fitted(piece: Piece, width: float, measure: WidthMeasure, language: str) -> list[Piece]:
    """Break the piece as gently as its width allows; what is typed, into as few lines as possible."""
    if _piece_width(piece, measure) <= width:
        return [piece]
    parts = [piece]
    cuts: tuple[Breaker, ...] = (untied, *_TYPED, partial(hyphenated, language=language), shattered)
    for cut in cuts:
        if all(_piece_width(part, measure) <= width for part in parts):
            break
        parts = [
            smaller for part in parts for smaller in (cut(part) if _piece_width(part, measure) > width else (part,))
        ]
    for cut in _TYPED if len(parts) > 1 and all(part.is_verbatim for part in parts) else ():
        finer = [smaller for part in parts for smaller in cut(part)]
        if lines_needed(finer, width, measure) < lines_needed(parts, width, measure):
            parts = finer
    if _piece_width(piece, measure) > _MOST_TYPED * width:
        parts = [smaller for part in parts for smaller in (shattered(part) if part.is_verbatim else (part,))]
    return parts


def _piece_width(piece: Piece, measure: WidthMeasure) -> float:
    return measure(piece.text + ("-" if piece.after is Break.SOFT else "")) + SLACK


def _is_ragged(lines: Sequence[Line], width: float, measure: WidthMeasure) -> bool:
    return any(1 - measure(line.text) / width > _RAGGED for line in lines[:-1])


def _chosen(pieces: Sequence[Piece], width: float, measure: WidthMeasure, balance: bool) -> list[Line]:
    starts = choose(pieces, width, measure, balance=balance)
    return [_join(pieces[i:j]) for i, j in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def _join(pieces: Sequence[Piece]) -> Line:
    text = "".join(p.text + (" " if p.after is Break.SPACE else "") for p in pieces[:-1]) + pieces[-1].text
    return Line(text, pieces[-1].after)
