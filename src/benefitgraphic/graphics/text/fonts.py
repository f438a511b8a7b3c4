"""Font files: opened by path, never looked up by name, and asked which characters they have."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

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
        stamp: when it was changed (ns), and its size in bytes: another file in its place is another font.
    """

    path: str
    name: str
    stamp: tuple[int, int]

    def __hash__(self) -> int:
        # Fonts and typefaces are in the key of all that is kept of texts: a path alone says nearly as much.
        return hash(self.path)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family in several weights, and the fonts that stand in for characters it lacks.

    Attributes:
        weights: (weight 100 to 900, font), ascending.
        fallbacks: (weight, font), ascending.
    """

    weights: tuple[tuple[int, Font], ...]
    fallbacks: tuple[tuple[int, Font], ...] = ()

    def __hash__(self) -> int:
        return hash(self.weights[0][1].path)

    def candidates(self, weight: int) -> tuple[Font, ...]:
        """Return the fonts to try for a weight: the nearest of the family, then the nearest stand-in."""
        return tuple(
            min(fonts, key=lambda pair: (abs(pair[0] - weight), -pair[0]))[1]
            for fonts in (self.weights, self.fallbacks)
            if fonts
        )


# No font has this many bytes.
_LARGEST = 500_000_000
# OpenType, "Table directory": version and number of tables; of each, its tag, checksum, offset and length.
_HEAD, _TABLE = struct.Struct(">4sHHHH"), struct.Struct(">4sLLL")


def open_font(path: Path) -> Font:
    """Return a font from a file with TrueType outlines.

    Raises:
        FontProblem: the file is missing, is no font, holds outlines that can't be embedded in a PDF as they are, or
            says that its licence doesn't let it be embedded.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD.size)
            tables = file.read(_TABLE.size * _HEAD.unpack(head)[1]) if len(head) == _HEAD.size else b""
            stat = os.fstat(file.fileno())
    except OSError as error:
        raise FontProblem(path, f"the font file {path.name} can't be read: {error.strerror}") from error
    if head[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise FontProblem(path, f"{path.name} is not a TrueType font (.ttf), which alone can be embedded in the PDF")
    whole = len(tables) - len(tables) % _TABLE.size
    ends = [start + length for _, _, start, length in _TABLE.iter_unpack(tables[:whole])]
    if max(ends, default=0) > _LARGEST:
        raise FontProblem(path, f"{path.name} is damaged: its parts can't be found in it")
    if max(ends, default=0) > stat.st_size:
        said = f"it has {stat.st_size:,} bytes, and should have at least {max(ends):,}"
        raise FontProblem(path, f"{path.name} is damaged: it was cut short, as by a broken download; {said}")
    stamp = (stat.st_mtime_ns, stat.st_size)
    try:
        opened = _open(str(path), stamp)
    except (RuntimeError, OSError) as error:
        raise FontProblem(path, f"{path.name} is damaged: it can't be opened as a font") from error
    if _is_locked(opened):
        raise FontProblem(path, f"{path.name} says that its licence doesn't let parts of it be embedded in a PDF")
    return Font(str(path), opened.postscript_name, stamp)


# OpenType OS/2, fsType: restricted licence (alone among the first four bits), no subsetting, bitmaps only.
_USE, _RESTRICTED, _WHOLE_OR_BITMAPS = 0x000F, 0x0002, 0x0300


def _is_locked(opened: FT2Font) -> bool:
    table = opened.get_sfnt_table("OS/2")
    rights = table["fsType"] if table else 0
    return rights & _USE == _RESTRICTED or bool(rights & _WHOLE_OR_BITMAPS)


@lru_cache(maxsize=64)
def _open(path: str, _stamp: tuple[int, int]) -> FT2Font:
    face = FT2Font(path)
    face.set_size(UNITS, 72)
    return face


if hasattr(os, "register_at_fork"):
    # A face reads from its open file as it goes; a process and its child would read from one position.
    os.register_at_fork(after_in_child=_open.cache_clear)


@contextmanager
def reading(font: Font) -> Iterator[None]:
    """While it lasts, what FreeType can't read in a font is a `FontProblem`."""
    try:
        yield
    except (RuntimeError, ValueError, OverflowError) as error:
        path = Path(font.path)
        raise FontProblem(path, f"{path.name} is damaged: not all of its letters can be read") from error


def face(font: Font) -> FT2Font:
    """Return the opened font at `UNITS` points to the em, 72 dpi."""
    return _open(font.path, font.stamp)


@lru_cache(maxsize=64)
def characters(font: Font) -> frozenset[str]:
    """Return the characters the font has glyphs for."""
    with reading(font):
        return frozenset(chr(code) for code in face(font).get_charmap())


# Of the em, in most fonts.
_USUAL_CAP_HEIGHT, _USUAL_X_HEIGHT = 0.66, 0.48


@lru_cache(maxsize=64)
def _metrics(font: Font) -> tuple[float, float, float, float]:
    opened = face(font)
    em = opened.units_per_EM or UNITS
    table: Mapping[str, Any] = opened.get_sfnt_table("OS/2") or {}  # fonts for old systems have none
    ascent, descent = table.get("sTypoAscender", 0) / em, -table.get("sTypoDescender", 0) / em
    if ascent <= 0:
        ascent, descent = opened.ascender / em, -opened.descender / em
    # Before version 2 of the table there were no heights of letters in it; some makers leave them at 0.
    cap_height, x_height = table.get("sCapHeight", 0) / em, table.get("sxHeight", 0) / em
    return ascent, descent, cap_height or _USUAL_CAP_HEIGHT, x_height or _USUAL_X_HEIGHT


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
