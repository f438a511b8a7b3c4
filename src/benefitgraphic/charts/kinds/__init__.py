"""The chart kinds: one file for each, and the only list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from benefitgraphic.charts.chart import ChartKind
from benefitgraphic.charts.kinds import bars, number, ranking, share, trend, waffle

KINDS: Mapping[str, ChartKind] = MappingProxyType(
    {one.KIND.name: one.KIND for one in (trend, bars, ranking, share, waffle, number)}
)
"""Every kind by the name that the config uses, in the order in which they are offered."""
