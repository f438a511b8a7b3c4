"""Room between lines that stand close: accents of capitals and marks over and under letters meet no other ink."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Item, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.shaping import glyphs

Positioned = tuple[Point, Item]

# The least room between two inks, and how near they are side by side to be seen as one; in sizes.
_GAP = 0.05
_NEAR = 0.02
# From here on, in sizes between baselines, no accent meets a descender.
OPEN = 1.25


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
        # Without marks, ascenders stay below descenders at any leading that is used.
        may_meet = _has_marks(above) or _has_marks(below)
        moved.append(moved[-1] + (_missing(above, below) if may_meet else 0.0))
    return moved


def needed(above: Frame, below: Frame, space: float) -> float:
    """How much more than a space has to be between two frames, one below the other, for their texts to stand clear.

    Args:
        above: texts, or frames of them.
        below: likewise; both begin at the same left edge.
        space: between the frames, in points.
    """
    high = [(at, item) for at, item in above.walk() if isinstance(item, TextRun)]
    down = above.height + space
    low = [(at.moved(0, down), item) for at, item in below.walk() if isinstance(item, TextRun)]
    if not (high and low and (_has_marks(high) or _has_marks(low))):
        return 0.0
    return _missing(high, low)


def _has_marks(line: Sequence[Positioned]) -> bool:
    return not all(run.text.isascii() for _, run in line if isinstance(run, TextRun))


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
    """Yield the rectangles of all contours: an accent's is not its letter's."""
    for at, run in line:
        if not isinstance(run, TextRun):
            continue
        for glyph in glyphs(run.text, run.font, run.language, backwards=run.backwards):
            x, y = at.x + glyph.x * run.size, at.y + glyph.y * run.size
            drawn = glyph.codes != paths.Z
            starts = np.flatnonzero(glyph.codes[drawn] == paths.M)
            points = glyph.vertices[drawn] * run.size
            low, high = (reach.reduceat(points, starts) for reach in (np.minimum, np.maximum))
            for (left, top), (right, bottom) in zip(low.tolist(), high.tolist(), strict=True):
                yield _InkBox(x + left, x + right, y + top, y + bottom)
