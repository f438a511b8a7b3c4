"""Share: one part of a whole as a ring; its figure stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.describe.sentences import once_sentence, year_table
from benefitgraphic.charts.fits import of_a_percent
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Item, Shape
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric

# In shares of the diameter. What is left of the whole is a thinner ring: told apart by form, not by colour alone.
_RING = 0.15
_REST = 0.05
# Above none and below all, some of each is always seen (in turns).
_LEAST = 0.008


@dataclass(frozen=True, slots=True)
class Share:
    """The box."""

    metric: Metric
    setting: Setting

    def layout(self, region: Region) -> Frame:
        """Draw a ring as wide as the region or as tall as the chart, whichever is less."""
        s = self.setting
        value = self.metric.value
        diameter = min(region.width, max(region.height or 0.0, s.height))
        share = 0.0 if value is None else float(value) / 100
        if 0 < share < 1:
            share = min(max(share, _LEAST), 1 - _LEAST)
        items: list[tuple[Point, Item]] = []
        if share < 1:
            rest = paths.ring_segment(diameter, diameter * _REST, share, 1.0)
            items.append((Point(0, 0), Shape(rest, fill=s.muted)))
        if share > 0:
            items.append((Point(0, 0), Shape(paths.ring_segment(diameter, diameter * _RING, 0, share), fill=s.strong)))
        return Frame(diameter, diameter, tuple(items))


def _sentence(metric: Metric, wording: Wording) -> str:
    return once_sentence(metric, wording, wording.words.charts.ring)


KIND = ChartKind(
    name="share",
    label="Share of a whole",
    fits=of_a_percent,
    box=Share,
    sentence=_sentence,
    table=year_table,
    place="beside",
    words=("ring",),
)
