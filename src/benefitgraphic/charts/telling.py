"""What charts of one value a year say in words and as a table."""

from __future__ import annotations

from benefitgraphic.charts.chart import Table
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.wording import Wording


def year_sentence(metric: Metric, wording: Wording) -> str:
    """The label, the reporting year's value and its change: "Messages received, 2025: 48,210, up 7.6% on 2024."."""
    value = wording.words.not_known if metric.value is None else wording.value(metric.value, metric.unit)
    change = metric.change()
    compared = f", {wording.change_sentence(change)}" if change else ""
    return f"{metric.label.text}, {wording.year(metric.year)}: {value}{compared}."


def year_table(metric: Metric, wording: Wording) -> Table:
    """One row a year; an unknown value is said to be unknown."""
    rows = tuple(
        (wording.year(year), wording.words.not_known if value is None else wording.value(value, metric.unit))
        for year, value in zip(metric.years, metric.values, strict=True)
    )
    return Table(metric.label.text, ("", metric.label.text), rows)
