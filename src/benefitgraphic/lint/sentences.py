"""Where a text's sentences begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

# It begins at the first of several marks, and looks only a few characters ahead: no text takes long.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»)]*+\s++(?=\W{0,4}[A-ZÀ-Ý{\d])")


def sentence_bounds(text: str) -> tuple[int, ...]:
    """Where sentences begin, and where the last one ends, counted in characters from 0."""
    return (0, *(found.end() for found in _END.finditer(text)), len(text))


def sentence_around(bounds: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a piece begins and ends; ``bounds``: those of the whole text."""
    last = len(bounds) - 1
    return bounds[bisect_right(bounds, start, 0, last) - 1], bounds[min(bisect_left(bounds, end), last)]
