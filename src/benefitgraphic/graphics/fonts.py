"""Font files: opened by path, never looked up by name, and asked which characters they have."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matplotlib.ft2font import FT2Font

# The size at which faces are measured: large, so that FreeType's 1/64 steps are far below what is seen.
UNITS = 1000


class FontProblem(ValueError):
    """A font file that can't be used; the message says why in plain words."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Font:
    """One font file.

    Attributes:
        path: where the file is.
        name: its PostScript name, which is the same on every machine.
    """

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family in several weights, and the fonts that stand in for characters it lacks.

    Attributes:
        weights: (weight 100 to 900, font), ascending.
        fallbacks: (weight, font), ascending.
    """

    weights: tuple[tuple[int, Font], ...]
    fallbacks: tuple[tuple[int, Font], ...] = ()

    def candidates(self, weight: int) -> tuple[Font, ...]:
        """The fonts to try for a weight: the nearest of the family, then the nearest stand-in."""
        return tuple(
            min(fonts, key=lambda pair: (abs(pair[0] - weight), -pair[0]))[1]
            for fonts in (self.weights, self.fallbacks)
            if fonts
        )


def open_font(path: Path) -> Font:
    """A font from a file with TrueType outlines.

    Raises:
        FontProblem: the file is missing, is no font, holds outlines that can't be embedded in a PDF as they are, or
            says that its licence doesn't let it be embedded.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise FontProblem(path, f"the font file {path.name} can't be read: {error.strerror}") from error
    if head not in (b"\x00\x01\x00\x00", b"true"):
        raise FontProblem(path, f"{path.name} is not a TrueType font (.ttf), which alone can be embedded in the PDF")
    try:
        opened = _open(str(path))
    except (RuntimeError, OSError) as error:
        raise FontProblem(path, f"{path.name} is damaged: it can't be opened as a font") from error
    if _is_locked(opened):
        raise FontProblem(path, f"{path.name} says that its licence doesn't let parts of it be embedded in a PDF")
    return Font(str(path), opened.postscript_name)


# OpenType OS/2, fsType: restricted licence (alone among the first four bits), no subsetting, bitmaps only.
_USE, _RESTRICTED, _WHOLE_OR_BITMAPS = 0x000F, 0x0002, 0x0300


def _is_locked(opened: FT2Font) -> bool:
    table = opened.get_sfnt_table("OS/2")
    rights = table["fsType"] if table else 0
    return rights & _USE == _RESTRICTED or bool(rights & _WHOLE_OR_BITMAPS)


@lru_cache(maxsize=64)
def _open(path: str) -> FT2Font:
    face = FT2Font(path)
    face.set_size(UNITS, 72)
    return face


if hasattr(os, "register_at_fork"):
    # A face reads from its open file as it goes; a process and its child would read from one position.
    os.register_at_fork(after_in_child=_open.cache_clear)


def face(font: Font) -> FT2Font:
    """The opened font at `UNITS` points to the em, 72 dpi."""
    return _open(font.path)


@lru_cache(maxsize=64)
def characters(font: Font) -> frozenset[str]:
    """The characters the font has glyphs for."""
    return frozenset(chr(code) for code in face(font).get_charmap())


@lru_cache(maxsize=64)
def _metrics(font: Font) -> tuple[float, float, float, float]:
    opened = face(font)
    em = opened.units_per_EM
    table = opened.get_sfnt_table("OS/2")
    if table is None:  # a font for old systems: what it says of its lines, and what is usual
        return opened.ascender / em, -opened.descender / em, 0.66, 0.48
    ascent, descent = table["sTypoAscender"] / em, -table["sTypoDescender"] / em
    # Before version 2 of the table there were no heights of letters in it.
    return ascent, descent, table.get("sCapHeight", 0.66 * em) / em, table.get("sxHeight", 0.48 * em) / em


def extents(font: Font, size: float) -> tuple[float, float]:
    """Typographic ascent and descent in points, both positive (OpenType OS/2: sTypoAscender, sTypoDescender)."""
    ascent, descent, _, _ = _metrics(font)
    return ascent * size, descent * size


def cap_height(font: Font, size: float) -> float:
    """Height of capitals and figures above the baseline, in points (OpenType OS/2: sCapHeight)."""
    return _metrics(font)[2] * size


def x_height(font: Font, size: float) -> float:
    """Height of small letters above the baseline, in points (OpenType OS/2: sxHeight)."""
    return _metrics(font)[3] * size
