"""Tells what stands between the cells of a text file: commas, semicolons or tabs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

SPOKEN = {",": "commas", ";": "semicolons", "\t": "tabs"}
DELIMITERS = tuple(SPOKEN)
_SEP = re.compile(r'\s*"?sep=([,;\t])"?[,;\t\s]*', re.IGNORECASE)


def declared(line: str) -> str:
    """Return the delimiter that a line such as ``sep=;`` names, as Excel writes it before a table; else empty."""
    found = _SEP.fullmatch(line.lstrip("\ufeff"))
    return found[1] if found else ""


def delimiter_of(lines: Sequence[str]) -> str:
    """Return the delimiter of a file's first lines: the one that most of them have equally often, outside quotes.

    A comma when there is none.
    """
    if lines and declared(lines[0]):
        return declared(lines[0])
    counts: dict[str, Counter[int]] = {mark: Counter() for mark in DELIMITERS}
    in_quotes = False
    held = ""
    for line in lines:
        # A cell may go over several lines: its row is counted as one.
        held += line
        in_quotes ^= line.count('"') % 2 == 1
        if not in_quotes:
            _count(held, counts)
            held = ""
    if held:
        _count(held, counts)
    return max(DELIMITERS, key=lambda mark: _agreement(counts[mark]))


def _count(row: str, counts: dict[str, Counter[int]]) -> None:
    outside = "".join(row.split('"')[0::2])
    for mark, counter in counts.items():
        found = outside.count(mark)
        if found:
            counter[found] += 1


def _agreement(counter: Counter[int]) -> tuple[int, int]:
    """How many rows agree on how many cells."""
    return max(((rows, marks) for marks, rows in counter.items()), default=(0, 0))
