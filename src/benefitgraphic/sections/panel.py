"""A panel: one metric with its figure, its change in words, its chart and what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.edition import Edition, Panel
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.sizes import Role
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.boxes import Box, Card, Column, Fixed, Padded, Row, Space, Tagged, Track
from benefitgraphic.graphics.frame import Frame, Shape, Stroke, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region
from benefitgraphic.graphics.text import Paragraph, TextStyle, place_line, side_bearing, text_width
from benefitgraphic.styles import Styles


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one panel."""

    ground: str
    border: Stroke | None
    title: str
    figure: str
    change: str
    quiet: str
    strong: str
    muted: str
    rule: str


def panel_box(panel: Panel, number: int, edition: Edition, styles: Styles) -> Box:
    """The card of the ``number``-th panel (from 0); a hero stands on the band's colour."""
    tones = _hero_tones(styles) if panel.hero else _tones(styles, number + 2)
    kind = KINDS[panel.chart]
    metric = panel.metric
    figure_role: Role = "hero_figure" if panel.hero else "figure"
    setting = Setting(
        strong=tones.strong,
        muted=tones.muted,
        ground=tones.ground,
        rule=tones.rule,
        label=styles.text("small", tones.quiet),
        label_strong=styles.text("small", tones.figure).weighted(700),
        figure=styles.text("figure", tones.figure),
        height=styles.chart_height * (1.15 if panel.hero else 1.0),
        wording=edition.wording,
    )
    title = Paragraph(
        metric.label.text,
        styles.text("panel_title", tones.title),
        balance=True,
        tag=Tag("H3"),
        where=metric.label.where,
    )
    figure = styles.text(figure_role, tones.figure)
    change_style = styles.text("label", tones.change)
    shown = Tag(kind.role, alt=kind.sentence(metric, edition.wording), key=f"chart-{number}")
    chart = Tagged(kind.box(metric, setting), tag=shown)
    caption = shown if kind.role == "Table" else None
    below = _Notes(_notes(metric, edition), styles.text("small", tones.quiet), styles.space(1), caption)
    facts = tuple(_facts(metric, edition, figure, change_style, kind, styles))
    content = _arranged(kind, title, facts, _least(metric, edition, figure, change_style), chart, below, styles)
    return Card(
        Tagged(content, where=panel.where), styles.card_padding, tones.ground, tones.border, radius=styles.radius
    )


def _arranged(
    kind: ChartKind,
    title: Box,
    facts: tuple[Box, ...],
    needed: float,
    chart: Box,
    notes: Box,
    styles: Styles,
) -> Box:
    """The panel's parts in their places; ``needed``: the least width of the facts beside a chart, in points."""
    gap, near = Space(styles.space(2 if styles.is_paged else 3)), Space(styles.space(1))
    if kind.place == "none":
        # The figure stands at the foot, on its note, not over a hole.
        return Column((title, near, *facts, gap, notes), push=1)
    if kind.place == "beside":
        enough = styles.chart_height * (1.0 if styles.is_paged else 1.6)
        beside = _Beside(Column(facts), chart, styles.chart_height, enough, styles.space(4), styles.space(2), needed)
        return Column((title, near, beside, gap, notes), grow=2)
    if not facts:
        return Column((title, gap, chart, gap, notes), grow=2)
    return Column((title, near, *facts, gap, chart, gap, notes), grow=len(facts) + 3)


def _facts(
    metric: Metric, edition: Edition, figure: TextStyle, change: TextStyle, kind: ChartKind, styles: Styles
) -> list[Box]:
    """The figure, its share of a day, and its change with an arrow."""
    wording = edition.wording
    facts: list[Box] = []
    value = metric.value
    if value is None:
        return facts
    if kind.has_figure:
        facts.append(Tagged(FittedLine(wording.value(value, metric.unit), figure), tag=Tag("P")))
    moved = metric.change() if not metric.by or kind.has_figure else None
    per_day = metric.per_day_value() if metric.per_day else None
    if moved or per_day is not None:
        said = wording.change_sentence(moved) if moved else ""
        daily = wording.per_day(per_day) if per_day is not None else ""
        facts += [Space(styles.space(1)), _Change(said, moved.direction if moved else "same", daily, change)]
    return facts


def _least(metric: Metric, edition: Edition, figure: TextStyle, change: TextStyle) -> float:
    """The least width in which a chart's facts look well beside it: the figure whole, the change on two lines."""
    value, moved = metric.value, metric.change()
    wide = 0.0 if value is None else text_width(edition.wording.value(value, metric.unit), figure)
    said = text_width(edition.wording.change_sentence(moved), change) if moved else 0.0
    return max(wide, said * 0.62 + change.size)


def _notes(metric: Metric, edition: Edition) -> tuple[str, ...]:
    """What was counted, the years that are not known, and where the way of counting changed."""
    wording = edition.wording
    notes = [metric.definition.text]
    known = [value is not None for value in metric.values]
    if any(known):
        first = known.index(True)
        gaps = [
            wording.year(year) for year, there in zip(metric.years[first:], known[first:], strict=True) if not there
        ]
        if gaps:
            notes.append(f"{', '.join(gaps)}: {wording.words.not_known}.")
    notes += [
        f"{wording.year(year)}: {reason.text}"
        for year, reason in metric.breaks
        if metric.years[0] < year <= metric.year
    ]
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Small paragraphs under a chart; the first, what was counted, is the caption of a chart that is a table."""

    notes: tuple[str, ...]
    style: TextStyle
    gap: float
    table: Tag | None

    def layout(self, region: Region) -> Frame:
        paragraphs: list[Box] = [Paragraph(note, self.style, tag=Tag("P")) for note in self.notes]
        if self.table:
            paragraphs[0] = Tagged(Paragraph(self.notes[0], self.style, tag=Tag("Caption")), tag=self.table)
        return Column(tuple(paragraphs), gap=self.gap).layout(Region(region.width))


@dataclass(frozen=True, slots=True)
class _Beside:
    """A chart with its facts at its right, or above it where there is no room."""

    facts: Box
    chart: Box
    side: float
    enough: float
    gap: float
    line_gap: float
    needed: float

    def layout(self, region: Region) -> Frame:
        room = region.width - self.gap - self.needed
        if room >= self.enough:
            # A square as large as the width allows, or as the other panels of the row are tall.
            side = min(room, max(self.side, (region.height or 0.0) - self.line_gap))
            chart = Fixed(self.chart.layout(Region(side, side)))
            row = Row(((Track(width=side), chart), (Track(share=1), self.facts)), gap=self.gap, align="middle")
            return Padded(row, Insets(top=self.line_gap)).layout(region)
        return Column((self.facts, Space(self.line_gap), self.chart), grow=2).layout(region)


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
_ARROW_GAP = 0.34


@dataclass(frozen=True, slots=True)
class _Change:
    """A change in words, led by an arrow: a shape, since the words say the direction too; no arrow for "same"."""

    sentence: str
    direction: str
    daily: str
    style: TextStyle

    def layout(self, region: Region) -> Frame:
        if self.direction == "same":
            return self._words(region)
        high = self.style.cap_height * _ARROW
        wide = high * _ARROW_WIDTH
        up = [(0.0, high), (wide / 2, 0.0), (wide, high)]
        down = [(0.0, 0.0), (wide, 0.0), (wide / 2, high)]
        baseline = self.style.first_baseline
        arrow = Shape(paths.polygon(up if self.direction == "up" else down), fill=self.style.colour)
        at = Point(0, baseline - (self.style.cap_height + high) / 2)
        mark = Frame(wide, self.style.line_height, ((at, arrow),), baseline)
        gap = self.style.size * _ARROW_GAP
        words = Fixed(self._words(Region(region.width - wide - gap)))
        return Row(((Track(width=wide), Fixed(mark)), (Track(share=1), words)), gap=gap).layout(region)

    def _words(self, region: Region) -> Frame:
        """The change and the share of a day on one line, or below one another: no line begins with a dot."""
        said = [part for part in (self.sentence, self.daily) if part]
        together = " · ".join(said)
        if text_width(together, self.style) <= region.width:
            said = [together]
        return Column(tuple(Paragraph(part, self.style, tag=Tag("P")) for part in said)).layout(Region(region.width))


def _hero_tones(styles: Styles) -> Tones:
    colours = styles.colours
    marks = styles.band_marks
    return Tones(
        ground=colours.band,
        border=None,
        title=colours.on_band_muted,
        figure=colours.on_band,
        change=colours.highlight,
        quiet=colours.on_band_muted,
        strong=marks.strong,
        muted=marks.muted,
        rule=marks.muted,
    )


def _tones(styles: Styles, number: int) -> Tones:
    colours = styles.colours
    accent = styles.accent(number)
    return Tones(
        ground=colours.paper,
        border=styles.border,
        title=colours.muted,
        figure=colours.heading,
        change=accent.text,
        quiet=colours.muted,
        strong=accent.strong,
        muted=accent.muted,
        rule=accent.muted,
    )
