"""Damaged fonts of the other kinds: each is refused in words, or all of it is drawn; none ends in a traceback."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

import made_fonts
from benefitgraphic.export.font_trial import ALWAYS, try_out
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import open_font
from benefitgraphic.graphics.text.shaping import glyphs

KINDS: dict[str, tuple[Callable[[], bytes], int | None]] = {
    "cubic": (made_fonts.cubic, None),
    "variable": (made_fonts.variable, 700),
    "variable cubic": (made_fonts.variable_cubic, 700),
}
PACKED: dict[str, Callable[[], bytes]] = {
    "woff": lambda: made_fonts.packed("woff"),
    "woff2": lambda: made_fonts.packed("woff2"),
    "woff2 cubic": lambda: made_fonts.packed("woff2", made_fonts.cubic()),
    "collection": lambda: made_fonts.collection(made_fonts.latin(), made_fonts.cubic()),
}


def tables(data: bytes) -> dict[str, tuple[int, int, int]]:
    """By tag: where its entry is in the directory, where it begins, and its length."""
    count = struct.unpack(">H", data[4:6])[0]
    entries = {12 + 16 * i: struct.unpack(">4sLLL", data[12 + 16 * i : 28 + 16 * i]) for i in range(count)}
    return {tag.decode(): (at, start, length) for at, (tag, _, start, length) in entries.items()}


def damaged(data: bytes, tag: str, how: str) -> bytes:
    at, start, length = tables(data)[tag]
    changed = bytearray(data)
    if how == "without":
        changed[at : at + 4] = b"XXXX"
    elif how == "half":
        changed[at + 12 : at + 16] = struct.pack(">L", length // 2)
    elif how == "zeros":
        changed[start : start + length] = bytes(length)
    elif how == "ones":
        changed[start : start + length] = b"\xff" * length
    else:
        chance = random.Random(tag)
        for _ in range(max(1, length // 50)):
            changed[start + chance.randrange(length)] = chance.randrange(256)
    return bytes(changed)


def draws_or_refuses(path: Path, weight: int | None = None, face: str = "") -> None:
    try:
        font = open_font(path, weight=weight, face=face)
        try_out(font, ALWAYS)
    except FontProblem as problem:
        assert path.name in str(problem) and problem.hint
        return
    assert all(glyphs(character, font, "en-CA") for character in ALWAYS - {" "})


@pytest.mark.slow
@pytest.mark.parametrize("how", ["without", "half", "zeros", "ones", "odd"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_table(kind: str, how: str, tmp_path: Path) -> None:
    make, weight = KINDS[kind]
    for tag in tables(make()):
        path = tmp_path / f"{tag.strip().replace('/', '')}.otf"
        path.write_bytes(damaged(make(), tag, how))
        draws_or_refuses(path, weight)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PACKED)
def test_bytes_here_and_there(kind: str, tmp_path: Path) -> None:
    whole = PACKED[kind]()
    for number in range(60):
        chance = random.Random(number)
        changed = bytearray(whole)
        for _ in range(1 + number % 4):
            changed[chance.randrange(len(whole) if number % 2 else 400)] = chance.randrange(256)
        path = tmp_path / f"{number}.woff2"
        path.write_bytes(bytes(changed))
        draws_or_refuses(path, face="1" if kind == "collection" else "")
