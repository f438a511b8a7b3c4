"""Leading numbers: the first figures of the year beside one another, each with its name and its change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Panel
from benefitgraphic.graphics.flow.boxes import Fixed, Tagged, place, wrap
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Frame, Item, Tag
from benefitgraphic.graphics.geometry import PX, Point, Region
from benefitgraphic.graphics.text.lines import Line, drawn
from benefitgraphic.graphics.text.paragraph import Label, Paragraph, TextStyle, place_line, text_width
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.sections.panel_parts import ARROW_GAP, arrow

# How many.
_MOST = 2
# The measure that breaks a line in two, as a share of its width; and none.
_BROKEN, _ENDLESS = 0.98, 1e6
# Between figures, in the widest spaces at least, and in sizes of them: wide enough that "1 418 000" and "48 210" aren't
# read as one number.
_APART = 1.4
_FIGURES_APART = 0.85


def leading(edition: Edition) -> tuple[Panel, ...]:
    """Return the first panels whose figure is known and shown large; no metric twice."""
    found: list[Panel] = []
    for panel in edition.numbers.panels if edition.numbers else ():
        shown = KINDS[panel.chart].figure == "over" and panel.metric.value is not None
        if shown and panel.metric not in [other.metric for other in found]:
            found.append(panel)
    return tuple(found[:_MOST])


def figure_size(edition: Edition, styles: Styles, width: float) -> float | None:
    """How large the figures are set at a width, both in points; None where none is known."""
    panels = leading(edition)
    return _FiguresBeside(panels, edition.wording, styles).size(width) if panels else None


def block(edition: Edition, styles: Styles, most: float) -> Block | None:
    """Lay out the figures in the middle, at a size of ``most`` points; None if none is known."""
    panels = leading(edition)
    if not panels:
        return None
    box = Tagged(_FiguresBeside(panels, edition.wording, styles, most), tag=Tag("Sect", key="numbers"))
    return Block(box, before=styles.space(5), name="the figures")


@dataclass(frozen=True, slots=True)
class _FiguresBeside:
    """Figures beside one another in the middle, each in a column as wide as what stands in it."""

    panels: tuple[Panel, ...]
    wording: Wording
    styles: Styles
    most: float = _ENDLESS

    def _set(self, width: float) -> tuple[list[_FigureColumn], bool]:
        """Return the columns at a width in points, and whether each is as wide as its content if nothing breaks.

        Figures that are too long are set smaller, all alike: as large as all have room together, or else in columns of
        one width.
        """
        styles, count = self.styles, len(self.panels)
        metrics = [panel.metric for panel in self.panels]
        said = [self.wording.figure(metric.value or Decimal(0), metric) for metric in metrics]
        style = styles.text("hero_figure", styles.colours.on_band)
        widths = [text_width(text, style) for text in said]
        for needed in (sum(widths) + count * PX, max(widths) * count):
            # The gap is of a size, or as wide as the figures are large: so they are never read as one.
            shares = [
                (width - self._least_gap * (count - 1)) / needed,
                width / (needed + style.size * _FIGURES_APART * (count - 1)),
            ]
            figure = style.sized(min(style.size * min(1.0, *shares), self.most))
            columns = [self._column(metric, text, figure) for metric, text in zip(metrics, said, strict=True)]
            if sum(column.width(_ENDLESS) for column in columns) <= width - self._gap(columns) * (count - 1):
                return columns, True
        return columns, False

    @property
    def _least_gap(self) -> float:
        return self.styles.space(6) * _APART

    def _gap(self, columns: Sequence[_FigureColumn]) -> float:
        """Return the room between columns, in points."""
        return max(self._least_gap, columns[0].figure.style.size * _FIGURES_APART)

    def size(self, width: float) -> float:
        """Of the figures' type at a width, in points."""
        return self._set(width)[0][0].figure.style.size

    def layout(self, region: Region) -> Frame:
        """As wide as the region."""
        columns, whole = self._set(region.width)
        gap, count = self._gap(columns) if whole else self._least_gap, len(self.panels)
        room = (region.width - gap * (count - 1)) / count
        if not whole:
            lines = max(len(column.change.lines(room)) for column in columns)
            columns = [replace(column, change=column.change.broken(room, lines)) for column in columns]
        widths = [column.width(_ENDLESS) if whole else min(room, column.width(room)) for column in columns]
        beside = list(zip(columns, widths, strict=True))
        names = max(column.name.layout(Region(width)).height for column, width in beside)
        frames = [column.layout(width, names) for column, width in beside]
        taken = sum(widths) + gap * (count - 1)
        xs = [(region.width - taken) / 2 + sum(widths[:index]) + gap * index for index in range(count)]
        height = max(frame.height for frame in frames)
        placed = [(Point(x, 0), frame) for x, frame in zip(xs, frames, strict=True)]
        return place(placed, region.width, height, wheres=[panel.where for panel in self.panels])

    def _column(self, metric: Metric, said: str, figure: TextStyle) -> _FigureColumn:
        styles = self.styles
        label = styles.text("label", styles.colours.on_band_muted)
        name = Paragraph(metric.label.text, label, "centre", balance=True, tag=Tag("H2"), where=metric.label.where)
        moved = metric.change()
        colour = styles.colours.of_change(moved.news if moved else "neither", on_band=True)
        change = _CentredChange(
            self.wording.change_sentence(moved) if moved else "",
            moved.direction if moved else "same",
            styles.text("label", colour).weighted(700),
        )
        return _FigureColumn(name, Label(said, figure, tag=Tag("P", part="figure")), change)


@dataclass(frozen=True, slots=True)
class _FigureColumn:
    """A figure over its name and its change; the name is read first."""

    name: Paragraph
    figure: Label
    change: _CentredChange

    def width(self, room: float) -> float:
        """Return the width that it needs of a room, in points."""
        names = (text_width(drawn(line), self.name.style) for line in self.name.lines(room))
        # A little more, so that no rounding breaks a line.
        return max(self.figure.width, *names, self.change.width(room)) + PX

    def layout(self, width: float, names: float) -> Frame:
        """All in the middle; changes beside one another are level, under names as high as ``names`` points."""
        parts = (self.name, Fixed(self.figure.frame(), align="centre"), self.change)
        name, figure, change = (part.layout(Region(width)) for part in parts)
        below = figure.height + names
        placed = [(Point(0, figure.height), name), (Point(0, 0), figure), (Point(0, below), change)]
        return place(placed, width, below + change.height)


@dataclass(frozen=True, slots=True)
class _CentredChange:
    """A change in words in the middle, led by its arrow."""

    sentence: str
    direction: str
    style: TextStyle
    measure: float = _ENDLESS

    def lines(self, room: float) -> tuple[Line, ...]:
        """Its lines in a room in points; none if there is nothing to say."""
        words = Paragraph(self.sentence, self.style, balance=True)
        return words.lines(min(room, self.measure) - self._lead()) if self.sentence else ()

    def width(self, room: float) -> float:
        """Return the width that it needs of a room, in points; the arrow has its place beside every line."""
        widths = [text_width(drawn(line), self.style) + self._lead() for line in self.lines(room)]
        return max(widths, default=0.0)

    def broken(self, room: float, lines: int) -> _CentredChange:
        """Return it broken over as many lines as its neighbours take, if it would take only one."""
        one = lines > 1 and len(self.lines(room)) == 1
        return replace(self, measure=self.width(room) * _BROKEN) if one else self

    def _mark(self) -> Frame | None:
        return arrow(self.direction, self.style) if self.direction != "same" else None

    def _lead(self) -> float:
        mark = self._mark()
        return mark.width + self.style.size * ARROW_GAP if mark else 0.0

    def layout(self, region: Region) -> Frame:
        """Each line in the middle, the first together with the arrow."""
        if not self.sentence:
            return Frame(region.width, 0.0)
        lead, mark = self._lead(), self._mark()
        lines = self.lines(region.width)
        baseline, step = self.style.first_baseline, self.style.line_height
        items: list[tuple[Point, Item]] = []
        for index, line in enumerate(lines):
            before = 0.0 if index else lead
            x = (region.width - before - text_width(drawn(line), self.style)) / 2
            if mark and not index:
                items += ((Point(x + at.x, at.y), shape) for at, shape in mark.items)
            space = " " if index < len(lines) - 1 else ""
            items += place_line(drawn(line), self.style, Point(x + before, baseline + index * step), ends_with=space)
        frame = Frame(region.width, step * len(lines), tuple(items), baseline)
        return wrap(frame, tag=Tag("P", part="change"))
