"""Opens exports that are workbooks: each sheet is a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from benefitgraphic.imports.rows import OFTEN, Advance, BrokenTableError, Cell, Row, Rows
from benefitgraphic.project.sheets.archive import damage_told, refuse_large
from benefitgraphic.project.sheets.trimming import last_row, refuse_crowded

_MOST_UNPACKED, _MOST_HELD = 1_500_000_000, 150_000_000  # bytes of a workbook, unpacked
SAVE_AS = "open it in a spreadsheet program, and save it as .xlsx or as 'CSV UTF-8'"
_PACKED, _LITTLE = 200, 20_000  # times that texts may be larger unpacked; bytes packed that are any texts
_SHORTER = "export a shorter period, or as CSV"
_ANEW = "export it again, or open it in a spreadsheet program and save it as .xlsx or as 'CSV UTF-8'"


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet of a workbook. ``last``: the last row that anything stands in, as far as that is known."""

    path: Path
    sheet: str
    size: int
    last: int | None = None

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
                rows = iter(()) if self.last == 0 else sheet.iter_rows(max_row=self.last, values_only=True)
                for at, row in enumerate(rows, 1):
                    if not at % OFTEN:
                        advance(self.size * at // max(lines, at + OFTEN))
                    width = max(width, len(row))  # cells at the end of a row that were never filled are not there
                    yield [*map(_cell, row), *[""] * (width - len(row))]
                advance(self.size)
            finally:
                book.close()


def sheets(path: Path, size: int) -> list[Rows]:
    """Return the sheets of a workbook.

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
            message = "this is not an Excel workbook, but another kind of archive"
            raise BrokenTableError("not-a-workbook", message, SAVE_AS)
        refuse_large(parts, _MOST_UNPACKED, _SHORTER)
        # Sheets are read bit by bit, all else is held in memory.
        refuse_large([part for part in parts if not part.filename.startswith("xl/worksheets/")], _MOST_HELD, _SHORTER)
        with zipfile.ZipFile(path) as archive:
            last = dict(_looked_over(archive, parts))
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, keep_links=False)
        found: list[Rows] = [
            SheetRows(path, sheet.title, size, last.get(getattr(sheet, "_worksheet_path", "")))
            for sheet in book.worksheets
        ]
        book.close()
    return found


def _looked_over(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, int | None]]:
    """Yield the last non-empty row of each moderately sized worksheet; the rest has no more than can be read.

    Raises:
        Refusal: it has.
    """
    for part in parts:
        if part.filename.startswith("xl/worksheets/sheet"):
            if part.file_size <= _MOST_HELD:
                yield part.filename, last_row(archive.read(part))
        elif "sharedstrings" in part.filename.lower():
            # Texts of a million posts are many, but never all alike.
            if part.file_size > _PACKED * max(part.compress_size, _LITTLE):
                raise BrokenTableError("too-large", "this workbook is too large once it is unpacked", _SHORTER)
        else:
            refuse_crowded(part.filename, archive.read(part))


def _cell(value: object) -> Cell:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else str(value)
