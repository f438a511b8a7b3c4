"""Opens exports that are workbooks: each sheet is a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from benefitgraphic.content.archive import damage_told, refuse_large
from benefitgraphic.platforms.rows import OFTEN, Advance, BrokenTableError, Cell, Row, Rows

_MOST_UNPACKED, _MOST_HELD = 1_500_000_000, 150_000_000  # bytes of a workbook, unpacked
SAVE_AS = "open it in a spreadsheet program, and save it as .xlsx or as 'CSV UTF-8'"
_ANEW = "export it anew, or open it in a spreadsheet program and save it as .xlsx or as 'CSV UTF-8'"


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet of a workbook."""

    path: Path
    sheet: str
    size: int

    def described(self) -> str:
        """How it is written."""
        return f"Excel, sheet {self.sheet}"

    def read(self, advance: Advance) -> Iterator[Row]:
        """Every row; see `Rows`."""
        from openpyxl import load_workbook

        at = 0
        with damage_told(_ANEW):
            book = load_workbook(self.path, read_only=True, data_only=True, keep_links=False)
            try:
                sheet = book[self.sheet]
                # What the file claims about its size is often wrong.
                sheet.reset_dimensions()
                lines = sheet.max_row or 0
                width = 0
                for at, row in enumerate(sheet.iter_rows(values_only=True), 1):
                    if not at % OFTEN:
                        advance(self.size * at // max(lines, at + OFTEN))
                    width = max(width, len(row))  # cells at the end of a row that were never filled are not there
                    yield [*map(_cell, row), *[""] * (width - len(row))]
                advance(self.size)
            finally:
                book.close()


def sheets(path: Path, size: int) -> list[Rows]:
    """The sheets of a workbook.

    Args:
        path: the file.
        size: its bytes.

    Raises:
        Refusal: when it can't be read.
    """
    if path.suffix.lower() == ".zip":
        raise BrokenTableError("zip-archive", "this is a zip archive", "unpack it, and import the files in it")
    with damage_told(_ANEW):
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
        if not any(part.filename == "xl/workbook.xml" for part in parts):
            message = "this is no Excel workbook, but another kind of archive"
            raise BrokenTableError("not-a-workbook", message, SAVE_AS)
        shorter = "export a shorter period, or as CSV"
        refuse_large(parts, _MOST_UNPACKED, shorter)
        # Sheets are read bit by bit, all else is held in memory.
        refuse_large([part for part in parts if not part.filename.startswith("xl/worksheets/")], _MOST_HELD, shorter)
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, keep_links=False)
        found: list[Rows] = [SheetRows(path, sheet.title, size) for sheet in book.worksheets]
        book.close()
    return found


def _cell(value: object) -> Cell:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else str(value)
