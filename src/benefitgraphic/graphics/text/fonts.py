"""Fonts: opened by path, never looked up by name, and asked which characters they have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benefitgraphic.graphics.text.font_files import (
    SUFFIXES,
    FontProblem,
    Stamp,
    face_count,
    stamp_of,
    table_sizes,
    unpacked,
)
from benefitgraphic.graphics.text.harfbuzz import Face


@dataclass(frozen=True, slots=True)
class Font:
    """One font file.

    Attributes:
        path: where the file is.
        name: its PostScript name, which is the same on every machine.
        stamp: when it was changed (ns), and its size in bytes: another file in its place is another font.
        index: of the face in the file, from 0: a collection has several.
        weight: where the weight of a variable font is set, 1 to 1000; None of a font that has but one.
        scripts: the only ones that it is used for (ISO 15924); none if it is for all.
    """

    path: str
    name: str
    stamp: Stamp
    index: int = 0
    weight: int | None = None
    scripts: tuple[str, ...] = ()

    def __hash__(self) -> int:
        # Fonts and typefaces are in the key of all that is kept of texts: a path alone says nearly as much.
        return hash(self.path)


Family = tuple[tuple[int, Font], ...]
"""One family: (weight 100 to 900, font), ascending."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family in several weights, and the fonts that stand in for characters it lacks.

    Attributes:
        weights: the family.
        fallbacks: families that stand in, in the order in which they are asked.
    """

    weights: Family
    fallbacks: tuple[Family, ...] = ()

    def __hash__(self) -> int:
        return hash(self.weights[0][1].path)

    def candidates(self, weight: int) -> tuple[Font, ...]:
        """Return the fonts to try for a weight: the nearest of the family, then the nearest of each stand-in."""
        return tuple(nearest(family, weight) for family in (self.weights, *self.fallbacks))


def nearest(family: Family, weight: int) -> Font:
    """Return the font of a family that comes nearest to a weight; of two, the bolder one."""
    return min(family, key=lambda pair: (abs(pair[0] - weight), -pair[0]))[1]


# OpenType OS/2: places of its fields, and how long the table is in the versions that have them.
_WEIGHT_CLASS, _RIGHTS, _TYPO, _HEIGHTS = 4, 8, 68, 86
# How outlines are kept; pictures in colours; pictures made of dots.
_OUTLINES = ("glyf", "CFF ", "CFF2")
_COLOURS = ("COLR", "CBDT", "sbix", "SVG ")
_DOTS = ("EBDT", "bdat")
# The axis of a variable font's weights.
_WEIGHT = "wght"


def open_font(path: Path, *, face: str = "", weight: int | None = None, scripts: tuple[str, ...] = ()) -> Font:
    """Return a font from a file.

    Args:
        path: of the file.
        face: which one of a collection, by its PostScript name or its number from 1.
        weight: where a variable font is set; of no account to others.
        scripts: the only ones that it is to be used for (ISO 15924).

    Raises:
        FontProblem: the file is missing, is no font, has no outlines, lacks the weight, or says that its licence
            doesn't let it be embedded.
    """
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(SUFFIXES)
        raise FontProblem(path, f"{path.name} is not a font that can be read", f"use one of these kinds: {kinds}")
    return _opened(path, stamp_of(path), face, weight, scripts)


@lru_cache(maxsize=256)
def _opened(path: Path, stamp: Stamp, named: str, weight: int | None, scripts: tuple[str, ...]) -> Font:
    data = unpacked(path, stamp)
    index = _index(path, data, named)
    sizes = [table_sizes(path, data, one) for one in range(face_count(data))][index]
    opened = _open(str(path), stamp, index, None)
    if not (opened.glyph_count and opened.table("head")):
        raise FontProblem(path, f"{path.name} is damaged: it can't be opened as a font")
    if not any(sizes.get(tag) for tag in _OUTLINES):
        raise _without_outlines(path, sizes)
    if _is_locked(opened):
        hint = "ask whoever sells it for one that may be embedded, or name another font"
        raise FontProblem(path, f"{path.name} says that its licence doesn't let parts of it be embedded in a PDF", hint)
    name = opened.postscript_name
    least, _, most = opened.axes.get(_WEIGHT, (0, 0, 0))
    if weight is None or not most:
        return Font(str(path), name, stamp, index, None, scripts)
    if not least <= weight <= most:
        hint = f"choose a weight from {least:g} to {most:g}, or another file for this one"
        raise FontProblem(path, f"{path.name} has no weight {weight}: it goes from {least:g} to {most:g}", hint)
    return Font(str(path), f"{name}_{weight}{_WEIGHT}", stamp, index, weight, scripts)


def _index(path: Path, data: bytes, named: str) -> int:
    """Return the place of a font in its file."""
    count = face_count(data)
    if not named and count == 1:
        return 0
    names = [Face(data, index).postscript_name for index in range(count)]
    if named in names:
        return names.index(named)
    if named.isascii() and named.isdigit() and 1 <= int(named[:6]) <= count:
        return int(named) - 1
    has = f"{path.name} is a collection of {count} fonts" if count > 1 else f"{path.name} holds one font"
    said = f"{has}; 'face' has to say which" if not named else f"{has}, and none of them is '{named}'"
    shown = ", ".join(f"{number} ({name})" for number, name in list(enumerate(names, 1))[:_NAMED])
    more = ", ..." if count > _NAMED else ""
    raise FontProblem(path, said, f"write {{file: ..., face: ...}} with a name or its number: {shown}{more}")


# Fonts of a collection that a message names.
_NAMED = 12


def _without_outlines(path: Path, sizes: Collection[str]) -> FontProblem:
    """Return what is said of a font that draws with something else."""
    if any(tag in sizes for tag in _COLOURS):
        return FontProblem(path, f"{path.name} has pictures in colours and no outlines", COLOURLESS)
    if any(tag in sizes for tag in _DOTS):
        hint = "use a version with outlines (.ttf, .otf)"
        return FontProblem(
            path, f"{path.name} has letters made of dots, for one size on screens, and no outlines", hint
        )
    return FontProblem(path, f"{path.name} is damaged: it has no outlines")


COLOURLESS = "use a version in one colour, such as Noto Emoji instead of Noto Color Emoji"
"""What to do about a font of pictures in colours."""


def is_coloured(font: Font) -> bool:
    """Whether the font has pictures in colours, beside its outlines or instead of them."""
    return any(face(font).table(tag) for tag in _COLOURS)


# OpenType OS/2, fsType: restricted licence (alone among the first four bits), no subsetting, bitmaps only.
_USE, _RESTRICTED, _WHOLE_OR_BITMAPS = 0x000F, 0x0002, 0x0300


def _is_locked(opened: Face) -> bool:
    rights = _field(opened.table("OS/2"), _RIGHTS)
    return rights & _USE == _RESTRICTED or bool(rights & _WHOLE_OR_BITMAPS)


def _field(table: bytes, place: int, *, signed: bool = False) -> int:
    """Return two bytes of a table as a number; 0 where it ends before."""
    return int.from_bytes(table[place : place + 2], "big", signed=signed) if len(table) >= place + 2 else 0


@lru_cache(maxsize=64)
def _open(path: str, stamp: Stamp, index: int, weight: int | None) -> Face:
    return Face(unpacked(Path(path), stamp), index, {} if weight is None else {_WEIGHT: weight})


def face(font: Font) -> Face:
    """Return the opened font."""
    return _open(font.path, font.stamp, font.index, font.weight)


def weights_of(font: Font) -> tuple[float, float] | None:
    """Return the least and the greatest weight of a variable font; None of a font that has but one."""
    least, _, most = face(font).axes.get(_WEIGHT, (0, 0, 0))
    return (least, most) if most else None


@lru_cache(maxsize=64)
def characters(font: Font) -> frozenset[str]:
    """Return the characters the font has glyphs for, and is to be used for."""
    have = face(font).characters()
    if not font.scripts:
        return have
    # Imported late: hardly any theme says for which scripts a font stands in.
    from fontTools.unicodedata import script_extension

    # Spaces, and marks that go with letters of any script, are wanted between and on those of these scripts.
    wanted = {*font.scripts, "Zinh"}
    return frozenset(c for c in have if c.isspace() or wanted & script_extension(c))


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
    x_height, cap_height = (_field(table, _HEIGHTS + 2 * place, signed=True) for place in (0, 1))
    return (
        ascent / opened.units + opened.change("hasc"),
        descent / opened.units - opened.change("hdsc"),
        cap_height / opened.units + opened.change("cpht") if cap_height else _USUAL_CAP_HEIGHT,
        x_height / opened.units + opened.change("xhgt") if x_height else _USUAL_X_HEIGHT,
    )


# Capitals of most fonts stand this much, in ems, higher in their line than its middle.
_ABOVE_MIDDLE = 0.08
# Beyond this, in ems, letters of the font itself are tall, and not only signs of other scripts in it.
_TALL = 1.5


@lru_cache(maxsize=64)
def _em_box(font: Font) -> tuple[float, float]:
    ascent, descent, height, _ = _metrics(font)
    if round(ascent + descent, 2) == 1 or ascent + descent > _TALL:
        return ascent, descent
    # Other fonts' extents say how far apart lines have to be in any script, and not where letters stand in one.
    middle = round(height / 2 - _ABOVE_MIDDLE, 3)
    return 0.5 + middle, 0.5 - middle


def extents(font: Font, size: float) -> tuple[float, float]:
    """How far the em reaches above the baseline and below it, in points, both positive.

    As the font says, if its ascent and descent are an em together (OpenType OS/2: sTypoAscender, sTypoDescender); of
    others, so that capitals stand in a line where those of such fonts do.
    """
    ascent, descent = _em_box(font)
    return ascent * size, descent * size


def natural_height(font: Font) -> float:
    """Return how far apart a font wants its lines to be, in ems."""
    ascent, descent, _, _ = _metrics(font)
    return ascent + descent


def cap_height(font: Font, size: float) -> float:
    """Height of capitals and figures above the baseline, in points (OpenType OS/2: sCapHeight)."""
    return _metrics(font)[2] * size


def x_height(font: Font, size: float) -> float:
    """Height of small letters above the baseline, in points (OpenType OS/2: sxHeight)."""
    return _metrics(font)[3] * size
