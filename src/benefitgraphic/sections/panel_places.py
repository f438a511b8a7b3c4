"""Where the parts of a panel stand: title, figure and change, chart, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from benefitgraphic.graphics.flow.boxes import Box, place
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point, Region

# The least height of a chart, as a share of its panel's; what is inked of it is a little less.
LEAST_CHART = 0.215
# The same of a ring or a waffle, which is inked to its edges.
_LEAST_FILLED = 0.2
# The middle of a panel to the eye, a little above the true one.
_MIDDLE = 0.45


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a panel, and the distances between them; lengths in points.

    The figure stands under the title and its change under the figure, in every panel of a picture: what differs is
    whether the chart stands below them or beside them.

    Attributes:
        title: on top.
        facts: the figure, then its change.
        chart: takes the height that is left.
        notes: at the foot.
        near: under the title.
        gap: over the chart and over the notes.
        apart: between the facts and a chart beside them.
        edges: of the panel above and below its parts, which count as its height.
        share: the least height of the chart, as a share of the panel's; 0 for what is no chart.
    """

    title: Box
    facts: Box
    chart: Box
    notes: Box
    near: float
    gap: float
    apart: float
    edges: float
    share: float = LEAST_CHART

    def least_chart(self, others: float) -> float:
        """Return the least height of the chart if everything else takes ``others`` points."""
        return (others + self.edges) * self.share / (1 - self.share)


class Placed(NamedTuple):
    """A panel's parts in their places."""

    whole: Frame
    chart: Frame


class PanelWay(Protocol):
    """A way to place the parts of a panel."""

    def placed(self, region: Region) -> Placed:
        """As tall as the region, or as the parts need."""
        ...


@dataclass(frozen=True, slots=True)
class Stacked:
    """The chart below the figure, as wide as the panel."""

    parts: Parts

    def placed(self, region: Region) -> Placed:
        """Give the chart the height that is left, but never less than its share."""
        p, width = self.parts, region.width
        title, facts, notes = (part.layout(Region(width)) for part in (p.title, p.facts, p.notes))
        top = title.height + p.near + facts.height + (p.gap if facts.height else 0.0)
        others = top + p.gap + notes.height
        least = max(p.chart.layout(Region(width)).height, p.least_chart(others))
        room = max(least, (region.height or 0.0) - others)
        chart = p.chart.layout(Region(width, room))
        room = max(room, chart.height)
        # What is no chart belongs to the figure over it.
        lowered = (room - chart.height) / 2 if p.share else 0.0
        at = Point(0, top + lowered)
        foot = Point(0, top + room + p.gap)
        standing = [(Point(0, 0), title), (Point(0, title.height + p.near), facts), (at, chart), (foot, notes)]
        return Placed(place(standing, width, others + room), chart)


@dataclass(frozen=True, slots=True)
class Beside:
    """The chart at the right of the figure, over notes as wide as the panel.

    Attributes:
        parts: what stands there.
        room: the greatest width of the chart, in points.
        side: its least height, in points.
        leads: whether title and figure stand in a column of their own, the figure in its middle; else the title is as
            wide as the panel, and the figure where it is in the panels beside this one.
        noted: whether the notes stand at the foot of that column, so that the chart has the whole height.
    """

    parts: Parts
    room: float
    side: float
    leads: bool = False
    noted: bool = False

    def placed(self, region: Region) -> Placed:
        """Give the chart the height of the panel above its notes, and centre it there."""
        p = self.parts
        over = 0.0 if self.leads else p.title.layout(Region(region.width)).height + p.near
        under = 0.0 if self.noted else p.gap + p.notes.layout(Region(region.width)).height
        others = over + under
        chart = p.chart.layout(Region(self.room, self.side))
        words = self._words(region.width - chart.width - p.apart)
        tallest = max(chart.height, words.height, p.least_chart(others), (region.height or 0.0) - others)
        chart = p.chart.layout(Region(self.room, tallest))
        width = region.width - chart.width - p.apart
        words = self._words(width, tallest)
        tallest = max(tallest, words.height, chart.height)
        notes = p.notes.layout(Region(width if self.noted else region.width))
        foot = Point(0, tallest - notes.height if self.noted else over + tallest + p.gap)
        at = Point(width + p.apart, over + (tallest - chart.height) / 2)
        standing = [(Point(0, over), words), (at, chart), (foot, notes)]
        if not self.leads:
            standing.insert(0, (Point(0, 0), p.title.layout(Region(region.width))))
        return Placed(place(standing, region.width, others + tallest), chart)

    def _words(self, width: float, height: float = 0.0) -> Frame:
        """Title and facts, with room for the notes below them where they stand there."""
        p = self.parts
        if not self.leads:
            return p.facts.layout(Region(width))
        title = p.title.layout(Region(width))
        top = title.height + p.near
        foot = p.gap + p.notes.layout(Region(width)).height if self.noted else 0.0
        facts = p.facts.layout(Region(width, max(0.0, height - top - foot) if self.noted else None))
        height = max(height - foot, top + facts.height)
        y = max(top, min(height * _MIDDLE - facts.height / 2, height - facts.height))
        return place([(Point(0, 0), title), (Point(0, y), facts)], width, height + foot)


@dataclass(frozen=True, slots=True)
class Panelled:
    """A panel in the best of the ways that its width allows.

    Attributes:
        ways: for a width in points; the first is the best, unless charts are to be large.
        largest: whether charts grow in both directions, so that the way in which the chart is larger is better, once
            the panel's height is known; until then, the lowest is.
    """

    ways: Callable[[float], Sequence[PanelWay]]
    largest: bool = False

    def layout(self, region: Region) -> Frame:
        """As tall as the region, or as its parts need."""
        ways = self.ways(region.width)
        if not self.largest or len(ways) == 1:
            return ways[0].placed(region).whole
        placed = [way.placed(region) for way in ways]
        # A strip may be wide and yet too low.
        found = [one for one in placed if one.chart.height >= one.whole.height * _LEAST_FILLED] or placed
        lowest = min(one.whole.height for one in found)
        most = lowest if region.height is None else max(region.height, lowest)
        fitting = [one for one in found if one.whole.height <= most + 0.01]
        return max(fitting, key=lambda one: round(one.chart.width * one.chart.height, 1)).whole
