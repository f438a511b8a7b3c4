"""The fonts in a PDF: cut down to the glyphs that are shown, with the characters that each stands for.

A glyph's code is its place in the font that is embedded (ISO 32000-1, 9.7: composite fonts with Identity-H). Where one
glyph stands for several characters, as that of a space may for one that doesn't break, the same embedded font is there
under two names, each of which says one of them.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from benefitgraphic.export.operators import number
from benefitgraphic.graphics.frame import TextRun
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import Font, cap_height, extents, face, weight_class
from benefitgraphic.graphics.text.harfbuzz import PlacedGlyph, Subset
from benefitgraphic.graphics.text.shaping import shaped

# A distance in thousandths of the size that is worth a number in the file: half of one is a hundredth of a point.
_LEAST = 0.5
# How many entries a list of a character map may have (Adobe technical note 5014).
_MOST_ENTRIES = 100
# A font whose codes are no standard ones (ISO 32000-1, table 123).
_SYMBOLIC = 4
# What a glyph stands for that is only a part of what the one before it stands for.
_NOTHING = "\u200b"
# A lam and an alef are always one glyph. Readers turn round what runs from right to left, letter by letter: both keep
# their order if they are one letter. Unicode has that, and search finds both in it.
_JOINED = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB)}


@dataclass(frozen=True, slots=True)
class Shown:
    """Glyphs that are shown at once: the font's name among the resources, codes and distances, and how far they rise.

    Attributes:
        font: such as "F1".
        codes: the inside of the array of operator TJ.
        rise: above the baseline, in ems.
    """

    font: str
    codes: bytes
    rise: float


@dataclass(slots=True)
class _Embedded:
    """One font: its subset, and for each name under which it is there, what its glyphs stand for."""

    subset: Subset
    names: list[str]
    meanings: list[dict[int, str]]


class EmbeddedFonts:
    """All fonts of a file."""

    def __init__(self, runs: Iterable[TextRun]) -> None:
        """Cut down the fonts of texts to the glyphs of them.

        Raises:
            FontProblem: a font can't be embedded.
        """
        used: dict[Font, set[int]] = defaultdict(set)
        for run in runs:
            used[run.font].update(glyph.index for glyph in _glyphs(run))
        for font, glyphs in used.items():
            glyphs.add(face(font).index_of(" "))
        self._fonts = {font: _Embedded(_subset(font, frozenset(glyphs)), [], []) for font, glyphs in used.items()}
        self._count = 0

    def shown(self, run: TextRun, *, spaced: bool = False) -> Iterator[Shown]:
        """Yield a text's glyphs, from left to right, the first of them where the text begins.

        Args:
            run: the text.
            spaced: whether a space comes after it, if the font has one.
        """
        own, glyphs, space = self._fonts[run.font], _glyphs(run), face(run.font).index_of(" ")
        if spaced and space:
            glyphs = (*glyphs, PlacedGlyph(space, " ", run.advance / run.size, 0.0, 0.0))
        pen = 0.0  # in thousandths of the size
        codes: list[bytes] = []
        name, rise = "", 0.0
        for glyph in glyphs:
            code = own.subset.indices[glyph.index]
            named = self._name(own, code, _meant(glyph, run))
            if codes and (named != name or glyph.y != rise):
                yield Shown(name, b"".join(codes), rise)
                codes = []
            name, rise = named, glyph.y
            apart = 1000 * glyph.x - pen
            if abs(apart) >= _LEAST:
                apart = round(apart)
                # To the left, where it is positive (9.4.3).
                codes.append(b"%d" % -apart)
                pen += apart
            codes.append(b"<%04X>" % code)
            pen += 1000 * glyph.advance
        if codes:
            yield Shown(name, b"".join(codes), rise)

    def _name(self, own: _Embedded, code: int, meant: str) -> str:
        for name, meaning in zip(own.names, own.meanings, strict=True):
            if meaning.setdefault(code, meant) == meant:
                return name
        self._count += 1
        own.names.append(f"F{self._count}")
        own.meanings.append({code: meant})
        return own.names[-1]

    def resources(self, document: Pdf) -> Dictionary:
        """Add the fonts to the file; return them by their names."""
        made: dict[str, Object] = {}
        for font, own in self._fonts.items():
            if not own.names:
                continue
            name = Name(f"/{_tag(own.subset)}+{_ascii(font.name)}")
            outlines = _descendant(document, font, own.subset, name)
            for key, meaning in zip(own.names, own.meanings, strict=True):
                made[f"/{key}"] = document.make_indirect(
                    Dictionary(
                        Type=Name.Font,
                        Subtype=Name.Type0,
                        BaseFont=name,
                        Encoding=Name("/Identity-H"),
                        DescendantFonts=Array([outlines]),
                        ToUnicode=Stream(document, _to_unicode(meaning)),
                    )
                )
        return Dictionary(made)


def are_plain(run: TextRun) -> bool:
    """Whether each glyph of a text stands for characters of its own."""
    return all(glyph.text for glyph in _glyphs(run))


def _glyphs(run: TextRun) -> tuple[PlacedGlyph, ...]:
    return shaped(run.text, run.font, run.language, backwards=run.backwards).glyphs


def _meant(glyph: PlacedGlyph, run: TextRun) -> str:
    said = glyph.text or _NOTHING
    if not run.backwards:
        return said
    # What keeps two letters from joining is told with the second one: turned round, it stands before it again.
    return said[::-1] if any(unicodedata.category(c) == "Cf" for c in said) else _JOINED.get(said, said)


# While a graphic is being worked at, its words change, and the letters in them hardly ever.
@lru_cache(maxsize=32)
def _subset(font: Font, glyphs: frozenset[int]) -> Subset:
    try:
        return face(font).subset(glyphs)
    except RuntimeError as error:
        path = Path(font.path)
        raise FontProblem(path, f"{path.name} is damaged: it can't be put into a PDF") from error


def _tag(subset: Subset) -> str:
    """Return the six letters by which readers tell subsets of one font apart (9.6.4)."""
    digest = hashlib.sha256(subset.data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _ascii(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in name) or "Font"


def _descendant(document: Pdf, font: Font, subset: Subset, name: Name) -> Object:
    """Add the embedded font, with its widths; its codes are its glyphs' places in it."""
    opened = face(font)
    file = Stream(document, subset.data)
    if subset.is_cubic:
        file.Subtype = Name.CIDFontType0C
    else:
        file.Length1 = len(subset.data)
    ascent, descent = extents(font, 1000)
    left, bottom, right, top = opened.box
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=[round(1000 * side) for side in (left, bottom, right, top)],
        ItalicAngle=round(opened.slant),
        Ascent=round(ascent),
        Descent=-round(descent),
        CapHeight=round(cap_height(font, 1000)),
        # Stems aren't measured in fonts; this is about what they are in most, by their weight.
        StemV=round(weight_class(font) / 5),
    )
    descriptor["/FontFile3" if subset.is_cubic else "/FontFile2"] = document.make_indirect(file)
    widths = {code: 1000 * opened.advance(index) for index, code in subset.indices.items() if code}
    made = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if subset.is_cubic else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        W=Array([1, Array([_rounded(widths.get(code, 0.0)) for code in range(1, max(widths, default=0) + 1)])]),
    )
    if not subset.is_cubic:
        made.CIDToGIDMap = Name.Identity
    return document.make_indirect(made)


def _rounded(width: float) -> int | float:
    return int(width) if width == int(width) else float(number(width))


def _to_unicode(meanings: dict[int, str]) -> bytes:
    """Return the map from codes to characters (ISO 32000-1, 9.10.3)."""
    lines = [
        b"<%04X> <%s>" % (code, said.encode("utf-16-be").hex().upper().encode("ascii"))
        for code, said in sorted(meanings.items())
    ]
    parts = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    ]
    for start in range(0, len(lines), _MOST_ENTRIES):
        some = lines[start : start + _MOST_ENTRIES]
        parts.append(b"%d beginbfchar\n%s\nendbfchar\n" % (len(some), b"\n".join(some)))
    parts.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    return b"".join(parts)
