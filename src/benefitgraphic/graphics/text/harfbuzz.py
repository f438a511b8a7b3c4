"""Fonts as HarfBuzz reads them: characters to placed glyphs, outlines, and fonts cut down to some glyphs.

Nothing else here knows the inside of `uharfbuzz`. Lengths are in ems, y up.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np
import uharfbuzz as hb

# Codes of matplotlib's paths.
_MOVE, _LINE, _QUADRATIC, _CUBIC, _CLOSE = 1, 2, 3, 4, 79
# Where table head has the rectangle.
_BOX = 36
# What a PDF needs of a font whose glyphs are placed already (ISO 32000-1, 9.9); all else is for shaping and hinting.
_EMBEDDED = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """One glyph of a text.

    Attributes:
        index: in its font.
        text: the characters that it stands for; empty of a further glyph for the same ones.
        x: from the text's beginning, at the left, to its origin.
        y: of its origin above the baseline.
        advance: to the next glyph's origin, if that stands where it would by itself.
    """

    index: int
    text: str
    x: float
    y: float
    advance: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text's glyphs, from left to right, and its width."""

    glyphs: tuple[PlacedGlyph, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Subset:
    """A font cut down to some of its glyphs.

    Attributes:
        data: the font file; of outlines by cubic curves, the table of them alone.
        is_cubic: whether it has such outlines (CFF).
        indices: of each glyph that was kept, its index now.
    """

    data: bytes
    is_cubic: bool
    indices: Mapping[int, int]


class Face:
    """One face of a font file, opened; damaged parts of it read as if they weren't there."""

    def __init__(self, data: bytes, index: int = 0, axes: Mapping[str, float] | None = None) -> None:
        """Open a face.

        Args:
            data: a font file: TrueType, OpenType or a collection.
            index: of the face in a collection.
            axes: where a variable font is set, such as ``{"wght": 600}``.
        """
        self._face = hb.Face(data, index)
        self._font = hb.Font(self._face)
        self._axes = dict(axes or {})
        if self._axes:
            self._font.set_variations(self._axes)
        self.units: int = self._face.upem or 1000
        self.glyph_count: int = self._face.glyph_count

    def table(self, tag: str) -> bytes:
        """Return a table's bytes; empty if there is none."""
        return bytes(self._face.reference_table(tag).data)

    @property
    def postscript_name(self) -> str:
        """Return the name that is the same on every machine; empty if it has none."""
        return self._face.get_name(6) or ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return the left, lower, right and upper edges of a rectangle that holds every glyph (OpenType head)."""
        edges = struct.unpack_from(">4h", self.table("head").ljust(_BOX + 8, b"\0"), _BOX)
        left, bottom, right, top = (edge / self.units for edge in edges)
        return left, bottom, right, top

    @property
    def slant(self) -> float:
        """Return the angle of its upright strokes, in degrees against the clock (OpenType post: italicAngle)."""
        (angle,) = struct.unpack_from(">i", self.table("post").ljust(8, b"\0"), 4)
        return float(angle) / 65536

    @property
    def axes(self) -> Mapping[str, tuple[float, float, float]]:
        """Return the axes of a variable font: the least, the usual and the greatest value of each."""
        return {one.tag: (one.min_value, one.default_value, one.max_value) for one in self._face.axis_infos}

    def change(self, tag: str) -> float:
        """Return by how much a measure of a variable font differs from that in its tables (OpenType MVAR)."""
        return float(self._font.get_metric_variation(hb.OTMetricsTag(_number(tag)))) / self.units if self._axes else 0.0

    def characters(self) -> frozenset[str]:
        """Return the characters that it has glyphs for."""
        return frozenset(map(chr, self._face.unicodes))

    def index_of(self, character: str) -> int:
        """Return the glyph of a character by itself; 0 if there is none."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def advance(self, index: int) -> float:
        """Return how far a glyph takes the pen."""
        return float(self._font.get_glyph_h_advance(index)) / self.units

    def outline(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        """Return a glyph's outline: points of shape (n, 2), y up, and their codes as in matplotlib's paths."""
        pen = _Pen()
        self._font.draw_glyph_with_pen(index, pen)
        points = np.array(pen.points, dtype=float).reshape(-1, 2)
        return points / self.units, np.array(pen.codes, dtype=np.uint8)

    def shaped(self, text: str, language: str, *, backwards: bool) -> Shaped:
        """Shape a text that runs in one direction.

        Args:
            text: in the order in which it is read.
            language: BCP 47.
            backwards: whether it runs from right to left.
        """
        placed: list[PlacedGlyph] = []
        x = 0.0
        stretches = list(_stretches(text))
        for start, end, script in reversed(stretches) if backwards else stretches:
            buffer = hb.Buffer()
            buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
            buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
            buffer.add_str(text, start, end - start)
            buffer.direction = "rtl" if backwards else "ltr"
            buffer.language = language
            if script:
                buffer.script = script
            hb.shape(self._font, buffer)
            infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
            said = _said(text, [info.cluster for info in infos], end, backwards=backwards)
            for info, place, own in zip(infos, positions, said, strict=True):
                index = info.codepoint
                at = x + place.x_offset / self.units
                placed.append(PlacedGlyph(index, own, at, place.y_offset / self.units, self.advance(index)))
                x += place.x_advance / self.units
        return Shaped(tuple(placed), x)

    def subset(self, glyphs: Collection[int]) -> Subset:
        """Return the face cut down to outlines of some glyphs, at its place on its axes.

        Raises:
            RuntimeError: it can't be.
        """
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        flags = hb.SubsetFlags
        wanted.flags = (
            flags.NO_HINTING
            | flags.NOTDEF_OUTLINE
            | flags.NO_LAYOUT_CLOSURE
            | flags.DOWNGRADE_CFF2
            | flags.CFF_IDENTITY_CHARSET
        )
        kept = _EMBEDDED | {"CFF2", "fvar", "gvar", "avar", "HVAR", "MVAR"}
        wanted.drop_table_tag_set.update(_number(tag) for tag in self._face.table_tags if tag not in kept)
        if self._face.has_var_data:
            for tag, (_, usual, _) in self.axes.items():
                wanted.pin_axis_location(self._face, tag, self._axes.get(tag, usual))
        plan = hb.SubsetPlan(self._face, wanted)
        made = plan.execute()
        is_cubic = "CFF " in made.table_tags
        data = made.reference_table("CFF ").data if is_cubic else made.blob.data
        return Subset(bytes(data), is_cubic, dict(plan.old_to_new_glyph_mapping))


def _number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii", "replace"), "big")


def _stretches(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield where a text is of one script, from and to which index; what scripts share goes with what stands before."""
    if text.isascii():
        if text:
            yield 0, len(text), _script(text)
        return
    scripts: list[str | None] = []
    for character in text:
        scripts.append(_script(character) or (scripts[-1] if scripts else None))
    first = next((script for script in scripts if script), None)
    start = 0
    for script, stretch in groupby(script or first for script in scripts):
        end = start + len(list(stretch))
        yield start, end, script
        start = end


@lru_cache(maxsize=8192)
def _script(text: str) -> str | None:
    """Return the script of the first character that has one, such as "Latn"."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script


def _said(text: str, clusters: list[int], end: int, *, backwards: bool) -> list[str]:
    """Return what each glyph stands for, of glyphs from left to right: the first of a cluster, all of it."""
    order = range(len(clusters) - 1, -1, -1) if backwards else range(len(clusters))
    said = [""] * len(clusters)
    starts = list(dict.fromkeys(clusters[place] for place in order))
    ends = dict(pairwise([*starts, end]))
    told: set[int] = set()
    for place in order:
        cluster = clusters[place]
        if cluster not in told:
            told.add(cluster)
            said[place] = text[cluster : ends[cluster]]
    return said


class _Pen:
    """Takes down an outline; its methods are called as fontTools' pens are."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.codes: list[int] = []

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pens' protocol
        self.points.append(point)
        self.codes.append(_MOVE)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.points.append(point)
        self.codes.append(_LINE)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.points += points
        self.codes += [_QUADRATIC] * 2

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.points += points
        self.codes += [_CUBIC] * 3

    def closePath(self) -> None:  # noqa: N802
        self.points.append((0.0, 0.0))
        self.codes.append(_CLOSE)

    def endPath(self) -> None:  # noqa: N802
        self.closePath()
