"""What a panel is put together from: figure, change, notes, and what is said where there is no chart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.flow.boxes import Box, Column, Fixed, Row, Tagged, Track, place
from benefitgraphic.graphics.frame import Frame, PartRole, Shape, Tag
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.graphics.text.paragraph import Paragraph, TextStyle, place_line, side_bearing, text_width


@dataclass(frozen=True, slots=True)
class Notes:
    """Small paragraphs under a chart; the first, what was counted, is the caption of a chart that is a table."""

    notes: tuple[str, ...]
    style: TextStyle
    gap: float
    table: Tag | None

    def layout(self, region: Region) -> Frame:
        """Below one another, as wide as the region."""
        parts: list[PartRole] = ["note" if index else "definition" for index in range(len(self.notes))]
        paragraphs: list[Box] = [
            Paragraph(note, self.style, balance=True, tag=Tag("P", part=part))
            for note, part in zip(self.notes, parts, strict=True)
        ]
        if self.table:
            caption = Paragraph(self.notes[0], self.style, balance=True, tag=Tag("Caption", part="definition"))
            paragraphs[0] = Tagged(caption, tag=self.table)
        return Column(tuple(paragraphs), gap=self.gap).layout(Region(region.width))


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A figure on one line, set smaller where it would be wider than its box, or larger where it may be.

    Attributes:
        text: the figure.
        style: how it is set.
        most: how many times larger it may get, unless its box has a height that leaves room for more.
        share: of its box's width that it then takes.
    """

    text: str
    style: TextStyle
    most: float = 1.0
    share: float = 1.0

    def layout(self, region: Region) -> Frame:
        """As large as it may be where that fits."""
        width = text_width(self.text, self.style)
        one = self.style.first_baseline + self.style.size * _BELOW
        most = max(self.most, (region.height or 0.0) / one)
        larger = max(1.0, min(most, region.width * self.share / width))
        full = self.style.sized(self.style.size * larger)
        style = full.sized(full.size * min(1.0, region.width / (width * larger)))
        # Its height and baseline stay those of the full size, so that figures in a row stand on one line.
        baseline = full.first_baseline
        height = full.line_height if larger == 1 else min(full.line_height, baseline + full.size * _BELOW)
        # Its ink begins where the words above and below do: a large figure has much space at its side.
        items = tuple(place_line(self.text, style, Point(-side_bearing(self.text, style), baseline)))
        return Frame(region.width, height, items, baseline)


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """A figure, and under it its change; either may be missing.

    Attributes:
        figure: as large as the height allows that the change leaves, where a height is given.
        below: the change.
        gap: between them.
    """

    figure: Box | None
    below: Box | None
    gap: float

    def layout(self, region: Region) -> Frame:
        """As tall as both need."""
        below = self.below.layout(Region(region.width)) if self.below else None
        taken = self.gap + below.height if below else 0.0
        room = None if region.height is None else max(0.0, region.height - taken)
        figure = self.figure.layout(Region(region.width, room)) if self.figure else None
        y = self.gap + (figure.height if figure else 0.0)
        parts = [*([(Point(0, 0), figure)] if figure else []), *([(Point(0, y), below)] if below else [])]
        height = (figure.height if figure else 0.0) + taken
        return place(parts, region.width, height)


@dataclass(frozen=True, slots=True)
class RuledLines:
    """What else is said of a figure that has no chart, a line each, ruled off from one another.

    Attributes:
        said: such as "2024: 44,820".
        style: how it is set.
        rule: the colour of the lines between.
        tag: of each.
        across: whether they stand beside one another where each has room on one line.
    """

    said: tuple[str, ...]
    style: TextStyle
    rule: str
    tag: Tag
    across: bool = False

    def natural_width(self) -> float:
        """Width of the longest in points if it need not wrap."""
        return max((text_width(one, self.style) for one in self.said), default=0.0)

    def layout(self, region: Region) -> Frame:
        """Below one another, evenly, as tall as the region as far as they stay a group; or beside one another."""
        if not self.said:
            return Frame(region.width, 0.0)
        gap = self.style.size * _COLUMN_GAP
        column = (region.width - gap * (len(self.said) - 1)) / len(self.said)
        if self.across and len(self.said) > 1 and column >= self.natural_width():
            each = tuple((Track(share=1), replace(self, said=(one,))) for one in self.said)
            return Row(each, gap=gap).layout(region)
        frames = [Paragraph(one, self.style, tag=self.tag).layout(Region(region.width)) for one in self.said]
        line = self.style.size * _RULE
        natural = sum(frame.height for frame in frames)
        room = ((region.height or 0.0) - natural) / len(frames)
        space = min(max(room, self.style.size * _OPEN), self.style.size * _WIDE_OPEN)
        rule = Shape(paths.rectangle(region.width, line), fill=self.rule, crisp=True)
        placed: list[tuple[Point, Frame]] = []
        y = 0.0
        for frame in frames:
            placed.append((Point(0, y), Frame(region.width, line, ((Point(0, 0), rule),))))
            placed.append((Point(0, y + space / 2), frame))
            y += frame.height + space
        return place(placed, region.width, y)


# Of the lines under a figure without a chart, in their size: the rule's weight, and the space around each at least and
# at most.
_RULE = 0.07
_OPEN, _WIDE_OPEN = 0.9, 1.8
_COLUMN_GAP = 1.5
# How far the box of a figure that was set larger reaches below its baseline, in its size: it has no letters.
_BELOW = 0.18
# Of the arrow: height in capital heights, width in heights, and its distance from the words in sizes.
_ARROW = 0.92
_ARROW_WIDTH = 1.1
ARROW_GAP = 0.34


def arrow(direction: str, style: TextStyle) -> Frame:
    """Draw a mark that points up or down, as high as a line of the text that it leads."""
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
        """Lay out the words, with the arrow before their first line."""
        if self.direction == "same":
            return self._words(region)
        mark = arrow(self.direction, self.style)
        gap = self.style.size * ARROW_GAP
        words = Fixed(self._words(Region(region.width - mark.width - gap)))
        return Row(((Track(width=mark.width), Fixed(mark)), (Track(share=1), words)), gap=gap).layout(region)

    def _words(self, region: Region) -> Frame:
        """Lay out the change and the share of a day on one line, or one below the other: no line begins with a dot."""
        said = [part for part in (self.sentence, self.daily) if part]
        together = " · ".join(said)
        if text_width(together, self.style) <= region.width:
            said = [together]
        change = Tag("P", part="change")
        return Column(tuple(Paragraph(part, self.style, tag=change) for part in said)).layout(Region(region.width))


# How many lines a change may take beside a figure or a chart.
_CHANGE_LINES = 2


def change_width(said: str, style: TextStyle) -> float:
    """Return the least width in which a change with its arrow takes no more than two lines, in points."""
    words = Paragraph(said, style)
    width = words.natural_width() / _CHANGE_LINES
    while len(words.lines(width)) > _CHANGE_LINES:
        width += style.size / 8
    return width + style.cap_height * _ARROW * _ARROW_WIDTH + style.size * ARROW_GAP
