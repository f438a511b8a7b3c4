"""Versions of a text side by side: short ones whole, of long ones what differs and the lines around it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST_WHOLE = 12  # lines
_AROUND = 2  # lines


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A line of a version; ``is_other``: whether the other version has something else here. None: some are left out."""

    text: str | None
    is_other: bool = False


def side_by_side(theirs: str, mine: str) -> tuple[tuple[VersionLine, ...], tuple[VersionLine, ...]]:
    """Both versions, line by line."""
    left, right = theirs.splitlines(), mine.splitlines()
    if max(len(left), len(right)) <= _MOST_WHOLE:
        return tuple(map(VersionLine, left)), tuple(map(VersionLine, right))
    groups = SequenceMatcher(None, left, right, autojunk=False).get_grouped_opcodes(_AROUND)
    found: tuple[list[VersionLine], list[VersionLine]] = [], []
    ends = 0, 0
    for group in groups:
        for side, lines in enumerate((left, right)):
            stretches = [(tag, a, b) if side == 0 else (tag, c, d) for tag, a, b, c, d in group]
            if stretches[0][1] > ends[side]:
                found[side].append(VersionLine(None))
            for tag, first, last in stretches:
                found[side].extend(VersionLine(text, tag != "equal") for text in lines[first:last])
        ends = group[-1][2], group[-1][4]
    for side, lines in enumerate((left, right)):
        if ends[side] < len(lines):
            found[side].append(VersionLine(None))
    return tuple(found[0]), tuple(found[1])
