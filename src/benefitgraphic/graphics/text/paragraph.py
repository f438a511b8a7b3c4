"""Paragraphs and single lines: text to frames."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from benefitgraphic.diagnostics import Where
from benefitgraphic.graphics.frame import Frame, Group, Item, Tag, TextRun
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.graphics.text import accents
from benefitgraphic.graphics.text.bidi import Direction
from benefitgraphic.graphics.text.breaking import Break, pieces
from benefitgraphic.graphics.text.fonts import Typeface, cap_height, extents, x_height
from benefitgraphic.graphics.text.lines import Line, break_lines, drawn
from benefitgraphic.graphics.text.runs import Levels, Run, line_levels, runs, starts
from benefitgraphic.graphics.text.shaping import advance, glyphs

Align = Literal["start", "centre", "end"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set.

    Attributes:
        typeface: the family.
        weight: 100 to 900.
        size: in points.
        leading: distance between baselines as a multiple of the size.
        colour: ``#RRGGBB``.
        language: BCP 47.
        direction: which way the page is read that the text stands on.
    """

    typeface: Typeface
    weight: int
    size: float
    leading: float
    colour: str
    language: str
    direction: Direction = "ltr"

    def sized(self, size: float) -> TextStyle:
        """Return the same style at another size, in points."""
        return replace(self, size=size)

    def weighted(self, weight: int) -> TextStyle:
        """Return the same style in another weight."""
        return replace(self, weight=weight)

    @property
    def line_height(self) -> float:
        """Distance between baselines, in points."""
        return self.size * self.leading

    @property
    def cap_height(self) -> float:
        """Height of capitals and figures, in points."""
        return cap_height(self.typeface.candidates(self.weight)[0], self.size)

    @property
    def x_height(self) -> float:
        """Height of small letters, in points."""
        return x_height(self.typeface.candidates(self.weight)[0], self.size)

    @property
    def first_baseline(self) -> float:
        """From the top of a paragraph to its first baseline, in points: half the leading above, half below."""
        ascent, descent = extents(self.typeface.candidates(self.weight)[0], self.size)
        return (self.line_height - ascent - descent) / 2 + ascent


def text_width(text: str, style: TextStyle, levels: Levels | None = None) -> float:
    """Width of a text on one line, in points; ``levels`` are its characters' in their paragraph."""
    return _width(text, style.typeface, style.weight, style.language, style.direction, levels) * style.size


@lru_cache(maxsize=32768)
def _width(
    text: str, typeface: Typeface, weight: int, language: str, direction: Direction, levels: Levels | None
) -> float:
    """Of the text at 1 point, in points."""
    cut = runs(text, typeface, weight, direction, levels)
    return sum(advance(run.text, run.font, language, backwards=run.backwards) for run in cut)


def _runs(text: str, style: TextStyle, levels: Levels | None = None) -> tuple[Run, ...]:
    return runs(text, style.typeface, style.weight, style.direction, levels)


def _advance(run: Run, style: TextStyle) -> float:
    return advance(run.text, run.font, style.language, backwards=run.backwards)


def side_bearing(text: str, style: TextStyle) -> float:
    """From the edge at which a text begins to its first ink, in points; the text is all of one run."""
    run = _runs(text, style)[0]
    inked = glyphs(run.text, run.font, style.language, backwards=run.backwards)
    if not inked:
        return 0.0
    if style.direction == "rtl":
        return (_advance(run, style) - float(inked[-1].x + inked[-1].vertices[:, 0].max())) * style.size
    return float(inked[0].x + inked[0].vertices[:, 0].min()) * style.size


def place_line(
    text: str,
    style: TextStyle,
    at: Point,
    *,
    ends_with: str = "",
    hyphenated: bool = False,
    levels: Levels | None = None,
) -> list[tuple[Point, Item]]:
    """Return the runs of one line in reading order, its baseline starting at ``at``.

    Args:
        text: what is drawn.
        style: how.
        at: start of the baseline.
        ends_with: a space that is written into the last run but takes no room, so that words of two lines stay apart
            when the text is copied or read aloud.
        hyphenated: whether it ends in a hyphen that only its break added, and that is not meant.
        levels: of the text's characters in their paragraph, where there is more of that.
    """
    cut = _runs(text, style, levels)
    widths = [_advance(run, style) * style.size for run in cut]
    means = cut[-1].text.removesuffix("-") if hyphenated else None
    # The space at a line's end stands where the line ends, whichever way its last words run.
    own_level = 1 if style.direction == "rtl" else 0
    apart = bool(ends_with) and cut[-1].level != own_level
    written = [run.text for run in cut]
    if apart:
        cut, widths = (*cut, Run("", cut[-1].font, own_level)), [*widths, 0.0]
        written.append("")
    written[-1] += ends_with
    xs = starts(widths, [run.level for run in cut], style.direction)
    items: list[tuple[Point, Item]] = []
    for index, (run, x, width) in enumerate(zip(cut, xs, widths, strict=True)):
        actual = means if index == len(cut) - 1 - apart else None
        look = (run.font, style.size, style.colour, width, style.language)
        items.append((Point(at.x + x, at.y), TextRun(written[index], *look, actual, run.backwards)))
    return items


_TRIES = 8


@lru_cache(maxsize=4096)
def _lines(text: str, style: TextStyle, width: float, balance: bool, hyphenate: bool) -> tuple[Line, ...]:
    parts = pieces(text, style.language)
    # Pieces are measured apart; a line shaped as a whole may come out wider, by kerning or by another font's spaces.
    # Then it is tried that much narrower.
    allowance = 0.0
    for _ in range(_TRIES):
        lines = break_lines(
            parts,
            width - allowance,
            lambda part: text_width(part, style),
            style.language,
            balance=balance,
            hyphenate=hyphenate,
        )
        levels = line_levels(lines, style.direction)
        over = max((text_width(drawn(line), style, own) for line, own in zip(lines, levels, strict=True)), default=0.0)
        over -= width
        if over <= 0:
            break
        allowance = 2 * allowance + over + 0.1
    return lines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that wraps.

    Attributes:
        text: one or more lines; a line feed breaks.
        style: how it is set.
        align: where lines stand.
        balance: lines of one length (headings).
        hyphenate: words may be hyphenated where lines would be very uneven.
        ends_with: a space that is written after the last line and takes no room, where more of one element follows.
        tag: its structure element; None inside something tagged.
        where: its place in the config.
    """

    text: str
    style: TextStyle
    align: Align = "start"
    balance: bool = False
    hyphenate: bool = True
    ends_with: str = ""
    tag: Tag | None = None
    where: Where | None = None

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return the lines at a width in points."""
        text = unicodedata.normalize("NFC", self.text)
        return _lines(text, self.style, width, self.balance, self.hyphenate)

    def natural_width(self) -> float:
        """Width of the text in points if it need not wrap."""
        return max((text_width(drawn(line), self.style) for line in self.lines(1e6)), default=0.0)

    def layout(self, region: Region) -> Frame:
        """As wide as the region, as tall as its lines."""
        lines = self.lines(region.width)
        placed: list[list[tuple[Point, Item]]] = []
        baseline = self.style.first_baseline
        for index, (line, levels) in enumerate(zip(lines, line_levels(lines, self.style.direction), strict=True)):
            shown = drawn(line)
            slack = region.width - text_width(shown, self.style, levels)
            x = {"start": 0.0, "centre": slack / 2, "end": slack}[self.align]
            last = index == len(lines) - 1
            space = self.ends_with if last else " " if line.after in (Break.SPACE, Break.FORCED) else ""
            at = Point(x, baseline + index * self.style.line_height)
            soft = line.after is Break.SOFT
            placed.append(place_line(shown, self.style, at, ends_with=space, hyphenated=soft, levels=levels))
        lower = accents.moved_down(placed) if self.style.leading < accents.OPEN else [0.0] * len(placed)
        items = tuple((at.moved(0, down), item) for line, down in zip(placed, lower, strict=True) for at, item in line)
        frame = Frame(region.width, self.style.line_height * len(lines) + max(lower, default=0.0), items, baseline)
        if self.tag is None and self.where is None:
            return frame
        group = Group(frame, tag=self.tag, where=self.where)
        return Frame(frame.width, frame.height, ((Point(0, 0), group),), baseline)


@dataclass(frozen=True, slots=True)
class Label:
    """A single line as wide as its text, for charts and chips."""

    text: str
    style: TextStyle
    tag: Tag | None = None

    @property
    def width(self) -> float:
        """In points."""
        return text_width(self.text, self.style)

    def layout(self, region: Region) -> Frame:
        """As wide as the text, whatever the region."""
        del region
        return self.frame()

    def frame(self) -> Frame:
        """Return the line as a frame of its own width and line height."""
        baseline = self.style.first_baseline
        items = tuple(place_line(self.text, self.style, Point(0, baseline)))
        frame = Frame(self.width, self.style.line_height, items, baseline)
        if self.tag is None:
            return frame
        return Frame(frame.width, frame.height, ((Point(0, 0), Group(frame, tag=self.tag)),), baseline)
