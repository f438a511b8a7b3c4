"""A panel: one metric with its figure, its change in words, its chart and what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.figures import runs_said
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.contrast import filling
from benefitgraphic.content.edition import Edition, Panel
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.sizes import Role
from benefitgraphic.graphics.boxes import Box, Card, Column, Space, Tagged
from benefitgraphic.graphics.frame import Stroke, Tag
from benefitgraphic.graphics.text import Paragraph, TextStyle, text_width
from benefitgraphic.sections.panel_parts import Alone, Beside, FittedLine, Level, Moved, Notes, Wide, change_width
from benefitgraphic.styles import Styles

# The least width of a chart of years at the right of its figure, in its heights.
_WIDE = 3.0


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one panel."""

    ground: str
    border: Stroke | None
    title: str
    figure: str
    words: str
    quiet: str
    strong: str
    muted: str
    filling: str
    rule: str


def panel_box(panel: Panel, number: int, edition: Edition, styles: Styles, head: str = "H3") -> Box:
    """The card of the ``number``-th panel (from 0); a hero stands on the band's colour.

    ``head`` is the role of its title.
    """
    metric = panel.metric
    tones = _hero_tones(styles) if panel.hero else _tones(styles, metric.accent)
    kind = KINDS[panel.chart]
    figure_role: Role = "hero_figure" if panel.hero else "figure"
    setting = Setting(
        strong=tones.strong,
        muted=tones.muted,
        filling=tones.filling,
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
        tag=Tag(head),
        where=metric.label.where,
    )
    figure = styles.text(figure_role, tones.figure)
    moved = kind.moved(metric)
    # An arrow and words say it, too. A share of a day alone is no news.
    said_in = styles.colours.of_change(moved.news, on_band=panel.hero) if moved else tones.words
    change_style = styles.text("label", said_in)
    sentence, table = kind.sentence(metric, edition.wording), kind.table(metric, edition.wording)
    inside = kind.figure == "inside" and metric.value is not None
    said = edition.wording.figure(metric.value, metric) if inside and metric.value is not None else None
    shown = Tag(kind.role, alt=sentence, key=f"chart-{number}", table=table, figure=said)
    charted = _charted(metric, edition) if kind.over_years else metric
    chart = Tagged(kind.box(charted, setting), tag=shown)
    caption = shown if kind.role == "Table" else None
    below = Notes(
        _notes(metric, edition, charted if kind.over_years else None),
        styles.text("small", tones.quiet),
        styles.space(1),
        caption,
    )
    facts = tuple(_facts(metric, edition, figure, change_style, kind, styles))
    needed = _least(metric, edition, figure, change_style)
    content = _arranged(kind, title, facts, needed, figure.cap_height, chart, below, styles)
    return Card(
        Tagged(content, where=panel.where), styles.card_padding, tones.ground, tones.border, radius=styles.radius
    )


def _charted(metric: Metric, edition: Edition) -> Metric:
    """The years that a chart shows: they all begin alike, but none is empty for more than half of its width."""
    alike = metric.since(_first_year(edition))
    empty = next((at for at, value in enumerate(alike.values) if value is not None), 0)
    return alike.since(alike.years[empty]) if empty > len(alike.years) / 2 else alike


def _first_year(edition: Edition) -> int:
    """The first year of which any chart of years knows a value: with that one, they all begin."""
    panels = edition.numbers.panels if edition.numbers else ()
    shown = [panel.metric for panel in panels if KINDS[panel.chart].over_years]
    known = [year for one in shown for year, value in zip(one.years, one.values, strict=True) if value is not None]
    return min(known, default=edition.year)


def _arranged(
    kind: ChartKind,
    title: Paragraph,
    facts: tuple[Box, ...],
    needed: float,
    cap: float,
    chart: Box,
    notes: Box,
    styles: Styles,
) -> Box:
    """The panel's parts in their places.

    ``needed`` is the least width of the facts beside a chart, ``cap`` the height of the figure, both in points.
    """
    gap, near = Space(styles.space(2 if styles.is_printed else 3)), Space(styles.space(0 if styles.is_poster else 1))
    if kind.place == "none":
        return Alone(title, Column(facts), notes, cap, near.height, gap.height)
    if kind.place == "beside":
        enough = styles.chart_height * (1.0 if styles.is_printed else 1.6)
        # Pages are narrow: what the gap leaves makes the chart larger.
        apart = styles.space(3 if styles.is_printed and not styles.is_poster else 4)
        beside = Beside(
            Column(facts), chart, styles.chart_height, enough, apart, styles.space(2), needed, kind.figure == "inside"
        )
        return Column((title, near, beside, gap, notes), grow=2)
    if not facts:
        return Column((title, gap, chart, gap, notes), grow=2)
    if styles.is_poster:
        enough = styles.chart_height * _WIDE
        needed = max(needed, title.natural_width())
        wide = Wide(title, Column(facts), chart, enough, styles.space(5), near.height, styles.space(2), needed)
        return Column((wide, gap, notes), grow=0)
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
    if kind.figure == "over":
        facts.append(Tagged(FittedLine(wording.figure(value, metric), figure), tag=Tag("P", part="figure")))
    moved, per_day = kind.moved(metric), metric.per_day_value()
    if moved or per_day is not None:
        said = wording.change_sentence(moved) if moved else ""
        daily = wording.per_day(per_day) if per_day is not None else ""
        words = Moved(said, moved.direction if moved else "same", daily, change)
        if facts and styles.is_poster:
            wide = text_width(wording.figure(value, metric), figure)
            # Two lines stand well beside a figure: the change's own, or the change and the share of a day.
            needed = (
                text_width(said, change) + change.size * 1.5 if said and daily else change_width(said or daily, change)
            )
            return [Level(facts[0], wide, words, needed, styles.space(2))]
        facts += [Space(styles.space(1)), words]
    return facts


def _least(metric: Metric, edition: Edition, figure: TextStyle, change: TextStyle) -> float:
    """The least width in which a chart's facts look well beside it.

    The figure and the share of a day are whole, and the change stands on two lines.
    """
    value, moved, per_day = metric.value, metric.change(), metric.per_day_value()
    wide = 0.0 if value is None else text_width(edition.wording.figure(value, metric), figure)
    said = edition.wording.change_sentence(moved) if moved else ""
    daily = text_width(edition.wording.per_day(per_day), change) if per_day is not None else 0.0
    return max(wide, change_width(said, change), daily + change_width("", change))


def _notes(metric: Metric, edition: Edition, charted: Metric | None) -> tuple[str, ...]:
    """What was counted, the years that are not known, and where the way of counting changed.

    A chart that begins later than the others beside it says so: the years until then are not known.
    """
    wording = edition.wording
    notes = [metric.definition.text]
    known = [value is not None for value in metric.values]
    first = known.index(True) if any(known) else 0
    if any(known):
        others = _first_year(edition) if charted else edition.year
        gaps = tuple(year for year in metric.years[:first] if charted and others <= year < charted.years[0])
        gaps += tuple(year for year, there in zip(metric.years[first:], known[first:], strict=True) if not there)
        if gaps:
            notes.append(wording.words.note.format(years=runs_said(gaps, wording), said=f"{wording.words.not_known}."))
    notes += [
        wording.words.note.format(years=wording.year(year), said=reason.text)
        for year, reason in metric.breaks
        # Where nothing is known from before, nothing can't be compared.
        if metric.years[first] < year <= metric.year
    ]
    return tuple(notes)


def _hero_tones(styles: Styles) -> Tones:
    colours = styles.colours
    marks = styles.band_marks
    return Tones(
        ground=colours.band,
        border=None,
        title=colours.on_band_muted,
        figure=colours.on_band,
        words=colours.highlight,
        quiet=colours.on_band_muted,
        strong=marks.strong,
        muted=marks.muted,
        filling=filling(marks, colours.band),
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
        words=accent.text,
        quiet=colours.muted,
        strong=accent.strong,
        muted=accent.muted,
        filling=filling(accent, colours.paper),
        rule=accent.muted,
    )
