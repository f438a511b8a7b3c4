"""Years as an organization counts them: those of the calendar, or fiscal ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_SPAN = re.compile(r"((?:19|20|21)[0-9]{2})([-–/])([0-9]{2}|[0-9]{4})")

_NAMED = re.compile(rf"(?<![0-9])(?:{_SPAN.pattern}|{_YEAR.pattern})(?![0-9])")


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """On which day each year begins. A year is called by the one in which it begins: from April on, 2025 is 2025–26.

    Attributes:
        month: 1 to 12.
        day: a day which that month has in every year.
    """

    month: int = 1
    day: int = 1

    @property
    def is_calendar(self) -> bool:
        """Whether it is the calendar's own year, and lies in one."""
        return (self.month, self.day) == (1, 1)

    def period(self, year: int) -> tuple[date, date]:
        """Return a year's first and last day."""
        return date(year, self.month, self.day), date(year + 1, self.month, self.day) - timedelta(days=1)

    def calendar_years(self, year: int) -> tuple[int, ...]:
        """Return the calendar years that a year lies in: two for 2025-26, only itself for a calendar year."""
        return (year,) if self.is_calendar else (year, year + 1)

    def touches(self, named: tuple[int, int], year: int) -> bool:
        """Whether a year named in a text, or the first and last of several, may speak of a year.

        "2021-2025" and "2026" do of the fiscal year 2025-26, and "2024-25" doesn't, as it is another.
        """
        first, last = named
        if not self.is_calendar and last == first + 1:
            return first == year
        own = self.calendar_years(year)
        return first <= own[-1] and own[0] <= last

    def days(self, year: int) -> int:
        """How many days a year has: 366 where a February 29 lies in it."""
        first, last = self.period(year)
        return (last - first).days + 1

    def read(self, said: str) -> int | None:
        """Read a year, "2025" or, where years begin in one and end in the next, "2025-26"; None if it is none."""
        if _YEAR.fullmatch(said):
            return int(said)
        span = None if self.is_calendar else _SPAN.fullmatch(said)
        if span is None:
            return None
        first = int(span[1])
        return first if f"{first + 1}".endswith(span[3]) else None

    def is_said(self, year: int, text: str) -> bool:
        """Whether a text says a year as it is called: "2025", not as a part of "2021-2025"; or "2025-26"."""
        named = (found.group() for found in _NAMED.finditer(text))
        return any(self.read(said) == year and (self.is_calendar or not said.isdigit()) for said in named)

    def like(self, year: int, said: str) -> str:
        """Format a year as another one was typed: 2026 like "2025-26" is "2026-27"."""
        span = _SPAN.fullmatch(said.strip())
        if span is None or self.is_calendar:
            return str(year)
        return f"{year}{span[2]}{str(year + 1)[-len(span[3]) :]}"


CALENDAR = FiscalYear()
