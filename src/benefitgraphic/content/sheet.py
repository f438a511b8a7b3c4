"""Reads metrics.csv: rows of metrics, columns of years, and the place of every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benefitgraphic.content.fields import as_year
from benefitgraphic.content.findings import Findings
from benefitgraphic.content.near import listed, quoted
from benefitgraphic.content.project import Project
from benefitgraphic.content.read import is_blank, read_text
from benefitgraphic.content.records import BrokenRecordError, Record, cell_starts, read_records
from benefitgraphic.diagnostics import Where

_LIMIT = 5_000_000  # bytes
_MOST_ROWS = 20_000
_MOST_COLUMNS = 80
_SAVE_AS = "save it in the spreadsheet program as 'CSV UTF-8 (comma delimited)'"


@dataclass(frozen=True, slots=True)
class Row:
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
        file: its path, as messages name it.
        lines: its lines, to find cells in.
        columns: the years, ascending, and the column of each, counted from 0.
        rows: all that could be read.
        refused: the metrics of rows that could not be read.
    """

    file: str
    lines: Sequence[str]
    columns: Mapping[int, int]
    rows: tuple[Row, ...]
    refused: frozenset[str]

    @property
    def where(self) -> Where:
        """The first row, which names the columns."""
        return Where(self.file, 1)

    def shown_years(self) -> str:
        """The years there are columns for, as messages list them."""
        return listed([str(year) for year in self.columns], 30)

    def place(self, row: Row, column: int) -> Where:
        """The place of a cell in the first two columns."""
        return place(self.file, self.lines, row.record, column, f"row {row.number}")

    def place_of_year(self, row: Row, year: int) -> Where:
        """The place of a year's cell: "row 4, column 2025 (F4)"."""
        column = self.columns[year]
        path = f"row {row.number}, column {year} ({letters(column)}{row.number})"
        return place(self.file, self.lines, row.record, column, path)


def read_sheet(project: Project, findings: Findings) -> Sheet | None:
    """The sheet beside metrics.yaml; None when it can't be used, with the reason among the findings."""
    shown = project.shown(project.sheet)
    book = project.sheet.with_suffix(".xlsx")
    if not project.sheet.exists() and book.exists():
        message = f"{book.name} can't be read yet, only {project.sheet.name}"
        findings.error("no-csv", message, Where(project.shown(book)), _SAVE_AS)
        return None
    text = read_text(project.sheet, shown, _LIMIT, findings)
    if text is None:
        return None
    try:
        records = read_records(text, _MOST_ROWS + 1)
    except BrokenRecordError as error:
        findings.error("bad-csv", str(error), Where(shown, error.line), error.hint or _SAVE_AS)
        return None
    if len(records) > _MOST_ROWS:
        findings.error("too-large", f"this sheet has more than {_MOST_ROWS:,} rows", Where(shown))
        return None
    return _Reading(shown, findings).sheet(records)


def _seen(cell: str) -> str:
    """What a reader sees of a cell."""
    return "" if is_blank(cell) else cell.strip()


class _Reading:
    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._lines = findings.lines(file)

    def sheet(self, records: Sequence[Record]) -> Sheet | None:
        columns = self._header(records[0])
        if columns is None:
            return None
        rows: list[Row] = []
        refused: set[str] = set()
        for number, record in enumerate(records[1:], 2):
            if not any(map(_seen, record.cells)):
                continue
            if self._is_whole(record, number, max(columns.values()) + 1):
                rows.append(Row(_seen(record.cells[0]), _seen(record.cells[1]), number, record))
            else:
                refused.add(_seen(record.cells[0]))
        return Sheet(self._file, self._lines, columns, tuple(rows), frozenset(refused))

    def _header(self, header: Record) -> dict[int, int] | None:
        """The column of each year; None when the header can't be used."""
        names = [cell.strip() for cell in header.cells]
        while names and not names[-1]:  # empty columns at the right, as spreadsheets leave them
            names.pop()
        if len(names) < 2:
            message, hint = _not_comma_separated("".join(names))
            self._findings.error("bad-header", message, Where(self._file, header.line), hint)
            return None
        for at, expected in enumerate(("metric", "category")):
            if names[at].lower() != expected:
                message = f"column {letters(at)} should be called '{expected}', not {quoted(names[at])}"
                hint = "the first row is: metric,category, then the years"
                self._findings.error("bad-header", message, self._place(header, at), hint)
                return None
        if not 2 < len(names) <= _MOST_COLUMNS:
            much = f"there are more than {_MOST_COLUMNS} columns"
            message = much if len(names) > 2 else "there is no column for any year"
            self._findings.error("bad-header", message, Where(self._file, header.line))
            return None
        return self._years(header, names)

    def _years(self, header: Record, names: Sequence[str]) -> dict[int, int] | None:
        columns: dict[int, int] = {}
        good = True
        for at, name in enumerate(names[2:], 2):
            year = as_year(name)
            if year is None:
                said = f"is called {quoted(name)}, which is not a year" if name else "has no name"
                hint = "columns after 'category' are years such as 2025"
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

    def _is_whole(self, record: Record, number: int, width: int) -> bool:
        """Whether the row has a cell for each column, and no more."""
        cells = record.cells
        extra = next((at for at in range(width, len(cells)) if cells[at].strip()), None)
        if extra is not None:
            hint = "a number with commas has to stand in double quotes"
            where = place(self._file, self._lines, record, extra, f"row {number}")
            self._findings.error("ragged-row", f"row {number} has more cells than the first row", where, hint)
            return False
        if len(cells) < width:
            message = f"row {number} has {len(cells)} of the first row's {width} cells"
            hint = "an unknown value is an empty cell between commas"
            where = Where(self._file, record.line, 0, f"row {number}")
            self._findings.error("ragged-row", message, where, hint)
            return False
        return True

    def _place(self, header: Record, at: int) -> Where:
        return place(self._file, self._lines, header, at, "row 1")


def place(file: str, lines: Sequence[str], record: Record, column: int, path: str) -> Where:
    """Where a cell is in the file; a row that goes over several lines has only its first line."""
    line = lines[record.line - 1] if record.line <= len(lines) else ""
    starts = cell_starts(line) if record.one_line else []
    return Where(file, record.line, starts[column] + 1 if column < len(starts) else 0, path)


def letters(column: int) -> str:
    """A column's letters in a spreadsheet program: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _not_comma_separated(header: str) -> tuple[str, str]:
    """What is wrong with a first row that is a single cell, and what to do."""
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if mark in header:
            return f"this file has {name} between its cells, not commas", _SAVE_AS
    return "the first row should name the columns", "it starts with: metric,category,2024,2025"
