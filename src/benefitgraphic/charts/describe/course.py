"""The course of a metric over the years that a chart shows: what may be said of it in any language."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from benefitgraphic.metrics.metric import Metric

# More breaks than these are counted, not named.
MOST_BREAKS = 2

Movement = Literal["steady", "rose", "fell", "never_fell", "never_rose", "varied"]


class KnownYear(NamedTuple):
    """A year whose value is known."""

    year: int
    value: Decimal


class Extreme(NamedTuple):
    """The highest or lowest value, and every year that has it."""

    value: Decimal
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What a chart over the years shows.

    Attributes:
        first: the first year to speak of: years before the metric was ever known are none of its gaps.
        last: the last year shown, known or not.
        points: the known years that can be compared with one another: those after the last break.
        breaks: the years in which the way of counting changed between two known ones.
        gaps: the years not known, where any year is.
    """

    first: int
    last: int
    points: tuple[KnownYear, ...]
    breaks: tuple[int, ...]
    gaps: tuple[int, ...]

    @property
    def is_complete(self) -> bool:
        """Whether no year is missing between the points."""
        return self.points[-1].year - self.points[0].year == len(self.points) - 1

    @property
    def is_whole(self) -> bool:
        """Whether every year shown is a point."""
        return len(self.points) == self.last - self.first + 1

    @property
    def is_to_the_end(self) -> bool:
        """Whether the last point is the last year shown."""
        return self.points[-1].year == self.last

    @property
    def is_clear(self) -> bool:
        """Whether the points' first and last years are named before: as the chart's own, or as a break."""
        return (bool(self.breaks) or self.points[0].year == self.first) and self.is_to_the_end

    @property
    def movement(self) -> Movement:
        """Which way it went from point to point."""
        steps = [after.value - before.value for before, after in itertools.pairwise(self.points)]
        rises, falls = [step > 0 for step in steps], [step < 0 for step in steps]
        if any(rises) and any(falls):
            return "varied"
        if any(rises):
            return "rose" if all(rises) else "never_fell"
        if any(falls):
            return "fell" if all(falls) else "never_rose"
        return "steady"

    @property
    def lowest(self) -> Extreme:
        """The least of the points."""
        return self._with(min(point.value for point in self.points))

    @property
    def highest(self) -> Extreme:
        """The greatest of the points."""
        return self._with(max(point.value for point in self.points))

    def _with(self, value: Decimal) -> Extreme:
        return Extreme(value, tuple(point.year for point in self.points if point.value == value))


def course_of(metric: Metric) -> Course:
    """Return the course over all years, from the first known one."""
    years = list(zip(metric.years, metric.values, strict=True))
    start = next((year for year, value in years if value is not None), metric.years[0])
    shown = [(year, value) for year, value in years if year >= start]
    known = [KnownYear(year, value) for year, value in shown if value is not None]
    breaks: list[int] = []
    if known:
        breaks = [year for year, _ in metric.breaks if known[0].year < year <= known[-1].year]
    return Course(
        first=shown[0][0],
        last=shown[-1][0],
        points=tuple(point for point in known if not breaks or point.year >= breaks[-1]),
        breaks=tuple(breaks),
        gaps=tuple(year for year, value in shown if value is None) if known else (),
    )


def runs_of(years: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last year of every unbroken run of ascending years."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs
