"""Reads metrics.csv or metrics.xlsx: rows of metrics, columns of years, and the place of every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from benefitgraphic.diagnostics import Where
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project
from benefitgraphic.project.sheets.cells import read_exact, read_number
from benefitgraphic.project.sheets.delimiters import SPOKEN
from benefitgraphic.project.sheets.durations import day_of_number, serial_number, year_shown_as_date
from benefitgraphic.project.sheets.numerals import ContradictionError, Convention, convention_of
from benefitgraphic.project.sheets.opening import MOST_COLUMNS, open_table
from benefitgraphic.project.sheets.records import Record, SheetTable, letters
from benefitgraphic.project.sheets.workbook import is_header
from benefitgraphic.project.suggest import listed, quoted
from benefitgraphic.project.text_file import is_blank
from benefitgraphic.project.year_fields import no_year_hint

_HIGHEST_TITLE = 20  # rows, among which the one that names the columns is looked for
_OTHER_FORMATS = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of values.

    Attributes:
        metric: the first cell.
        category: the second cell; empty for a metric without categories.
        number: the row's number in a spreadsheet program.
        record: its cells, and where they are.
    """

    metric: str
    category: str
    number: int
    record: Record


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet holds.

    Attributes:
        table: all its rows as they stand in the file.
        columns: the years, ascending, and the column of each, counted from 0.
        rows: all that could be read.
        refused: the metrics of rows that could not be read.
        convention: how its numbers are written.
    """

    table: SheetTable
    columns: Mapping[int, int]
    rows: tuple[SheetRow, ...]
    refused: frozenset[str]
    convention: Convention

    @property
    def file(self) -> str:
        """Its path, as messages name it."""
        return self.table.file

    @property
    def where(self) -> Where:
        """The first row, which names the columns."""
        return Where(self.file, self.table.records[0].line if self.table.records else 1)

    def shown_years(self) -> str:
        """Return the years that have columns, as messages list them."""
        return listed([str(year) for year in self.columns], 30)

    def place(self, row: SheetRow, column: int) -> Where:
        """Return the place of a cell in the first two columns."""
        return self.table.place(row.record, column, f"row {row.number}")

    def place_of_year(self, row: SheetRow, year: int) -> Where:
        """Return the place of a year's cell: "row 4, column 2025 (F4)"."""
        column = self.columns[year]
        return self.table.place(row.record, column, _path(row.number, column, year))

    def value(self, row: SheetRow, year: int, unit: Unit) -> Decimal | None:
        """Read the number in a year's cell; None if it is empty, which means "not known".

        Raises:
            CellError: when it is no number, could mean two numbers, or can't be of that unit.
        """
        column = self.columns[year]
        cell = row.record.cells[column]
        if column in row.record.exact:
            return read_exact(cell, unit)
        return read_number(cell, unit, self.convention, comma_decimals=self.table.delimiter == ";")


def read_sheet(
    project: Project, findings: Findings, fiscal: FiscalYear = CALENDAR, *, even_mixed: bool = False
) -> Sheet | None:
    """Read the sheet beside metrics.yaml; None if it can't be used, with the reason among the findings.

    ``even_mixed``: whether one that writes numbers in two ways is given all the same, as if it showed neither.
    """
    path = project.sheet
    book = path.with_suffix(".xlsx")
    if path != book and path.exists() and book.exists():
        message = f"there are two spreadsheets, {path.name} and {book.name}, and only one can hold the figures"
        hint = f"delete {path.name} if you keep the figures in {book.name}, or else {book.name}"
        findings.error("two-sheets", message, Where(project.shown(book)), hint)
        return None
    if not path.exists():
        other = next((p for p in map(path.with_suffix, _OTHER_FORMATS) if p.is_file()), None)
        if other:
            message = f"{other.name} can't be read, only {path.name} and {book.name}"
            hint = f"open it in the spreadsheet program and save it as {book.name}"
            findings.error("no-csv", message, Where(project.shown(other)), hint)
            return None
    return read_sheet_file(path, project.shown(path), findings, fiscal, even_mixed=even_mixed)


def read_sheet_file(
    path: Path, shown: str, findings: Findings, fiscal: FiscalYear = CALENDAR, *, even_mixed: bool = False
) -> Sheet | None:
    """Read the sheet in one file, called ``shown`` in messages, as `read_sheet` does; None if it can't be used."""
    table = open_table(path, shown, findings)
    return _SheetReading(table, findings, fiscal).sheet(even_mixed) if table else None


def _path(number: int, column: int, year: int) -> str:
    return f"row {number}, column {year} ({letters(column)}{number})"


def _seen(cell: str) -> str:
    """Return what a reader sees of a cell."""
    return "" if is_blank(cell) else cell.strip()


class _SheetReading:
    def __init__(self, table: SheetTable, findings: Findings, fiscal: FiscalYear) -> None:
        self._table, self._file = table, table.file
        self._fiscal = fiscal
        self._findings = findings

    def sheet(self, even_mixed: bool) -> Sheet | None:
        records = self._table.records
        columns = self._header(records[0])
        if columns is None:
            return None
        rows: list[SheetRow] = []
        refused: set[str] = set()
        for number, record in enumerate(records[1:], 2):
            if not any(cell and _seen(cell) for cell in record.cells):
                continue
            if self._is_whole(record, number, max(columns.values()) + 1):
                rows.append(SheetRow(_seen(record.cells[0]), _seen(record.cells[1]), number, record))
            else:
                refused.add(_seen(record.cells[0]))
        convention = self._convention(columns, rows)
        if convention is None and even_mixed:
            convention = Convention()
        return Sheet(self._table, columns, tuple(rows), frozenset(refused), convention) if convention else None

    def _convention(self, columns: Mapping[int, int], rows: Sequence[SheetRow]) -> Convention | None:
        """How the numbers are written; None when they are written in two ways."""
        typed = (
            (row.record.cells[column], (at, year))
            for at, row in enumerate(rows)
            for year, column in columns.items()
            if column not in row.record.exact
        )
        try:
            return convention_of(typed)
        except ContradictionError as error:
            first, second = (self._place_of_number(rows, columns, place) for place in error.places)
            (one, other), (does, but) = error.cells, error.does
            message = f"{second.path}: {quoted(other)} {but}, but in {first.path}, {quoted(one)} {does}"
            self._findings.error("mixed-numbers", message, second, "write all numbers of this file in one way")
            return None

    def _place_of_number(self, rows: Sequence[SheetRow], columns: Mapping[int, int], place: object) -> Where:
        at, year = cast(tuple[int, int], place)
        row, column = rows[at], columns[year]
        return self._table.place(row.record, column, _path(row.number, column, year))

    def _header(self, header: Record) -> dict[int, int] | None:
        """Return the column of each year; None if the header can't be used."""
        names = [cell.strip() for cell in header.cells]
        while names and not names[-1]:  # empty columns at the right, as spreadsheets leave them
            names.pop()
        if len(names) < 2:
            hint = self._hint_for_title() or "it starts with: metric, category, 2024, 2025"
            message = "the first row should name the columns"
            self._findings.error("bad-header", message, Where(self._file, header.line), hint)
            return None
        for at, expected in enumerate(("metric", "category")):
            if names[at].lower() != expected:
                message = f"column {letters(at)} should be called '{expected}', not {quoted(names[at])}"
                hint = self._hint_for_title() or "the first row is: metric, category, then the years"
                self._findings.error("bad-header", message, self._place(header, at), hint)
                return None
        if not 2 < len(names) <= MOST_COLUMNS:
            much = f"there are more than {MOST_COLUMNS} columns"
            message = much if len(names) > 2 else "there is no column for any year"
            self._findings.error("bad-header", message, Where(self._file, header.line))
            return None
        return self._years(header, names)

    def _years(self, header: Record, names: Sequence[str]) -> dict[int, int] | None:
        columns: dict[int, int] = {}
        good = True
        for at, name in enumerate(names[2:], 2):
            year = self._fiscal.read(name)
            if year is None:
                said, hint = self._no_year(name)
                message = f"column {letters(at)} {said}"
                self._findings.error("bad-header", message, self._place(header, at), hint)
                good = False
            elif year in columns:
                message = f"there are two columns for {year}"
                self._findings.error("duplicate-year", message, self._place(header, at))
                good = False
            else:
                columns[year] = at
        return dict(sorted(columns.items())) if good else None

    def _no_year(self, name: str) -> tuple[str, str]:
        """Return the message and the hint for a column whose name isn't a year."""
        number, serial = year_shown_as_date(name), serial_number(name)
        if number:
            shown = f"holds the number {number} in a cell formatted as a date, which shows it as {quoted(name)}"
            return shown, "give the cell the format General"
        day = day_of_number(name)
        if day:
            shown = f"is called {quoted(name)}, the number that a spreadsheet keeps for the day {day}"
            return shown, f"type {day.year} in it, with the format General"
        if serial:
            return f"holds the date {quoted(name)}, not a year", f"type {name[:4]} in it, with the format General"
        said = f"is called {quoted(name)}, which is not a year" if name else "has no name"
        if name and not any(map(str.isdigit, name)):
            elsewhere = "another worksheet" if self._table.is_workbook else "another file"
            return said, f"columns after 'category' are years such as 2025; notes and sums go into {elsewhere}"
        return said, no_year_hint(name, self._fiscal) or "columns after 'category' are years such as 2025"

    def _is_whole(self, record: Record, number: int, width: int) -> bool:
        """Whether the row has a cell for each column, and no more."""
        cells = record.cells
        extra = next((at for at in range(width, len(cells)) if cells[at].strip()), None)
        if extra is not None:
            where = self._table.place(record, extra, f"row {number}")
            message, hint = f"row {number} has more cells than the first row", self._hint_for_extra()
            self._findings.error("ragged-row", message, where, hint)
            return False
        if len(cells) < width:
            message = f"row {number} has {len(cells)} of the first row's {width} cells"
            hint = f"for an unknown value, keep an empty cell between {SPOKEN[self._table.delimiter]}"
            if len(cells) == 1:
                hint += "; delete notes, such as where the figures are from"
            where = Where(self._file, record.line, 0, f"row {number}")
            self._findings.error("ragged-row", message, where, hint)
            return False
        return True

    def _hint_for_title(self) -> str:
        """Return the hint for a first row that is a title, with the column names further down."""
        rows = enumerate(self._table.records[1:_HIGHEST_TITLE], 2)
        heading = next((number for number, record in rows if is_header(*(*record.cells, "", "")[:2])), None)
        return f"delete what is above row {heading}, which names the columns" if heading else ""

    def _hint_for_extra(self) -> str:
        if self._table.is_workbook:
            return "empty this cell (notes may stand in another worksheet), or write its year into the first row"
        if self._table.delimiter == ",":
            return "a number with commas has to be in double quotes"
        return ""

    def _place(self, header: Record, at: int) -> Where:
        return self._table.place(header, at, "row 1")
