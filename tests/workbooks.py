"""Makes workbooks, as a spreadsheet program saves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Fill = Callable[[Workbook], None]


def save(path: Path, *rows: Sequence[object], more: Fill = lambda book: None) -> Path:
    """A workbook with one sheet of these rows, after something more was done to it."""
    return save_sheets(path, {"Figures": rows}, more)


def save_sheets(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], more: Fill = lambda book: None) -> Path:
    """A workbook with these sheets, numbers as numbers."""
    book = Workbook()
    assert book.active
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    more(book)
    book.save(path)
    return path
