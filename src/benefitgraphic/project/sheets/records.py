"""Rows of cells, wherever they come from, and where each cell stands; cuts CSV into them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.sheets.delimiters import declared, delimiter_of

_NEVER_CLOSED = "a quotation mark is opened in this row and never closed"
_GOES_ON = "in this row, text goes on after a closing quotation mark"
_HINTS = {
    _NEVER_CLOSED: 'close it; inside quotes, write "" for one that is part of the text',
    _GOES_ON: "put all of the cell in quotes",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A row.

    Attributes:
        cells: what stands in each, as text.
        line: the line on which it starts; in a workbook, the row's number.
        one_line: whether it ends on that line too.
        exact: the columns whose cells are numbers, in a workbook: written 1234.5, whatever the sheet's convention is.
    """

    cells: Sequence[str]
    line: int
    one_line: bool = True
    exact: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetTable:
    """All rows of a sheet, the header first.

    Attributes:
        file: its path, as messages name it.
        records: the rows, blank ones included, so that they count as in a spreadsheet program.
        delimiter: what stands between cells; empty for a workbook.
        lines: the lines of a text file, to find cells in.
    """

    file: str
    records: Sequence[Record] = ()
    delimiter: str = ""
    lines: Sequence[str] = field(default=(), repr=False)

    @property
    def is_workbook(self) -> bool:
        """Whether it comes from a workbook, where cells are more than text."""
        return not self.delimiter

    def place(self, record: Record, column: int, path: str) -> Where:
        """Where a cell is; of a text file's row that goes over several lines, only the first line is known."""
        if self.is_workbook:
            return Where(self.file, record.line, column + 1, path)
        line = self.lines[record.line - 1] if record.line <= len(self.lines) else ""
        starts = cell_starts(line, self.delimiter) if record.one_line else []
        return Where(self.file, record.line, starts[column] + 1 if column < len(starts) else 0, path)


class BrokenRecordError(Refusal):
    """A row that can't be cut into cells; ``at`` is the line on which it starts."""


def read_table(text: str, file: str, lines: Sequence[str], most: int) -> SheetTable:
    """Read a CSV file's rows; its header, or a ``sep=`` line before it, shows the delimiter.

    Raises:
        BrokenRecordError: when quotation marks don't match.
    """
    skipped = 1 if lines and declared(lines[0]) else 0
    delimiter = delimiter_of(lines[:1])
    body = io.StringIO(text, newline="")
    if skipped:
        body.seek(len(lines[0]) + (2 if text.startswith("\r\n", len(lines[0])) else 1))
    return SheetTable(file, _read_records(body, delimiter, most, skipped + 1), delimiter, lines)


def _read_records(body: io.StringIO, delimiter: str, most: int, start: int) -> list[Record]:
    """Read the rows, including blank ones, but none of a giant file beyond ``most``."""
    records: list[Record] = []
    reader = csv.reader(body, delimiter=delimiter, strict=True)
    before = start - 1
    try:
        for cells in reader:
            end = reader.line_num + before
            records.append(Record(cells, start, end == start))
            start = end + 1
            if len(records) >= most:
                break
    except csv.Error as error:
        message = csv_error_in_words(error)
        raise BrokenRecordError("bad-csv", message, _HINTS.get(message, ""), start) from error
    return records


def cell_starts(line: str, delimiter: str = ",") -> list[int]:
    """Where each cell of a line begins, its opening quote included."""
    starts, in_quotes = [0], False
    for at, character in enumerate(line):
        if character == '"':
            in_quotes = not in_quotes
        elif character == delimiter and not in_quotes:
            starts.append(at + 1)
    return starts


def csv_error_in_words(error: csv.Error) -> str:
    """Describe what is wrong with a row that the csv module can't split into cells."""
    said = str(error)
    if "unexpected end" in said or "field larger" in said:
        return _NEVER_CLOSED
    if "expected after" in said:
        return _GOES_ON
    return f"this row can't be read as CSV: {said}"


def letters(column: int) -> str:
    """Return a column's letters in a spreadsheet program: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
