"""Which ways there are to place a panel's chart, by its kind and the panel's width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benefitgraphic.charts.chart import ChartKind
from benefitgraphic.sections.panel_places import Beside, PanelWay, Parts, Stacked

# The least width of a chart of years at the right of its figure, in its heights; and in its greatest widths, where that
# is less than the panel's.
_WIDE = 3.0
_NARROWED = 0.5
# The least side of a ring or of cells beside its figure, in least heights of charts.
_ENOUGH = 0.75
# Of a panel that leads: the height of a ring or of cells at its right, and its width at most, as shares of the panel's
# width.
_RING_HIGH, _CELLS_HIGH, _MOST = 0.3, 0.2, 0.45
# How much of the panel a lone figure takes, and the rest what is said of it.
_FIGURE = 0.58
# A panel is broad where its facts take no more than this share of it: one that leads, and any other.
_LED, _ALONE = 0.45, 0.3


@dataclass(frozen=True, slots=True)
class PanelMeasures:
    """What decides where a panel's chart stands; lengths in points.

    Attributes:
        leads: whether the panel is a hero.
        chart_height: the least height of a chart.
        facts: the least width of the facts beside a chart.
        title: the width of the title on one line.
        chart: beyond which width the chart gains nothing; None where it always does.
    """

    leads: bool
    chart_height: float
    facts: float
    title: float
    chart: float | None


def ways(kind: ChartKind, parts: Parts, larger: Parts, measures: PanelMeasures, width: float) -> Sequence[PanelWay]:
    """Return the ways for a width in points, the best first.

    Args:
        kind: of the chart.
        parts: of the panel.
        larger: the same with a figure that takes what room there is beside a chart.
        measures: theirs.
        width: inside the panel.
    """
    m, stacked = measures, Stacked(parts)
    room = width - parts.apart - m.facts
    if kind.place == "none":
        wide = m.chart or 0.0
        if room >= wide > 0 and m.facts <= width * (_LED if m.leads else _ALONE):
            beside = replace(larger, chart=parts.chart)
            return (Beside(beside, max(wide, width * (1 - _FIGURE)), 0.0, m.leads),)
        return (Stacked(larger),)
    if kind.place in ("beside", "either"):
        return _of_a_whole(kind, parts, larger, m, width)
    if kind.over_years:
        if m.leads:
            # A title beside the chart stays on one line.
            room = width - parts.apart - max(m.facts, m.title)
        widest = m.chart if m.chart and m.chart < width else None
        if room >= m.chart_height * _WIDE or (widest and room >= widest * _NARROWED):
            return (Beside(larger, min(room, widest or room), m.chart_height, m.leads),)
    return (stacked,)


def _of_a_whole(kind: ChartKind, parts: Parts, larger: Parts, m: PanelMeasures, width: float) -> Sequence[PanelWay]:
    """Place a ring or cells: beside the figure where it isn't small there, or below it."""
    stacked = Stacked(parts)
    words = max(m.facts, min(m.title, width * _LED)) if m.leads else m.facts
    room = width - parts.apart - words
    if room < m.chart_height * _ENOUGH:
        return (stacked,)
    if not m.leads:
        side = width * _CELLS_HIGH if m.facts <= width * _ALONE else 0.0
        return (Beside(parts, room, max(m.chart_height, side)), stacked)
    if kind.place == "beside":
        side = max(m.chart_height, width * _RING_HIGH)
        return (Beside(larger, min(room, width * _MOST), side, leads=True, noted=True),)
    return (Beside(larger, room, max(m.chart_height, width * _CELLS_HIGH), leads=True), stacked)
