"""Which way each letter of a text runs: the Unicode bidirectional algorithm (UAX #9) for texts without embeddings.

Isolates are followed, such as those that keep a telephone number in order. The older embeddings and overrides are
refused in what designers write, so what the algorithm says about them (X2 to X5, X7) isn't needed here; if one comes
all the same, it is passed over. The rules have their names from the standard.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

Direction = Literal["ltr", "rtl"]
"""Which way a text is read on the whole, as HTML says it."""

MARKS = frozenset("\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
"""Never drawn: marks that say which way what is beside them runs, as locale data put by figures, and isolates' ends."""

# Blocks of scripts that run from right to left, the marks that do, and what begins an isolate that does.
_TURNS = re.compile("[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
_OPENING = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI", *_OPENING})
# Kinds that have the level of the whole at a line's end (L1).
_TRAILING = frozenset({"WS", "PDI", *_OPENING, *_REMOVED})
# Characters of the same meaning are one to bracket pairs (BD16).
_CANONICAL = str.maketrans("\u2329\u232a", "\u3008\u3009")
# BidiBrackets.txt: openers that stand right before their closers, then those that don't.
_OPENERS = "(༺༼᚛⁅⁽₍⌈⌊\u2329❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨⹕⹗⹙⹛〈《「『【〔〖〘〚﹙﹛﹝｟｢"
_APART = "[]{}⦍⦐⦏⦎（）［］｛｝"
_CLOSER = {opener: chr(ord(opener) + 1) for opener in _OPENERS} | dict(zip(_APART[::2], _APART[1::2], strict=True))
_CLOSERS = frozenset(_CLOSER.values())
_DEEPEST = 63
# The highest level that an isolate may have (BD2).
_HIGHEST = 125

# What looks the other way round where a text runs from right to left (L4): brackets, quotation marks, comparisons.
_TURNED = _CLOSER | dict(zip("«‹<≤≪", "»›>≥≫", strict=True))
MIRRORED = _TURNED | {closer: opener for opener, closer in _TURNED.items()}
"""Characters that are drawn as another one in text that runs from right to left."""


def turns(text: str) -> bool:
    """Whether any of the text runs from right to left by itself."""
    return not text.isascii() and _TURNS.search(text) is not None


@lru_cache(maxsize=4096)
def levels(text: str, base: Direction) -> tuple[int, ...]:
    """Return the level of each character of a paragraph: odd ones run from right to left.

    What is removed (X9) has the level of what stands before it. Spaces at the end of a line have yet to be reset (L1),
    once lines are known.
    """
    start = 1 if base == "rtl" else 0
    if start == 0 and not turns(text):
        return (0,) * len(text)
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    found: dict[int, int] = {}
    for level, places in _sequences(kinds, start):
        around = "R" if level % 2 else "L"
        own = [kinds[index] for index in places]
        resolved = _paired([text[index] for index in places], own, _weak(own, around), around)
        resolved = _neutral(resolved, around)
        found |= {index: _level(kind, level) for index, kind in zip(places, resolved, strict=True)}
    made = itertools.accumulate(range(len(text)), lambda before, index: found.get(index, before), initial=start)
    return tuple(made)[1:]


def _sequences(kinds: Sequence[str], start: int) -> list[tuple[int, list[int]]]:
    """Return the text itself and the content of each isolate, as levels and indices (X1, X5a to X6a, X9, BD13).

    Where only isolates change levels, what stands inside of one is one sequence, whatever other isolates are in it, and
    all around it has lower levels: so it begins and ends as if in its own direction (X10).
    """
    leads = _leads(kinds) if "FSI" in kinds else {}
    opened = [(start, list[int]())]
    closed = []
    overflow = 0
    for index, kind in enumerate(kinds):
        if kind == "PDI":
            if overflow:
                overflow -= 1
            elif len(opened) > 1:
                closed.append(opened.pop())
        level, places = opened[-1]
        if kind not in _REMOVED:
            places.append(index)
        if kind in _OPENING:
            backwards = kind == "RLI" or (kind == "FSI" and leads.get(index) in ("R", "AL"))
            inside = level + (2 if level % 2 == backwards else 1)
            if inside <= _HIGHEST and not overflow:
                opened.append((inside, []))
            else:
                overflow += 1
    return [one for one in (*closed, *opened) if one[1]]


def _leads(kinds: Sequence[str]) -> dict[int, str]:
    """For each place where an isolate begins, its first letter's kind; letters of isolates in it don't count (P2)."""
    found: dict[int, str] = {}
    opened: list[int] = []
    for index, kind in enumerate(kinds):
        if kind in _OPENING:
            opened.append(index)
        elif kind == "PDI" and opened:
            opened.pop()
        elif kind in ("L", "R", "AL") and opened:
            found.setdefault(opened[-1], kind)
    return found


def of_line(text: str, found: Sequence[int], base: Direction) -> tuple[int, ...]:
    """Return a line's final levels: separators, and spaces before them or at its end, get the base level (L1)."""
    start = 1 if base == "rtl" else 0
    made = list(found)
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[index])
        if kind in ("S", "B"):
            trailing = True
        elif kind not in _TRAILING:
            trailing = False
        if trailing:
            made[index] = start
    return tuple(made)


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the indices of characters with these levels in visual order, from left to right (L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        index = 0
        while index < len(order):
            end = index
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[index:end] = order[index:end][::-1]
            index = max(end, index + 1)
    return order


def _level(kind: str, start: int) -> int:
    """I1 and I2."""
    if start % 2 == 0:
        return start + {"L": 0, "R": 1}.get(kind, 2)
    return start + (0 if kind == "R" else 1)


def _weak(kinds: list[str], around: str) -> list[str]:
    """W1 to W7: what marks and figures, and the signs by them, count as."""
    made: list[str] = []
    strong = around  # the last letter's, AL told apart
    for kind in kinds:
        if kind == "NSM":
            kind = made[-1] if made else around  # W1
        if kind in ("L", "R", "AL"):
            strong = kind
        made.append("AN" if kind == "EN" and strong == "AL" else kind)  # W2
    made = ["R" if kind == "AL" else kind for kind in made]  # W3
    for index in range(1, len(made) - 1):  # W4
        before, kind, after = made[index - 1 : index + 2]
        if before == after and ((kind in ("ES", "CS") and before == "EN") or (kind == "CS" and before == "AN")):
            made[index] = before
    for first, end in _stretches(made, frozenset({"ET"})):  # W5
        if "EN" in (*made[first - 1 : first], *made[end : end + 1]):
            made[first:end] = ["EN"] * (end - first)
    strong = around
    for index, kind in enumerate(made):
        if kind in ("ES", "ET", "CS"):
            made[index] = "ON"  # W6
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            made[index] = "L"  # W7
    return made


def _stretches(kinds: Sequence[str], of: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where what is of these kinds begins and ends."""
    index = 0
    for inside, stretch in itertools.groupby(kinds, of.__contains__):
        end = index + len(list(stretch))
        if inside:
            yield index, end
        index = end


def _as_strong(kind: str) -> str | None:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else None


def _paired(text: Sequence[str], before: Sequence[str], kinds: list[str], around: str) -> list[str]:
    """N0: both brackets of a pair run the same way, that of what they hold or of what they stand in."""
    for opener, closer in sorted(_pairs(text, kinds)):
        inside = {_as_strong(kind) for kind in kinds[opener + 1 : closer]} - {None}
        if not inside:
            continue
        runs = around
        if around not in inside:
            preceding = (_as_strong(kind) for kind in reversed(kinds[:opener]))
            # All that is left is the other way; it is followed only where what stands before runs so, too.
            runs = next(filter(None, preceding), around)
        for place in (opener, closer):
            kinds[place] = runs
            for index in range(place + 1, len(kinds)):
                if before[index] != "NSM":
                    break
                kinds[index] = runs
    return kinds


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """BD16."""
    waiting: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in _CLOSER:
            if len(waiting) == _DEEPEST:
                return
            waiting.append((_CLOSER[character].translate(_CANONICAL), index))
        elif character in _CLOSERS:
            wanted = character.translate(_CANONICAL)
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == wanted:
                    yield waiting[depth][1], index
                    del waiting[depth:]
                    break


def _neutral(kinds: list[str], around: str) -> list[str]:
    """N1 and N2: spaces and punctuation run as what stands on both sides of them, or else as the whole."""
    for first, end in _stretches(kinds, _NEUTRAL):
        left = _as_strong(kinds[first - 1]) if first else around
        right = _as_strong(kinds[end]) if end < len(kinds) else around
        kinds[first:end] = [left if left and left == right else around] * (end - first)
    return kinds
