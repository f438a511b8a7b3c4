"""What is true of a metric, worked out from its typed cells alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from drafting import Draft, Drafted

# From how many times as much on a rise is said by where it came from.
_HUGE = 10


@dataclass(frozen=True)
class Course:
    """The known years that can be compared with one another: those after the last break, of those that are shown."""

    years: tuple[int, ...]
    values: tuple[Fraction, ...]

    def steps(self) -> list[Fraction]:
        return [after - before for before, after in zip(self.values, self.values[1:], strict=False)]

    def having(self, value: Fraction) -> list[int]:
        return [year for year, own in zip(self.years, self.values, strict=True) if own == value]

    def is_complete(self) -> bool:
        return self.years[-1] - self.years[0] == len(self.years) - 1


@dataclass(frozen=True)
class Change:
    """From the year before to the reporting year.

    Attributes:
        amount: without its sign; none where it would be a percentage of nothing.
        unit: "percent" of what was, "points", "minutes" or "hours".
    """

    before: Fraction
    moved: Fraction
    amount: Fraction | None
    unit: str


@dataclass(frozen=True)
class Facts:
    """A metric of a project."""

    draft: Draft
    metric: Drafted

    @property
    def values(self) -> dict[int, Fraction]:
        """The known values of a metric without categories."""
        (row,) = self.metric.rows.values()
        pairs = zip(self.draft.years, row.values(), strict=True)
        return {year: value for year, value in pairs if value is not None}

    @property
    def parts(self) -> dict[str, Fraction]:
        """The reporting year by category."""
        found = {name: row.values()[-1] for name, row in self.metric.rows.items()}
        return {name: value for name, value in found.items() if value is not None}

    @property
    def value(self) -> Fraction:
        """The reporting year's value."""
        return self.values[self.draft.years[-1]]

    def course(self, first: int) -> Course:
        """The course of a chart that begins with a year."""
        known = {year: value for year, value in self.values.items() if year >= first}
        breaks = [year for year in self.metric.breaks if known and min(known) < year <= max(known)]
        kept = {year: value for year, value in known.items() if not breaks or year >= max(breaks)}
        return Course(tuple(kept), tuple(kept.values()))

    def change(self) -> Change | None:
        """None where the year before isn't known, or can't be compared."""
        now = self.draft.years[-1]
        before = self.values.get(now - 1)
        if before is None or now in self.metric.breaks:
            return None
        moved = self.value - before
        if self.metric.unit == "count":
            return Change(before, moved, abs(moved) * 100 / before if before else None, "percent")
        unit = "points" if self.metric.unit == "percent" else self.metric.unit
        return Change(before, moved, abs(moved), unit)
