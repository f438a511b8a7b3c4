"""Says of each row on which day its figures count, or that they don't."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from benefitgraphic.imports.dates import DateError, names_zone, read_day, shape_of
from benefitgraphic.imports.formats import Recognised
from benefitgraphic.imports.ledger import Ledger
from benefitgraphic.imports.rows import Cell, Row
from benefitgraphic.imports.settling import Settled, UnsettledError
from benefitgraphic.imports.tally import Period
from benefitgraphic.project.suggest import quoted

_REMEMBERED = 50_000
_DATE = 10  # characters of a date in digits; what follows is a time of day


class Daybook:
    """The days of one table's rows, as ordinals; 0 for a row that is left out, with the reason in the ledger."""

    def __init__(
        self, found: Recognised, settled: Settled, period: Period, covers: Period | None, *, whole: bool, final: bool
    ) -> None:
        self._columns, self._lives = found.columns, found.format.shape.whole_life
        self._order, self._whole, self._final = settled.order, whole, final
        self._first, self._last = period[0].toordinal(), period[1].toordinal()
        self._covered = covers[0].toordinal() if covers else 0
        self._known: dict[Cell, int] = {}
        self._heads: dict[str, int] = {}
        self._times: set[str] = set()
        self._shapes: dict[tuple[int | None, str], tuple[int, str]] = {}
        self.zoned = "(gmt)" in (found.columns.headers[at].casefold() if (at := found.columns.date) is not None else "")
        self.just_outside = 0
        self.by_day: bool | None = None

    def reader(self, ledger: Ledger) -> Callable[[int, Row], int]:
        """Return the function to call for each row, with its number."""
        column, first, last, whole = self._columns.date, self._first, self._last, self._whole
        if column is None:
            return lambda at, row: self._within(at, self._covered, ledger) if ledger.is_data(at, row) else 0
        known, by, lives = self._known, self._columns.day, self._lives

        def day_of(at: int, row: Row) -> int:
            cell = row[column]
            day = known.get(cell) or self._day(at, row, cell, ledger)
            if by is not None and not (self.by_day is False and row[by] in lives):
                return self._of_figures(at, row, day, ledger)
            return day if whole or first <= day <= last else self._within(at, day, ledger)

        return day_of

    def _within(self, at: int, day: int, ledger: Ledger) -> int:
        if not day or self._whole or self._first <= day <= self._last:
            return day
        self.just_outside += day in (self._first - 1, self._last + 1)
        ledger.leave("outside", at, date.fromordinal(day).isoformat())
        return 0

    def _of_figures(self, at: int, row: Row, day: int, ledger: Ledger) -> int:
        """Return the day of the figures, if a column may name it, as in a daily export."""
        column = self._columns.day
        if not day or column is None:
            return 0
        cell = row[column]
        whole = cell in self._lives or not str(cell).strip() or str(cell).strip() in self._lives
        if self.by_day is None:
            self.by_day = not whole
        elif self.by_day == whole:
            message = "this file has rows for single days and rows for posts' whole lives, which count the same twice"
            ledger.refuse(at, column, "mixed-days", message, "export one or the other")
            return 0
        return self._within(at, day if whole else self._read(at, column, cell, ledger), ledger)

    def _day(self, at: int, row: Row, cell: Cell, ledger: Ledger) -> int:
        """Return the day that a cell in the date column names."""
        if isinstance(cell, str) and cell[_DATE:] in self._times and cell[:_DATE] in self._heads:
            return self._heads[cell[:_DATE]]
        said = str(cell).strip()
        if said and ledger.is_total(said):
            ledger.leave("total", at)
        elif said:
            if self._columns.date == 0 and not any(row[1:]) and not self._is_day(said):
                ledger.leave_if_last(at, said, 0, "not-a-date", f"{quoted(said)} is not a date")
                return 0
            return self._read(at, self._columns.date, cell, ledger)
        elif ledger.is_data(at, row):
            ledger.leave("undated", at)
        return 0

    def _read(self, at: int, column: int | None, cell: Cell, ledger: Ledger) -> int:
        found = self._known.get(cell)
        if found:
            return found
        if not isinstance(cell, str):
            ledger.refuse(at, column, "not-a-date", f"{cell} is a number, not a date")
            return 0
        if self._is_turned(at, column, cell, ledger):
            return 0
        try:
            found = read_day(cell, self._order).toordinal()
        except DateError as error:
            if error.code == "ambiguous-date" and not self._final:
                raise UnsettledError("days") from None
            ledger.refuse(at, column, error.code, str(error), error.hint)
            return 0
        if not self._remember_parts(cell, found) and len(self._known) < _REMEMBERED:
            self._known[cell] = found
        return found

    def _is_day(self, said: str) -> bool:
        """Whether a cell could be a day at all."""
        try:
            read_day(said, self._order)
        except DateError as error:
            return error.code != "not-a-date"
        return True

    def _is_turned(self, at: int, column: int | None, cell: str, ledger: Ledger) -> bool:
        """Whether a date is written in another way than those above it.

        A spreadsheet program that takes the month first makes real dates of 03/04/2025, and leaves 13/04/2025.
        """
        self.zoned = self.zoned or names_zone(cell)
        shape = shape_of(cell)
        if shape is None:
            return False
        first = self._shapes.setdefault((column, shape), (at, cell.strip()))
        other = self._shapes.get((column, "year last" if shape == "year first" else "year first"))
        if other is None or first[0] != at:
            return other is not None
        message = f"{quoted(cell.strip())} has the {shape}, but row {other[0]} ({other[1]}) doesn't"
        hint = (
            "export the file again, and don't save it in a spreadsheet program: one has turned some of the dates around"
        )
        ledger.refuse(at, column, "contradicting-dates", message, hint)
        return True

    def _remember_parts(self, cell: str, found: int) -> bool:
        """Remember a date and a time of day apart: a million posts have many moments, but few days and minutes."""
        head, rest = cell[:_DATE], cell[_DATE:]
        try:
            apart = bool(rest) and read_day(head, self._order).toordinal() == found
        except DateError:
            return False
        if apart and len(self._times) < _REMEMBERED and len(self._heads) < _REMEMBERED:
            self._heads[head] = found
            self._times.add(rest)
        return apart
