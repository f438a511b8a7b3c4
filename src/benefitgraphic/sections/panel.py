"""A panel: one metric with its figure, its change in words, its chart and what was counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.describe.figures import runs_said
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.design.contrast import filling
from benefitgraphic.design.sizes import Role
from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Panel
from benefitgraphic.graphics.colour import mix
from benefitgraphic.graphics.flow.boxes import Box, Card, Tagged
from benefitgraphic.graphics.frame import Stroke, Tag
from benefitgraphic.graphics.text.paragraph import Paragraph, TextStyle, text_width
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.sections.panel_parts import FittedLine, Moved, Notes, PanelFacts, RuledLines, change_width
from benefitgraphic.sections.panel_places import LEAST_CHART, Panelled, Parts
from benefitgraphic.sections.panel_ways import PanelMeasures, ways

# How many times larger a figure that leads may get where its panel has room for it.
_LARGEST = 2.5
# The share of its place that it then takes.
_OF_ITS_PLACE = 0.92
# How much higher the charts of a panel that leads are, at least.
_LEADING = 1.15


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
    line: str


def panel_box(panel: Panel, number: int, edition: Edition, styles: Styles, head: str = "H3") -> Box:
    """Lay out the card of the ``number``-th panel (from 0); a hero stands on the band's colour.

    ``head`` is the role of its title.
    """
    metric, leads = panel.metric, panel.hero
    tones = _hero_tones(styles) if leads else _tones(styles, metric.accent)
    kind = _kind(panel, edition)
    charted = _charted(metric, edition) if kind.over_years else metric
    setting = _setting(tones, edition, styles, leads=leads)
    label = metric.label
    title = Paragraph(
        label.text, styles.text("panel_title", tones.title), balance=True, tag=Tag(head), where=label.where
    )
    sentence, table = kind.sentence(metric, edition.wording), kind.table(metric, edition.wording)
    shown = Tag(kind.role, alt=sentence, key=f"chart-{number}", table=table)
    notes = Notes(
        _notes(metric, edition, charted if kind.over_years else None),
        styles.text("small", tones.quiet),
        styles.space(1),
        shown if kind.role == "Table" else None,
    )
    figure_role: Role = "hero_figure" if leads else "figure"
    figure = styles.text(figure_role, tones.figure)
    moved = kind.moved(metric)
    # An arrow and words say it, too. A share of a day alone is no news.
    change = styles.text("label", styles.colours.of_change(moved.news, on_band=leads) if moved else tones.words)
    lines = RuledLines(
        _more(metric, edition),
        styles.text("tile_title" if leads else "label", tones.title),
        tones.line,
        Tag("P", part="change"),
    )
    alone = kind.place == "none"
    chart: Box = lines if alone else Tagged(kind.box(charted, setting), tag=shown)
    padding = styles.card_padding
    facts = _facts(metric, edition, figure, change, kind, styles)
    parts = Parts(
        title,
        facts,
        chart,
        notes,
        near=styles.space(1, poster=0),
        gap=styles.space(3, printed=2),
        # Pages are narrow: what the gap leaves makes the chart larger.
        apart=styles.space(4, printed=3, poster=4),
        edges=padding.top + padding.bottom,
        share=0.0 if alone else LEAST_CHART,
    )
    larger = parts
    if leads:
        facts = _facts(metric, edition, figure, change, kind, styles, most=_LARGEST)
        larger = replace(parts, facts=facts, chart=replace(lines, across=True) if alone else chart)
    measures = PanelMeasures(
        leads=leads,
        chart_height=setting.height,
        facts=_least(metric, edition, figure, change),
        title=title.natural_width(),
        chart=lines.natural_width() if alone else kind.widest(charted, setting) if kind.widest else None,
    )
    ways_of = partial(ways, kind, parts, larger, measures)
    content = Tagged(Panelled(ways_of, largest=kind.place in ("beside", "either")), where=panel.where)
    return Card(content, padding, tones.ground, tones.border, radius=styles.radius)


def _kind(panel: Panel, edition: Edition) -> ChartKind:
    """Return the kind of chart; a chart of years needs two known values, else the figure stands alone."""
    kind = KINDS[panel.chart]
    if not kind.over_years or sum(value is not None for value in _charted(panel.metric, edition).values) > 1:
        return kind
    return KINDS["number"]


def _setting(tones: Tones, edition: Edition, styles: Styles, *, leads: bool) -> Setting:
    """How the panel's chart is set; one that leads has larger labels."""
    role: Role = "label" if leads else "small"
    return Setting(
        strong=tones.strong,
        muted=tones.muted,
        filling=tones.filling,
        ground=tones.ground,
        rule=tones.rule,
        label=styles.text(role, tones.quiet).weighted(400),
        label_strong=styles.text(role, tones.figure).weighted(700),
        height=styles.chart_height * (_LEADING if leads else 1.0),
        wording=edition.wording,
    )


def _charted(metric: Metric, edition: Edition) -> Metric:
    """Return the years that a chart shows: all charts begin alike, but none is empty for over half its width."""
    alike = metric.since(_first_year(edition))
    empty = next((at for at, value in enumerate(alike.values) if value is not None), 0)
    return alike.since(alike.years[empty]) if empty > len(alike.years) / 2 else alike


def _first_year(edition: Edition) -> int:
    """Return the first year with a known value in any chart of years: they all begin with it."""
    panels = edition.numbers.panels if edition.numbers else ()
    shown = [panel.metric for panel in panels if KINDS[panel.chart].over_years]
    known = [year for one in shown for year, value in zip(one.years, one.values, strict=True) if value is not None]
    return min(known, default=edition.year)


def _facts(
    metric: Metric,
    edition: Edition,
    figure: TextStyle,
    change: TextStyle,
    kind: ChartKind,
    styles: Styles,
    most: float = 1.0,
) -> Box:
    """Lay out the figure, and under it its change with an arrow; ``most``: how many times larger the figure may get."""
    wording, value = edition.wording, metric.value
    if value is None:
        return PanelFacts(None, None, 0.0)
    figure_line: Box | None = None
    if kind.figure == "over":
        line = FittedLine(wording.figure(value, metric), figure, most, _OF_ITS_PLACE)
        figure_line = Tagged(line, tag=Tag("P", part="figure"))
    moved, per_day = kind.moved(metric), metric.per_day_value()
    daily = wording.per_day(per_day) if per_day is not None and kind.place != "none" else ""
    below: Box | None = None
    if moved or daily:
        said = wording.change_sentence(moved) if moved else ""
        below = Moved(said, moved.direction if moved else "same", daily, change)
    return PanelFacts(figure_line, below, styles.space(1))


def _more(metric: Metric, edition: Edition) -> tuple[str, ...]:
    """Return the notes on a figure without a chart: the year before, if comparable, and the share of a day."""
    wording, change, per_day = edition.wording, metric.change(), metric.per_day_value()
    said = []
    if change:
        before = wording.figure(change.base, metric)
        said.append(wording.words.note.format(years=wording.year(change.since), said=before))
    if per_day is not None:
        said.append(wording.per_day(per_day))
    return tuple(said)


def _least(metric: Metric, edition: Edition, figure: TextStyle, change: TextStyle) -> float:
    """Return the least width in which a chart's facts look well beside it.

    The figure and the share of a day are whole, and the change stands on two lines.
    """
    value, moved, per_day = metric.value, metric.change(), metric.per_day_value()
    wide = 0.0 if value is None else text_width(edition.wording.figure(value, metric), figure)
    said = edition.wording.change_sentence(moved) if moved else ""
    daily = text_width(edition.wording.per_day(per_day), change) if per_day is not None else 0.0
    return max(wide, change_width(said, change), daily + change_width("", change))


def _notes(metric: Metric, edition: Edition, charted: Metric | None) -> tuple[str, ...]:
    """Return notes on what was counted, the years that are not known, and where the way of counting changed.

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
        line=mix(colours.on_band_muted, colours.band, 0.3),
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
        line=colours.hairline,
    )
