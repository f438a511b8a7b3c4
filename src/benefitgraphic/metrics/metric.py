"""What was counted: a metric's values by year, and what may be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from benefitgraphic.diagnostics import Where
from benefitgraphic.metrics.precision import decimals_of, rounded
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.text import Text

Unit = Literal["count", "percent", "minutes", "hours"]
Better = Literal["up", "down", "neither"]
ChangeUnit = Literal["percent", "points", "minutes", "hours"]
ChangeDirection = Literal["up", "down", "same"]
News = Literal["good", "bad", "neither"]

# From what is said as 1,000% on, a percentage tells less than the value that it started from.
_HUGE = Decimal("999.95")


@dataclass(frozen=True, slots=True)
class Change:
    """How far a value moved from the year before.

    Attributes:
        unit: counts move by percent, percents by points, times by minutes or hours.
        amount: how far, never negative; of counts not rounded, else the difference of the figures as they are said.
        direction: which way.
        since: the year compared with.
        base: the value compared with.
        better: which direction is good news.
    """

    unit: ChangeUnit
    amount: Decimal
    direction: ChangeDirection
    since: int
    base: Decimal = Decimal(0)
    better: Better = "neither"

    @property
    def news(self) -> News:
        """Whether it is good news or bad; a value that didn't move is neither."""
        if self.better == "neither" or self.direction == "same":
            return "neither"
        return "good" if self.direction == self.better else "bad"

    @property
    def is_huge(self) -> bool:
        """Whether it began so small that the percentage says little: 12 and then 48,210 is up 401,650%."""
        return self.unit == "percent" and self.amount >= _HUGE


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
        fiscal: on which day its years begin.
        total: the metric that its categories are parts of; None where there is none.
        accent: which of the theme's accents its charts are in, from 0, in rotation.
        is_split: whether its categories are percents of one whole, and come to 100 together.
        decimals: with how many, at most, its figures are said.
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
    fiscal: FiscalYear = CALENDAR
    total: Metric | None = None
    is_split: bool = False
    accent: int = 0
    decimals: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        bounds = (Decimal(0), Decimal(100)) if self.unit == "percent" else (Decimal(0),)
        # The dataclass is frozen for others; this follows from the values.
        object.__setattr__(self, "decimals", decimals_of(self.known, bounds))

    @property
    def known(self) -> frozenset[Decimal]:
        """Every known value, of all years and categories."""
        rows = (self.values, *(category.values for category in self.categories))
        return frozenset(value for row in rows for value in row if value is not None)

    def since(self, first: int) -> Metric:
        """Return the same metric without the years before ``first``."""
        start = next((at for at, year in enumerate(self.years) if year >= first), 0)
        cut = tuple(replace(category, values=category.values[start:]) for category in self.categories)
        return replace(self, years=self.years[start:], values=self.values[start:], categories=cut)

    def as_said(self, value: Decimal) -> Decimal:
        """One of its values as exact as it is said; no two that differ are said alike."""
        return rounded(value, self.decimals)

    @property
    def value(self) -> Decimal | None:
        """The reporting year's value."""
        return self.value_in(self.year)

    @property
    def previous(self) -> Decimal | None:
        """The value of the year before the reporting year."""
        return self.value_in(self.year - 1)

    def value_in(self, year: int) -> Decimal | None:
        """Return a year's value; None if it is not known."""
        return dict(zip(self.years, self.values, strict=True)).get(year)

    def break_in(self, first: int, last: int) -> tuple[int, Text] | None:
        """Return the break that makes ``last`` incomparable with ``first``, if there is one."""
        return next((found for found in self.breaks if first < found[0] <= last), None)

    def change(self) -> Change | None:
        """Return the change from the year before; None if there is nothing to compare it with."""
        value, base, since = self.value, self.previous, self.year - 1
        if value is None or not base or self.break_in(since, self.year):
            return None
        moved = value - base
        direction: ChangeDirection = "same" if not moved else "up" if moved > 0 else "down"
        amount = abs(moved)
        if self.unit == "count":
            return Change("percent", amount * 100 / base, direction, since, base, self.better)
        unit: ChangeUnit = "points" if self.unit == "percent" else self.unit
        amount = abs(self.as_said(value) - self.as_said(base))
        return Change(unit, amount, direction, since, base, self.better)

    def per_day_value(self) -> Decimal | None:
        """Return the reporting year's value per actual day of the year; None if it shouldn't be shown."""
        value = self.value if self.per_day else None
        return None if value is None else value / self.fiscal.days(self.year)
