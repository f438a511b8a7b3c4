"""Addresses as QR codes: on paper, what a link is on a screen."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Shape
from benefitgraphic.graphics.geometry import Point

_MM = 72 / 25.4
# Phones read a code from an arm's length at this width; modules smaller than that blur in print.
_LEAST = 20 * _MM
_LEAST_MODULE = 0.33 * _MM
# What must stay white around a code, in modules (ISO/IEC 18004, 6.3.8).
_QUIET = 4
# Black alone: a press prints it with one ink, so that nothing can be out of register.
_BLACK = "#000000"

LONGEST = 2331
"""The most bytes of a code at level M, in its largest version (ISO/IEC 18004, table 7)."""


def least_side(text: str) -> float:
    """Return the least width of a text's code, in points, without what must stay white around it."""
    return max(_LEAST, len(_modules(text)) * _LEAST_MODULE)


def quiet_zone(text: str, side: float) -> float:
    """Return the width that must stay white on each side of a text's code, in points."""
    return _QUIET * side / len(_modules(text))


def code(text: str, side: float) -> Frame:
    """Draw a text's code as a square of dark modules, to stand on white.

    Args:
        text: at most `LONGEST` bytes.
        side: in points.
    """
    rows = _modules(text)
    runs = [(x, y, end, y + 1) for y, row in enumerate(rows) for x, end in _runs(row)]
    points = [[(x, y), (end, y), (end, below), (x, below), (x, y)] for x, y, end, below in runs]
    corners = np.array(points, dtype=float).reshape(-1, 2) * (side / len(rows))
    outline = paths.path(corners, [paths.M, paths.L, paths.L, paths.L, paths.Z] * len(runs))
    return Frame(side, side, ((Point(0, 0), Shape(outline, fill=_BLACK, pictured=True)),))


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Where dark modules begin and end."""
    x = 0
    for dark, run in itertools.groupby(row):
        end = x + len(list(run))
        if dark:
            yield x, end
        x = end


@lru_cache(maxsize=64)
def _modules(text: str) -> tuple[bytes, ...]:
    """Return the code's rows, a byte per module, 1 where it is dark; the same for the same text."""
    import segno  # only paper needs it

    made = segno.make(text, error="m", boost_error=False, micro=False, encoding="utf-8")
    return tuple(bytes(row) for row in made.matrix)
