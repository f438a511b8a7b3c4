"""Fonts of every kind that brands hand out, made of the packaged one: its Latin letters, and what tests change."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

PACKAGED = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "–—‘’“”…•\u202f"
# How much wider everything is in the heaviest instance of the variable font than in the lightest.
BROADER = 1.2


@lru_cache(maxsize=1)
def latin() -> bytes:
    """The packaged font with few characters: what is made of it is made quickly."""
    options = subset.Options(hinting=False, name_IDs=["*"], notdef_outline=True, layout_features=["liga", "kern"])
    with TTFont(PACKAGED, recalcTimestamp=False) as font:
        cut = subset.Subsetter(options)
        cut.populate(text=LETTERS)
        cut.subset(font)
        return _file(font)


def _file(font: TTFont) -> bytes:
    made = BytesIO()
    font.save(made, reorderTables=None)
    return made.getvalue()


def changed(change: Callable[[TTFont], None], data: bytes | None = None) -> bytes:
    """A font with something else in it."""
    with TTFont(BytesIO(data or latin()), recalcTimestamp=False) as font:
        change(font)
        return _file(font)


def packed(flavour: str, data: bytes | None = None) -> bytes:
    """A font as WOFF ("woff") or WOFF2 ("woff2")."""

    def pack(font: TTFont) -> None:
        font.flavor = flavour

    return changed(pack, data)


def named(name: str, data: bytes | None = None) -> bytes:
    """A font by another PostScript name."""
    return changed(lambda font: font["name"].setName(name, 6, 3, 1, 0x409), data)


@lru_cache(maxsize=1)
def cubic() -> bytes:
    """The font as .otf, with outlines by cubic curves (CFF)."""
    with TTFont(BytesIO(latin()), recalcTimestamp=False) as font:
        builder = _emptied(font)
        glyphs = font.getGlyphSet()
        strings = {}
        for name in font.getGlyphOrder():
            pen = T2CharStringPen(glyphs[name].width, glyphs)
            glyphs[name].draw(pen)
            strings[name] = pen.getCharString()
        builder.setupCFF("MineCubic", {"FullName": "Mine Cubic"}, strings, {})
        return _file(builder.font)


def _emptied(font: TTFont) -> FontBuilder:
    """A font that is about to have other outlines, with the names, characters and widths of one that has."""
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(font.getGlyphOrder())
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupHorizontalMetrics(dict(font["hmtx"].metrics))
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.setupNameTable({"familyName": "Mine", "styleName": "Cubic", "psName": "MineCubic"})
    builder.setupPost()
    builder.font["OS/2"] = font["OS/2"]
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder


@lru_cache(maxsize=1)
def variable() -> bytes:
    """The font with an axis of weights, 200 to 900 and 400 by itself; to 900, all becomes broader by `BROADER`."""

    def add_axis(font: TTFont) -> None:
        builder = FontBuilder(font=font)
        builder.setupFvar([("wght", 200, 400, 900, "Weight")], [])
        variations = {}
        for name in font.getGlyphOrder():
            points, _ = font["glyf"]._getCoordinatesAndControls(name, font["hmtx"].metrics)
            glyph = font["glyf"][name]
            # Parts of a composed glyph are moved; points, and the two ends of the width, are drawn apart.
            moved = [(round(x * (BROADER - 1)), 0) for x, _ in points]
            assert glyph.numberOfContours >= -1
            variations[name] = [
                TupleVariation({"wght": (0.0, 1.0, 1.0)}, moved),
                TupleVariation({"wght": (-1.0, -1.0, 0.0)}, [(-x // 2, 0) for x, _ in moved]),
            ]
        builder.setupGvar(variations)

    return changed(add_axis)


@lru_cache(maxsize=1)
def variable_cubic() -> bytes:
    """A variable font with cubic outlines (CFF2): each letter is a box, which is 300 wide at 100 and 500 at 900."""
    with TTFont(BytesIO(latin()), recalcTimestamp=False) as font:
        order = font.getGlyphOrder()
        blank = {font.getBestCmap()[ord(character)] for character in " \u00a0\u202f"}
        metrics = dict.fromkeys(order, (600, 50))
        builder = _emptied(font)
        builder.setupHorizontalMetrics(metrics)
        box = [50, 0, "rmoveto", 300, 200, 1, "blend", "hlineto", 600, "vlineto", -300, -200, 1, "blend", "hlineto"]
        strings = {name: T2CharString(program=[] if name in blank else list(box)) for name in order}
        builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
        builder.setupCFF2(strings, regions=[{"wght": (0.0, 1.0, 1.0)}])
        return _file(builder.font)


def collection(*fonts: bytes) -> bytes:
    """Several fonts in one file (.ttc)."""
    made = TTCollection()
    made.fonts = [TTFont(BytesIO(data)) for data in fonts]
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def with_pictures_alone(tag: str) -> bytes:
    """A font that has no outlines: pictures in colours ("CBDT") or of dots ("EBDT")."""

    def swap(font: TTFont) -> None:
        from fontTools.ttLib.tables.DefaultTable import DefaultTable

        for outlines in ("glyf", "loca"):
            del font[outlines]
        font[tag] = DefaultTable(tag)
        font[tag].data = bytes(8)
        font["maxp"].recalc = lambda *_: None

    with TTFont(BytesIO(latin()), recalcTimestamp=False, recalcBBoxes=False) as font:
        swap(font)
        return _file(font)
