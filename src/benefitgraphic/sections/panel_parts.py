"""What a panel is put together from: figure, change, notes, and ways to place a chart with them."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.boxes import Box, Column, Fixed, Padded, Row, Space, Tagged, Track, place
from benefitgraphic.graphics.frame import Frame, Part, Shape, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region
from benefitgraphic.graphics.text import Paragraph, TextStyle, place_line, side_bearing, text_width


@dataclass(frozen=True, slots=True)
class Notes:
    """Small paragraphs under a chart; the first, what was counted, is the caption of a chart that is a table."""

    notes: tuple[str, ...]
    style: TextStyle
    gap: float
    table: Tag | None

    def layout(self, region: Region) -> Frame:
        """Below one another, as wide as the region."""
        parts: list[Part] = ["note" if index else "definition" for index in range(len(self.notes))]
        paragraphs: list[Box] = [
            Paragraph(note, self.style, balance=True, tag=Tag("P", part=part))
            for note, part in zip(self.notes, parts, strict=True)
        ]
        if self.table:
            caption = Paragraph(self.notes[0], self.style, balance=True, tag=Tag("Caption", part="definition"))
            paragraphs[0] = Tagged(caption, tag=self.table)
        return Column(tuple(paragraphs), gap=self.gap).layout(Region(region.width))


@dataclass(frozen=True, slots=True)
class Beside:
    """A chart with its facts at its right, or above it where there is no room.

    Attributes:
        facts: the figure and what is said of it.
        chart: a square.
        side: the chart's least side, in points.
        enough: the least side with which it stands beside the facts, in points.
        gap: between them, in points.
        line_gap: the same where they stand below one another, in points.
        needed: the least width of the facts beside the chart, in points.
        chart_leads: whether the figure is in the chart, which then comes before what is said of it.
    """

    facts: Box
    chart: Box
    side: float
    enough: float
    gap: float
    line_gap: float
    needed: float
    chart_leads: bool = False

    def layout(self, region: Region) -> Frame:
        """Beside one another where the facts and a chart of some size have room."""
        room = region.width - self.gap - self.needed
        if room >= self.enough:
            # A square as large as the width allows, or as the other panels of the row are tall.
            side = min(room, max(self.side, (region.height or 0.0) - self.line_gap))
            chart = Fixed(self.chart.layout(Region(side, side)))
            tracks = ((Track(width=side), chart), (Track(share=1), self.facts))
            row = Row(tracks, gap=self.gap, align="middle")
            read = row if self.chart_leads else _ReadBackwards(row)
            return Padded(read, Insets(top=self.line_gap)).layout(region)
        if self.chart_leads:
            return Column((self.chart, Space(self.line_gap), self.facts), grow=0).layout(region)
        return Column((self.facts, Space(self.line_gap), self.chart), grow=2).layout(region)


@dataclass(frozen=True, slots=True)
class _ReadBackwards:
    """A row that is read from its end: a figure beside its chart comes before the chart that shows it."""

    row: Row

    def layout(self, region: Region) -> Frame:
        frame = self.row.layout(region)
        return Frame(frame.width, frame.height, frame.items[::-1], frame.baseline)


@dataclass(frozen=True, slots=True)
class Wide:
    """A chart of years with its title and facts at its left, or above it where there is no room.

    Posters are short of height. The facts stand in the middle beside the chart, not over a hole.
    """

    title: Box
    facts: Box
    chart: Box
    enough: float
    gap: float
    near: float
    line_gap: float
    needed: float

    def layout(self, region: Region) -> Frame:
        """Beside one another where the chart is wide enough."""
        near = Space(self.near)
        if region.width - self.gap - self.needed >= self.enough:
            facts = Row(((Track(share=1), self.facts),), align="middle")
            words = Column((self.title, near, facts), grow=2)
            tracks = ((Track(width=self.needed), words), (Track(share=1), self.chart))
            return Row(tracks, gap=self.gap, align="fill").layout(region)
        parts = (self.title, near, self.facts, Space(self.line_gap), self.chart)
        return Column(parts, grow=len(parts) - 1).layout(region)


# The middle of a panel to the eye, a little above the true one, as a share of its height.
_MIDDLE = 0.45


@dataclass(frozen=True, slots=True)
class Alone:
    """A figure without a chart, in the middle of its panel: figures in panels of one height stand on one line.

    Attributes:
        title: at the top.
        facts: the figure first.
        notes: at the foot.
        cap: height of the figure, in points.
        near: the least space under the title, in points.
        gap: the least space over the notes, in points.
    """

    title: Box
    facts: Box
    notes: Box
    cap: float
    near: float
    gap: float

    def layout(self, region: Region) -> Frame:
        """As tall as the region, or as its parts need."""
        title, facts, notes = (part.layout(Region(region.width)) for part in (self.title, self.facts, self.notes))
        highest = title.height + self.near
        height = max(region.height or 0.0, highest + facts.height + self.gap + notes.height)
        foot = height - notes.height
        middle = height * _MIDDLE + self.cap / 2 - (facts.baseline or 0.0)
        y = min(max(highest, middle), foot - self.gap - facts.height)
        return place([(Point(0, 0), title), (Point(0, y), facts), (Point(0, foot), notes)], region.width, height)


@dataclass(frozen=True, slots=True)
class Level:
    """A figure with its change at its right, or below it where there is no room: posters are short of height.

    Attributes:
        figure: on one line.
        wide: its width, in points.
        change: what is said of it.
        needed: the least width of that on two lines, in points.
        gap: between them, in points.
    """

    figure: Box
    wide: float
    change: Box
    needed: float
    gap: float

    def layout(self, region: Region) -> Frame:
        """Centred on one another, or below one another."""
        if region.width - self.gap - self.wide < self.needed:
            return Column((self.figure, self.change)).layout(region)
        tracks = ((Track(width=self.wide), self.figure), (Track(share=1), self.change))
        return Row(tracks, gap=self.gap, align="middle").layout(Region(region.width))


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A figure on one line, set smaller where it would be wider than its box."""

    text: str
    style: TextStyle

    def layout(self, region: Region) -> Frame:
        """As large as the style where that fits."""
        width = text_width(self.text, self.style)
        style = self.style.sized(self.style.size * min(1.0, region.width / width))
        # Its height and baseline stay those of the full size, so that figures in a row stand on one line.
        baseline = self.style.first_baseline
        # Its ink begins where the words above and below do: a large figure has much space at its side.
        items = tuple(place_line(self.text, style, Point(-side_bearing(self.text, style), baseline)))
        return Frame(region.width, self.style.line_height, items, baseline)


# Of the arrow: height in capital heights, width in heights, and its distance from the words in sizes.
_ARROW = 0.92
_ARROW_WIDTH = 1.1
ARROW_GAP = 0.34


def arrow(direction: str, style: TextStyle) -> Frame:
    """A mark that points up or down, as high as a line of the text that it leads."""
    high = style.cap_height * _ARROW
    wide = high * _ARROW_WIDTH
    up = [(0.0, high), (wide / 2, 0.0), (wide, high)]
    down = [(0.0, 0.0), (wide, 0.0), (wide / 2, high)]
    shape = Shape(paths.polygon(up if direction == "up" else down), fill=style.colour)
    baseline = style.first_baseline
    at = Point(0, baseline - (style.cap_height + high) / 2)
    return Frame(wide, style.line_height, ((at, shape),), baseline)


@dataclass(frozen=True, slots=True)
class Moved:
    """A change in words, led by an arrow: a shape, since the words say the direction too; no arrow for "same"."""

    sentence: str
    direction: str
    daily: str
    style: TextStyle

    def layout(self, region: Region) -> Frame:
        """The words, with the arrow before their first line."""
        if self.direction == "same":
            return self._words(region)
        mark = arrow(self.direction, self.style)
        gap = self.style.size * ARROW_GAP
        words = Fixed(self._words(Region(region.width - mark.width - gap)))
        return Row(((Track(width=mark.width), Fixed(mark)), (Track(share=1), words)), gap=gap).layout(region)

    def _words(self, region: Region) -> Frame:
        """The change and the share of a day on one line, or below one another: no line begins with a dot."""
        said = [part for part in (self.sentence, self.daily) if part]
        together = " · ".join(said)
        if text_width(together, self.style) <= region.width:
            said = [together]
        change = Tag("P", part="change")
        return Column(tuple(Paragraph(part, self.style, tag=change) for part in said)).layout(Region(region.width))


# How many lines a change may take beside a figure or a chart.
_CHANGE_LINES = 2


def change_width(said: str, style: TextStyle) -> float:
    """The least width of a change with its arrow that takes no more than two lines, in points."""
    words = Paragraph(said, style)
    width = words.natural_width() / _CHANGE_LINES
    while len(words.lines(width)) > _CHANGE_LINES:
        width += style.size / 8
    return width + style.cap_height * _ARROW * _ARROW_WIDTH + style.size * ARROW_GAP
