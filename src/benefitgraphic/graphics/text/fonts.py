"""Font files: opened by path, never looked up by name, and asked which characters they have."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benefitgraphic.graphics.text.harfbuzz import Face


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
        index: of the face in the file, from 0: a collection has several.
        weight: where the weight of a variable font is set, 1 to 1000; None of a font that has but one.
    """

    path: str
    name: str
    stamp: tuple[int, int]
    index: int = 0
    weight: int | None = None

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
# OpenType OS/2: places of its fields, and how long the table is in the versions that have them.
_WEIGHT_CLASS, _RIGHTS, _TYPO, _HEIGHTS = 4, 8, 68, 86
_SFNT = (b"\x00\x01\x00\x00", b"true")


def open_font(path: Path) -> Font:
    """Return a font from a file with TrueType outlines.

    Raises:
        FontProblem: the file is missing, is no font, holds outlines that can't be embedded in a PDF as they are, or
            says that its licence doesn't let it be embedded.
    """
    data, stamp = _read(path)
    if data[:4] not in _SFNT:
        raise FontProblem(path, f"{path.name} is not a TrueType font (.ttf), which alone can be embedded in the PDF")
    tables = data[_HEAD.size : _HEAD.size + _TABLE.size * _HEAD.unpack_from(data.ljust(_HEAD.size))[1]]
    whole = len(tables) - len(tables) % _TABLE.size
    ends = [start + length for _, _, start, length in _TABLE.iter_unpack(tables[:whole])]
    if max(ends, default=0) > _LARGEST:
        raise FontProblem(path, f"{path.name} is damaged: its parts can't be found in it")
    if max(ends, default=0) > len(data):
        said = f"it has {len(data):,} bytes, and should have at least {max(ends):,}"
        raise FontProblem(path, f"{path.name} is damaged: it was cut short, as by a broken download; {said}")
    opened = _open(str(path), stamp, 0, None)
    if not (opened.glyph_count and opened.table("head")):
        raise FontProblem(path, f"{path.name} is damaged: it can't be opened as a font")
    if _is_locked(opened):
        raise FontProblem(path, f"{path.name} says that its licence doesn't let parts of it be embedded in a PDF")
    return Font(str(path), opened.postscript_name, stamp)


def _read(path: Path) -> tuple[bytes, tuple[int, int]]:
    """Return a font's file and its stamp."""
    try:
        stat = path.stat()
        if stat.st_size > _LARGEST:
            raise FontProblem(path, f"the font file {path.name} is larger than any font")
        return path.read_bytes(), (stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise FontProblem(path, f"the font file {path.name} can't be read: {error.strerror}") from error


# OpenType OS/2, fsType: restricted licence (alone among the first four bits), no subsetting, bitmaps only.
_USE, _RESTRICTED, _WHOLE_OR_BITMAPS = 0x000F, 0x0002, 0x0300


def _is_locked(opened: Face) -> bool:
    rights = _field(opened.table("OS/2"), _RIGHTS)
    return rights & _USE == _RESTRICTED or bool(rights & _WHOLE_OR_BITMAPS)


def _field(table: bytes, place: int, *, signed: bool = False) -> int:
    """Return two bytes of a table as a number; 0 where it ends before."""
    return int.from_bytes(table[place : place + 2], "big", signed=signed) if len(table) >= place + 2 else 0


@lru_cache(maxsize=64)
def _open(path: str, _stamp: tuple[int, int], index: int, weight: int | None) -> Face:
    return Face(_read(Path(path))[0], index, {} if weight is None else {"wght": weight})


def face(font: Font) -> Face:
    """Return the opened font."""
    return _open(font.path, font.stamp, font.index, font.weight)


@lru_cache(maxsize=64)
def characters(font: Font) -> frozenset[str]:
    """Return the characters the font has glyphs for."""
    return face(font).characters()


@lru_cache(maxsize=64)
def weight_class(font: Font) -> int:
    """Return how heavy the font is, 100 to 900 (OpenType OS/2: usWeightClass)."""
    return font.weight or _field(face(font).table("OS/2"), _WEIGHT_CLASS) or 400


# Of the em, in most fonts.
_USUAL_CAP_HEIGHT, _USUAL_X_HEIGHT = 0.66, 0.48


@lru_cache(maxsize=64)
def _metrics(font: Font) -> tuple[float, float, float, float]:
    opened = face(font)
    table = opened.table("OS/2")  # fonts for old systems have none
    ascent, descent = _field(table, _TYPO, signed=True), -_field(table, _TYPO + 2, signed=True)
    if ascent <= 0:
        lines = opened.table("hhea")
        ascent, descent = _field(lines, 4, signed=True), -_field(lines, 6, signed=True)
    # Before version 2 of the table there were no heights of letters in it; some makers leave them at 0.
    x_height, cap_height = (_field(table, _HEIGHTS + 2 * place, signed=True) / opened.units for place in (0, 1))
    return (
        ascent / opened.units,
        descent / opened.units,
        cap_height or _USUAL_CAP_HEIGHT,
        x_height or _USUAL_X_HEIGHT,
    )


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
