"""Room for the accents of capitals under the descenders of the line above, where leading is tight."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.frame import Item, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.shaping import glyphs

Positioned = tuple[Point, Item]

# The least room between two inks, and how near they are side by side to be seen as one; in sizes.
_GAP = 0.05
_NEAR = 0.02
# From here on, in sizes between baselines, no accent meets a descender.
OPEN = 1.25

_CAPITAL = re.compile(r"[A-Z][\u0300-\u0315\u031b\u0340-\u0344]")


@dataclass(frozen=True, slots=True)
class _InkBox:
    left: float
    right: float
    top: float
    bottom: float


def moved_down(lines: Sequence[Sequence[Positioned]]) -> list[float]:
    """How far each line has to move down, in points, with those above it; none does that stands clear.

    Args:
        lines: the runs of each, placed a leading apart.
    """
    moved = [0.0] * min(len(lines), 1)
    for above, below in itertools.pairwise(lines):
        moved.append(moved[-1] + (_missing(above, below) if _has_accent(below) else 0.0))
    return moved


def _has_accent(line: Sequence[Positioned]) -> bool:
    said = "".join(run.text for _, run in line if isinstance(run, TextRun))
    return not said.isascii() and bool(_CAPITAL.search(unicodedata.normalize("NFD", said)))


def _missing(above: Sequence[Positioned], below: Sequence[Positioned]) -> float:
    size = max(run.size for _, run in below if isinstance(run, TextRun))
    near = size * _NEAR
    meeting = (
        low.top - high.bottom
        for high, low in itertools.product(_inks(above), _inks(below))
        if high.left - near < low.right and low.left - near < high.right
    )
    return max(0.0, size * _GAP - min(meeting, default=size))


def _inks(line: Sequence[Positioned]) -> Iterator[_InkBox]:
    for at, run in line:
        if isinstance(run, TextRun):
            for glyph in glyphs(run.text, run.font, run.language, backwards=run.backwards):
                xs, ys = (glyph.vertices[:, axis] * run.size for axis in (0, 1))
                x, y = at.x + glyph.x * run.size, at.y + glyph.y * run.size
                yield _InkBox(x + xs.min(), x + xs.max(), y + ys.min(), y + ys.max())
