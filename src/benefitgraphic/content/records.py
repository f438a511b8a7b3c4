"""Cuts a CSV file into rows and cells, and knows where each began."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A row as the csv module reads it, with the line on which it starts, and whether it ends there too."""

    cells: Sequence[str]
    line: int
    one_line: bool


class BrokenRecordError(ValueError):
    """A row that can't be cut into cells, and the line on which it starts."""

    def __init__(self, message: str, line: int, hint: str) -> None:
        super().__init__(message)
        self.line, self.hint = line, hint


def read_records(text: str, most: int) -> list[Record]:
    """The rows of a CSV file, blank ones included: a giant file is not read beyond ``most``.

    Raises:
        BrokenRecordError: when quotation marks don't match.
    """
    records: list[Record] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            records.append(Record(cells, start, reader.line_num == start))
            start = reader.line_num + 1
            if len(records) >= most:
                break
    except csv.Error as error:
        raise BrokenRecordError(*_in_words(str(error), start)) from error
    return records


def cell_starts(line: str) -> list[int]:
    """Where each cell of a line begins, its opening quote included."""
    starts, in_quotes = [0], False
    for at, character in enumerate(line):
        if character == '"':
            in_quotes = not in_quotes
        elif character == "," and not in_quotes:
            starts.append(at + 1)
    return starts


def _in_words(error: str, line: int) -> tuple[str, int, str]:
    if "unexpected end" in error or "field larger" in error:
        hint = 'close it; inside quotes, write "" for one that is part of the text'
        return "a quotation mark is opened in this row and never closed", line, hint
    if "expected after" in error:
        return (
            "in this row, text goes on after a closing quotation mark",
            line,
            "put all of the cell in quotes",
        )
    return f"this row can't be read as CSV: {error}", line, ""
