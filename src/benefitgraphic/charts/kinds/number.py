"""Number: the figure alone."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.describe.sentences import figure_sentence, year_table
from benefitgraphic.charts.fits import of_one_value
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.metrics.metric import Metric


@dataclass(frozen=True, slots=True)
class Number:
    """Nothing below the figure."""

    metric: Metric
    setting: Setting

    def layout(self, region: Region) -> Frame:
        """Lay out an empty frame."""
        return Frame(region.width, 0.0)


KIND = ChartKind(
    name="number",
    label="Number alone",
    fits=of_one_value,
    box=Number,
    sentence=figure_sentence,
    table=year_table,
    place="none",
)
