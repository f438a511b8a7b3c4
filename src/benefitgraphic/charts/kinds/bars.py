"""Bars: one upright bar a year, from zero, the reporting year strong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from benefitgraphic.charts import marks
from benefitgraphic.charts.chart import TALLEST, ChartKind, Setting
from benefitgraphic.charts.describe.figures import labels
from benefitgraphic.charts.describe.sentences import year_table, years_sentence
from benefitgraphic.charts.fits import of_years
from benefitgraphic.charts.labels import Years, importance, kept_inside, spread, years_first
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Item, Shape
from benefitgraphic.graphics.geometry import Point, Rect, Region
from benefitgraphic.graphics.text.paragraph import place_line, text_width
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric

# A bar's share of its pitch, and its greatest width in multiples of the label's size.
_SHARE = 0.74
_WIDEST = 6.5
# Where few bars stand in a wide place: their least share of the pitch, and the one at which they look best.
_LEAST_SHARE, _GOOD_SHARE = 0.38, 0.5
# A value above zero never looks like zero.
_SLIVER = 1.5
_ROUNDED = 0.22
# Of a value's label, in its size: how far it stands over a bar, and the line that leads from it to a lower one.
_OVER = 0.38
_LEADER = 0.07
# Between two labels beside one another, in their size.
_APART = 0.35
# From the baseline to the lower edge, in line heights, as for trends: they stand beside one another.
_FOOT = 1.3


@dataclass(frozen=True, slots=True)
class Bars:
    """The box."""

    metric: Metric
    setting: Setting

    def layout(self, region: Region) -> Frame:
        """Values above the bars, years below them."""
        s = self.setting
        years = self.metric.years
        values = [None if v is None else float(v) for v in self.metric.values]
        foot = s.label.line_height * _FOOT
        head = s.label_strong.line_height
        height = max(region.height or 0.0, s.height, foot + head + TALLEST)
        ground = height - foot
        room = ground - head
        highest = max((v for v in values if v is not None), default=0.0) or 1.0

        pitch = region.width / len(years)
        bar = min(pitch * _SHARE, s.label.size * _WIDEST)
        # Few years stand together at the left, where the eye is, not far apart.
        pitch = min(pitch, bar / _LEAST_SHARE)
        centres = [pitch * (i + 0.5) for i in range(len(years))]
        items: list[tuple[Point, Item]] = []
        tops = []
        for i, value in enumerate(values):
            length = 0.0 if not value else max(_SLIVER, room * value / highest)
            tops.append(ground - length)
            if length:
                radius = min(bar * _ROUNDED / 4, length)
                at = Rect(centres[i] - bar / 2, ground - length, bar, length)
                items += marks.bar(at, (radius, radius, 0, 0), s, strong=i == len(values) - 1)
        rule = paths.rectangle(pitch * len(years), s.label.size * 0.07)
        items.append((Point(0, ground), Shape(rule, fill=s.rule, crisp=True)))
        years_below = Years([s.wording.year(year) for year in years], centres, region.width, s.label, s.label_strong)
        shown = years_below.shown(years_first(values))
        items += self._values(values, shown, centres, tops, bar, region.width)
        years_line = height - foot + s.label.first_baseline + s.label.line_height * (_FOOT - 1)
        items += years_below.labels(shown, years_line)
        return Frame(region.width, height, tuple(items))

    def _values(
        self,
        values: list[float | None],
        shown: Collection[int],
        centres: list[float],
        tops: list[float],
        bar: float,
        width: float,
    ) -> list[tuple[Point, Item]]:
        """Values over the bars whose years are named."""
        s = self.setting
        last = len(values) - 1
        styles = [s.label_strong if i == last else s.label for i in range(len(values))]
        apart = s.label.size * _APART
        pitch = centres[1] - centres[0] if len(centres) > 1 else width
        for full in (True, False):
            texts = labels(self.metric.values, self.metric, s.wording, full=full)
            widths = [text_width(t, style) for t, style in zip(texts, styles, strict=True)]
            if max(widths) + apart <= pitch:
                break
        places = [kept_inside(c, w, width) for c, w in zip(centres, widths, strict=True)]
        # A label wider than its bar stands clear of the bars beside it, too.
        reaches = [(label + bar) / 2 for label in widths]
        under = [
            min((top for top, centre in zip(tops, centres, strict=True) if abs(centre - place) < reach), default=0.0)
            for place, reach in zip(places, reaches, strict=True)
        ]
        # High over its own bar, between taller ones, it would be taken for one of theirs.
        near = [i for i in range(len(values)) if tops[i] - under[i] <= s.label.cap_height]
        order = [i for i in importance(values) if i in shown and (i in near or i == last)]
        items: list[tuple[Point, Item]] = []
        for i in sorted(spread(widths, places, apart, order)):
            baseline = under[i] - s.label.size * _OVER
            if i not in near:
                # The reporting year's is never left out: a line leads down to its bar.
                line, top = s.label.size * _LEADER, baseline + s.label.size * _OVER / 2
                leader = Shape(paths.rectangle(line, tops[i] - top), fill=s.strong, crisp=True)
                items.append((Point(centres[i] - line / 2, top), leader))
            items += place_line(texts[i], styles[i], Point(places[i] - widths[i] / 2, baseline))
        return items


def _sentence(metric: Metric, wording: Wording) -> str:
    return years_sentence(metric, wording, wording.words.charts.bars)


def _widest(metric: Metric, setting: Setting) -> float:
    """As wide as the widest bars are with the widest gaps between them."""
    return len(metric.years) * setting.label.size * _WIDEST / _GOOD_SHARE


KIND = ChartKind(
    name="bars",
    label="Bars, one a year",
    fits=of_years,
    box=Bars,
    sentence=_sentence,
    table=year_table,
    place="below",
    over_years=True,
    widest=_widest,
)
