"""Reads metrics.xlsx: the values that the spreadsheet program computed, as text, and which of them are numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeAlias

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.characters import flaw, unseen
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.sheets.archive import OLE, ZIP, damage_told
from benefitgraphic.project.sheets.durations import clock, shows_time, shows_year
from benefitgraphic.project.sheets.records import Record, SheetTable, letters
from benefitgraphic.project.sheets.trimming import trimmed
from benefitgraphic.project.suggest import listed, quoted

# openpyxl's ReadOnlyWorksheet; its stubs don't fit its own methods.
_Worksheet: TypeAlias = Any

SHEET_NAME = "metrics"
_MOST_FORMULAS = 10  # named in messages; more have the same cause
_SAVE_AGAIN = "open it in the spreadsheet program and save it as .xlsx"
# Letters that a number format adds, as in #,##0"K"; and the commas by which it shows a thousandth: #,##0,"K".
_ADDED = re.compile(r'"([^"]*)"|\\(.)')
_SCALE = re.compile("k|m|mn|mio|bn?|thousand|millions?|billions?|mille|milliers?|milliards?", re.IGNORECASE)
_SCALED = re.compile("[0#?],+(?![0#?,])")
# What in a number format is only text, a colour or a condition, and so no percent sign that counts.
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read_workbook(data: bytes, file: str, most_rows: int, most_columns: int, findings: Findings) -> SheetTable | None:
    """Read the table in a workbook; None if it can't be used, with the reason among the findings.

    Args:
        data: the file's bytes.
        file: its path, as messages name it.
        most_rows: a sheet with more is refused.
        most_columns: what stands further to the right is not read.
        findings: where problems go.
    """
    try:
        with damage_told(_SAVE_AGAIN):
            _refuse_others(data)
            kept = trimmed(data, most_rows)
            return _WorkbookReading(kept.data, file, most_rows, most_columns, findings).table()
    except Refusal as error:
        findings.error(error.code, str(error), Where(file), error.hint)
    return None


def _refuse_others(data: bytes) -> None:
    """Refuses what is no .xlsx file."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            hint = "save it without a password, since it has to be read whenever the graphic is made"
            raise Refusal("bad-workbook", "this spreadsheet is protected by a password", hint)
        raise Refusal("bad-workbook", "this spreadsheet is in an old format (.xls)", _SAVE_AGAIN)
    if not data.startswith(ZIP):
        message = "this is not a spreadsheet in the .xlsx format, whatever its name says"
        raise Refusal("bad-workbook", message, _SAVE_AGAIN)


def choose(titles: Sequence[str], headed: Sequence[str]) -> str:
    """Which worksheet holds the figures: the one called "metrics", the only one, or the only one with the header.

    Args:
        titles: all worksheets.
        headed: those whose first row starts with metric and category.

    Raises:
        Refusal: when that could be several, or none.
    """
    named = [title for title in titles if title.strip().casefold() == SHEET_NAME]
    if len(named) == 1 or len(titles) == 1:
        return named[0] if named else titles[0]
    if len(headed) == 1:
        return headed[0]
    if not titles:
        raise Refusal("bad-workbook", "this spreadsheet has no worksheet", _SAVE_AGAIN)
    shown = listed([quoted(title) for title in headed or titles], 8)
    hint = f"call the one with the figures '{SHEET_NAME}'"
    if headed:
        message = f"several worksheets look like the one with the figures: {shown}"
    else:
        message = f"none of the worksheets has a first row that starts with metric and category: {shown}"
    raise Refusal("which-worksheet", message, hint)


def is_header(first: object, second: object) -> bool:
    """Whether a row that starts with these is the header."""
    return [str(cell or "").strip().lower() for cell in (first, second)] == ["metric", "category"]


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    exact: bool = False
    computed_empty: bool = False


_EMPTY = _Cell("")


class _WorkbookReading:
    def __init__(self, data: bytes, file: str, most_rows: int, most_columns: int, findings: Findings) -> None:
        self._data, self._file, self._findings = data, file, findings
        self._most_rows, self._most_columns = most_rows, most_columns

    def table(self) -> SheetTable | None:
        sheet = self._sheet(values=True)
        rows: list[list[_Cell]] = []
        kept = 0
        for number, cells in enumerate(sheet.iter_rows(), 1):
            row = [_heading(cell) for cell in cells] if number == 1 else [_cell(cell) for cell in cells]
            while row and row[-1] is _EMPTY:
                row.pop()
            kept = number if row else kept
            if row and (kept > self._most_rows or len(row) > self._most_columns):
                self._refuse_far(number, row)
                return None
            if number <= self._most_rows:
                rows.append(row)
        del rows[kept:]
        computed, seen = self._all_computed(sheet.title, rows), self._all_seen(rows)
        if not (computed and seen):
            return None
        width = max(map(len, rows), default=0)
        return SheetTable(self._file, [_record(row, number, width) for number, row in enumerate(rows, 1)])

    def _sheet(self, *, values: bool, title: str | None = None) -> _Worksheet:
        from openpyxl import load_workbook  # a third of a second, which a project with a CSV file shouldn't pay

        book = load_workbook(BytesIO(self._data), read_only=True, data_only=values, keep_links=False)
        sheets: dict[str, _Worksheet] = {sheet.title: sheet for sheet in book.worksheets}
        for sheet in sheets.values():
            sheet.reset_dimensions()  # what the file says about its own extent may be wrong
        if title is None:
            headed = [name for name, sheet in sheets.items() if len(sheets) > 1 and _is_headed(sheet)]
            title = choose(list(sheets), headed)
        return sheets[title]

    def _refuse_far(self, number: int, row: Sequence[_Cell]) -> None:
        """Refuses a sheet that something stands far below or far to the right in."""
        far = max(self._most_columns, 0) if number <= self._most_rows else 0
        at = next(column for column, cell in enumerate(row) if column >= far and cell is not _EMPTY)
        name = f"{letters(at)}{number}"
        most = f"{self._most_columns - 1} columns" if far else f"{self._most_rows:,} rows"
        message = f"this sheet has more than {most}: {quoted(row[at].text)} is in {name}"
        hint = "delete what doesn't belong to the figures, or copy the figures alone into a new workbook"
        self._findings.error("too-large", message, Where(self._file, number, at + 1, name), hint)

    def _all_computed(self, title: str, rows: list[list[_Cell]]) -> bool:
        """Whether every formula has a value. Programs that only write files, unlike Excel, leave them without."""
        found: list[tuple[int, int, str]] = []
        for number, cells in enumerate(self._sheet(values=False, title=title).iter_rows(), 1):
            if number > self._most_rows:
                break
            row = rows[number - 1] if number <= len(rows) else []
            for at, cell in enumerate(cells):
                known = row[at] if at < len(row) else _EMPTY
                if getattr(cell, "data_type", "") == "f" and not known.text and not known.computed_empty:
                    found.append((number, at, str(getattr(cell, "value", "="))))
        for number, at, formula in found[:_MOST_FORMULAS]:
            name = f"{letters(at)}{number}"
            rest = len(found) - _MOST_FORMULAS
            more = "" if rest < 1 else "; so does 1 more cell" if rest == 1 else f"; so do {rest} more cells"
            message = f"{name} holds a formula that was never computed: {quoted(formula)}{more}"
            hint = "open the file in the spreadsheet program, save it there, and try again; or write the value instead"
            self._findings.error("formula", message, Where(self._file, number, at + 1, name), hint)
        return not found

    def _all_seen(self, rows: list[list[_Cell]]) -> bool:
        found = [
            (number, at, flawed, unseen(cell.text))
            for number, row in enumerate(rows, 1)
            for at, cell in enumerate(row)
            if not cell.exact and (flawed := flaw(cell.text))
        ]
        for number, at, flawed, character in found:
            name = f"{letters(at)}{number}"
            hint = "type the text of this cell again; the character may have come along with copied text"
            message = f"{name} holds an invisible character: {character}" if character else f"{name}: {flawed.message}"
            self._findings.error(flawed.code, message, Where(self._file, number, at + 1, name), hint)
        return not found


def _is_headed(sheet: _Worksheet) -> bool:
    first = next(iter(sheet.iter_rows(min_row=1, max_row=1, min_col=1, max_col=2, values_only=True)), (None, None))
    return is_header(*first)


def _record(row: list[_Cell], number: int, width: int) -> Record:
    texts = [cell.text for cell in row] + [""] * (width - len(row))
    return Record(texts, number, exact=frozenset(at for at, cell in enumerate(row) if cell.exact))


def _heading(cell: Any) -> _Cell:
    """Read a cell of the first row, where a date that shows only its year is that year."""
    value: object = getattr(cell, "value", None)
    if isinstance(value, datetime) and (value.month, value.day) == (1, 1) and shows_year(cell.number_format):
        return _Cell(str(value.year))
    return _cell(cell)


def _cell(cell: Any) -> _Cell:
    """Return what a cell says, in the one notation that `cells.read_exact` reads."""
    value: object = getattr(cell, "value", None)
    if value is None:
        return _Cell("", computed_empty=True) if getattr(cell, "data_type", "") == "str" else _EMPTY
    if isinstance(value, bool):
        return _Cell(str(value).upper())
    if isinstance(value, int | float):
        number_format = getattr(cell, "number_format", None)
        scale = _added_scale(number_format)
        if scale:
            return _Cell(_written(value, False) + scale)
        return _Cell(_written(value, is_percent(number_format)), exact=True)
    if isinstance(value, datetime | time | timedelta) and shows_time(getattr(cell, "number_format", None)):
        return _Cell(clock(value, cell.number_format, cell.parent.parent.epoch))
    if isinstance(value, time):
        return _Cell(f"{value} (time of day)")
    if isinstance(value, date | timedelta):
        return _Cell(str(value).removesuffix(" 00:00:00"))
    text = str(value)
    return _Cell(text) if text else _Cell("", computed_empty=True)


def is_percent(number_format: str | None) -> bool:
    """Whether a spreadsheet program shows a number in this format a hundred times as large, with a percent sign."""
    return "%" in _DECORATION.sub("", (number_format or "").partition(";")[0])


def _added_scale(number_format: str | None) -> str:
    """Return the "K" of a format that shows 618 as 618K, and so as another number to readers; else nothing."""
    shown = (number_format or "").partition(";")[0]
    added = "".join(one or other for one, other in _ADDED.findall(shown)).strip()
    return added if _SCALE.fullmatch(added) and not _SCALED.search(_DECORATION.sub("", shown)) else ""


def _written(value: int | float, percent: bool) -> str:
    """Format a number as plain digits: the 15 that a spreadsheet program shows, without binary rounding errors."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if not exact.is_finite():
        return str(value)
    shown = f"{exact * 100 if percent else exact:f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return f"{shown or '0'}%" if percent else shown or "0"
