"""What was counted: a metric's values by year, and what may be said about them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from benefitgraphic.content.text import Text
from benefitgraphic.diagnostics import Where

Unit = Literal["count", "percent", "minutes", "hours"]
Better = Literal["up", "down", "neither"]
ChangeUnit = Literal["percent", "points", "minutes", "hours"]


@dataclass(frozen=True, slots=True)
class Change:
    """How far a value moved from the year before.

    Attributes:
        unit: counts move by percent, percents by points, times by minutes or hours.
        amount: how far, never negative, not rounded.
        direction: which way.
        since: the year compared with.
    """

    unit: ChangeUnit
    amount: Decimal
    direction: Literal["up", "down", "same"]
    since: int


@dataclass(frozen=True, slots=True)
class Category:
    """One row of a metric by category, such as a channel; values line up with ``Metric.years``."""

    name: str
    values: tuple[Decimal | None, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric as the reporting year sees it: later years in the sheet are not known to it.

    Attributes:
        key: its name in the sheet and in placeholders.
        label: its name for readers.
        definition: one plain sentence that says what was counted.
        unit: what the values are.
        better: which direction is good news.
        per_day: whether to say it by the day too.
        breaks: years in which the way of counting changed, with the reason, ascending.
        by: what the categories are, such as "channel"; None for a metric without any.
        year: the reporting year.
        years: from the sheet's first to the reporting year; a year that the sheet skips is there, and not known.
        values: one a year; None is "not known". A count's categories are summed where all are known; other units
            can't be summed.
        categories: the rows by category, in the sheet's order.
        where: the metric's place in metrics.yaml.
    """

    key: str
    label: Text
    definition: Text
    unit: Unit
    better: Better
    per_day: bool
    breaks: tuple[tuple[int, Text], ...]
    by: str | None
    year: int
    years: tuple[int, ...]
    values: tuple[Decimal | None, ...]
    categories: tuple[Category, ...]
    where: Where

    @property
    def value(self) -> Decimal | None:
        """The reporting year's value."""
        return self.value_in(self.year)

    @property
    def previous(self) -> Decimal | None:
        """The value of the year before the reporting year."""
        return self.value_in(self.year - 1)

    def value_in(self, year: int) -> Decimal | None:
        """A year's value; None when it is not known."""
        return dict(zip(self.years, self.values, strict=True)).get(year)

    def break_in(self, first: int, last: int) -> tuple[int, Text] | None:
        """The break that makes ``last`` incomparable with ``first``, if there is one."""
        return next((found for found in self.breaks if first < found[0] <= last), None)

    def change(self) -> Change | None:
        """The change from the year before; None when there is nothing that it could be compared with."""
        value, base, since = self.value, self.previous, self.year - 1
        if value is None or not base or self.break_in(since, self.year):
            return None
        moved = value - base
        direction: Literal["up", "down", "same"] = "same" if not moved else "up" if moved > 0 else "down"
        amount = abs(moved)
        if self.unit == "count":
            return Change("percent", amount * 100 / base, direction, since)
        if self.unit == "percent":
            return Change("points", amount, direction, since)
        return Change(self.unit, amount, direction, since)

    def per_day_value(self) -> Decimal | None:
        """The reporting year's value spread over its days, leap years included; None where that isn't to be said."""
        value = self.value if self.per_day else None
        return None if value is None else value / (366 if calendar.isleap(self.year) else 365)
