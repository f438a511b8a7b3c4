"""Every chart kind by the name that the config uses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from benefitgraphic.charts import bars, number, ranking, share, trend, waffle
from benefitgraphic.charts.chart import ChartKind

KINDS: Mapping[str, ChartKind] = MappingProxyType(
    {
        "trend": trend.KIND,
        "bars": bars.KIND,
        "ranking": ranking.KIND,
        "share": share.KIND,
        "waffle": waffle.KIND,
        "number": number.KIND,
    }
)
