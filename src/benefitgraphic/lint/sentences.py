"""Where a text's sentences begin and end."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”»)]*\s+(?=\W*[A-ZÀ-Ý{\d])")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a piece begins and ends, counted in characters from 0."""
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return max(at for at in ends if at <= start), min((at for at in ends if at >= end), default=len(text))
