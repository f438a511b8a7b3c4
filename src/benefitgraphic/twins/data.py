"""Every figure shown, as a sheet: exact, with the words that the graphic says it in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from benefitgraphic.graphics.frame import TableRow
from benefitgraphic.language.wording import Wording, day_rounded, to_tenth
from benefitgraphic.metrics.metric import Metric

_HEADER = ("metric", "label", "measure", "category", "year", "value", "unit", "shown")
# What a spreadsheet would take for a formula, at the start of a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Measure = Literal["value", "change", "per day"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that readers see.

    Attributes:
        metric: whose it is.
        measure: the value itself, its change from the year before, or its share of a day.
        entry: the figure, its words, its year and category.
    """

    metric: Metric
    measure: Measure
    entry: TableRow

    @property
    def key(self) -> tuple[str, str, str, int, Decimal | None]:
        """What no two figures share: a category may be called what the rest of a ranking is called."""
        entry = self.entry
        return self.metric.key, self.measure, entry.category, entry.year, entry.value

    @property
    def unit(self) -> str:
        """What it is counted in: a change has another unit than its metric."""
        change = self.metric.change()
        return change.unit if self.measure == "change" and change else self.metric.unit


def valued(metric: Metric, year: int, wording: Wording) -> Figure | None:
    """Return a year's value; None if it is not known."""
    value = metric.value_in(year)
    if value is None:
        return None
    return Figure(metric, "value", TableRow(wording.year(year), wording.figure(value, metric), value, year))


def changed(metric: Metric, wording: Wording) -> Figure | None:
    """Return the change from the year before, negative if it fell; None if there is none to report."""
    change = metric.change()
    if change is None:
        return None
    amount = -change.amount if change.direction == "down" else change.amount
    value = _known(amount, to_tenth(amount)) if change.unit == "percent" else amount
    entry = TableRow(wording.year(metric.year), wording.change_sentence(change), value, metric.year)
    return Figure(metric, "change", entry)


def daily(metric: Metric, wording: Wording) -> Figure | None:
    """Return the share of a day; None if it isn't stated."""
    value = metric.per_day_value()
    if value is None:
        return None
    exact = _known(value, day_rounded(value))
    entry = TableRow(wording.year(metric.year), wording.per_day(value), exact, metric.year)
    return Figure(metric, "per day", entry)


def sheet(figures: Iterable[Figure], wording: Wording) -> str:
    """Return the figures as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    writer.writerows(_rows(figures, wording))
    return out.getvalue()


def _rows(figures: Iterable[Figure], wording: Wording) -> Iterator[tuple[str, ...]]:
    for figure in figures:
        metric, entry = figure.metric, figure.entry
        value = "" if entry.value is None else f"{entry.value:f}"
        yield (
            metric.key,
            _cell(metric.label.text),
            figure.measure,
            _cell(entry.category),
            wording.year(entry.year),
            value,
            figure.unit,
            entry.said,
        )


def _known(value: Decimal, said: Decimal) -> Decimal:
    """Return the figure as it is stated; to three digits if that is only "less than" or "more than"."""
    if said.copy_abs() == 100 and value.copy_abs() < 100:
        short = Decimal(f"{100 - value.copy_abs():.3g}")
        return (100 - short).copy_sign(value)
    return said if said or not value else Decimal(f"{value:.3g}")


def _cell(text: str) -> str:
    """Escape a designer's words, which must not run as a formula in the spreadsheet program that opens them."""
    return f"'{text}" if text.startswith(_FORMULA) else text
