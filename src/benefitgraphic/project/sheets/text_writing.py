"""Changes a CSV file in place: what isn't changed keeps its encoding, its quotes, its line ends and its marks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.encodings import UnreadableTextError, decode
from benefitgraphic.project.sheets.cells import read_number
from benefitgraphic.project.sheets.change import NewColumn, SheetChange, refuse_other_meanings
from benefitgraphic.project.sheets.delimiters import declared
from benefitgraphic.project.sheets.numerals import CellError, Convention, convention_of, is_unsettled, number
from benefitgraphic.project.sheets.sheet import Sheet
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.text_file import without_blank_end

_NEWLINE = re.compile("\r\n|\n|\r")
# A mark of thousands, and a percent sign with the space before it.
_GROUPED = re.compile("\\d([.,' ’\u00a0\u202f\u2009])\\d{3}(?!\\d)")
_PERCENT = re.compile(r"(?<!\s)\s*+%$")
# The marks at a file's start, and how it goes on after each.
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(slots=True)
class _SheetLine:
    """A row as it stands in the file: its cells with their quotes, and the line end."""

    cells: list[str]
    end: str


def changed_text(data: bytes, sheet: Sheet, change: SheetChange) -> bytes:
    """Return the file's bytes with the change applied.

    Raises:
        SheetNotWritable: when a category has characters that the file's encoding lacks.
    """
    text, codec = decode(data)
    delimiter = sheet.table.delimiter
    first = _NEWLINE.search(text)
    head = text[: first.end()] if first and declared(text[: first.start()]) else ""
    table = without_blank_end(text[len(head) :])
    lines, blank_end = list(_cut(table, delimiter)), text[len(head) + len(table) :]
    if change.new:
        _insert_column(lines, change.new)
    mark = decimal_mark(sheet)
    _refuse_to_settle(sheet, change)
    metrics = {row.number: row.metric for row in sheet.rows}
    for (row, year), value in change.cells.items():
        cells, at = lines[row - 1].cells, change.columns[year]
        typed = "" if value is None else _as_before(_said(cells[at]), value, sheet, change.units.get(metrics[row]))
        typed += "%" if (row, year) in change.signed and not typed.endswith("%") else ""
        cells[at] = _in_quotes_like(cells[at], typed, delimiter)
    places = [(year, change.columns[year]) for year in sheet.columns]
    _keep_meanings(lines, sheet, [at for _, at in places], mark)
    after = {(row.number, year): _said(lines[row.number - 1].cells[at]) for row in sheet.rows for year, at in places}
    refuse_other_meanings(sheet, change, after)
    for new in change.rows:
        values = {
            change.columns[year]: number_typed(value, mark) + ("%" if year in new.signed else "")
            for year, value in new.values.items()
        }
        width = max(change.columns.values()) + 1
        _insert_row(lines, {0: new.metric, 1: new.category, **values}, width, delimiter)
    written = head + "".join(delimiter.join(line.cells) + line.end for line in lines) + blank_end
    return _encoded(written, data, codec, sheet, change)


def _cut(text: str, delimiter: str) -> Iterator[_SheetLine]:
    """Yield the rows as the csv module splits them, with nothing removed."""
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}\r\n]*')
    cells: list[str] = []
    at = 0
    while at < len(text) or cells:
        found = cell.match(text, at)
        if found is None:  # the second pattern matches anything, even nothing
            raise AssertionError
        cells.append(found[0])
        at = found.end()
        if text.startswith(delimiter, at):
            at += len(delimiter)
            continue
        end = _NEWLINE.match(text, at)
        at = end.end() if end else at
        yield _SheetLine(cells, end[0] if end else "")
        cells = []


def _insert_column(lines: list[_SheetLine], new: NewColumn) -> None:
    neighbour = min(new.at, new.beside)  # as it is counted now
    for at, line in enumerate(lines):
        if len(line.cells) > neighbour:
            beside = line.cells[neighbour]
            typed = new.heading if at == 0 else ""
            line.cells.insert(new.at, f'"{typed}"' if beside.startswith('"') else typed)


def _insert_row(lines: list[_SheetLine], said: Mapping[int, str], width: int, delimiter: str) -> None:
    """Insert a row with these cells, by column, after the last row of its metric, or after all rows."""
    own = [at for at, line in enumerate(lines) if _said(line.cells[0]) == said[0]]
    used = [at for at, line in enumerate(lines) if any(map(_said, line.cells))]
    before = (own or used)[-1]
    like = lines[before].cells
    width = max(len(lines[0].cells), width)
    models = like + [""] * width
    typed = [_in_quotes_like(models[at], said.get(at, ""), delimiter) for at in range(width)]
    end = lines[before].end
    if not end:
        lines[before].end = next((line.end for line in lines if line.end), "\n")
    lines.insert(before + 1, _SheetLine(typed, end))


def _said(cell: str) -> str:
    return cell[1:-1].replace('""', '"').strip() if cell.startswith('"') else cell.strip()


def _in_quotes_like(model: str, text: str, delimiter: str) -> str:
    needed = any(c in text for c in (delimiter, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if needed or model.startswith('"') else text


def decimal_mark(sheet: Sheet) -> str:
    """Return the decimal mark for numbers written into this sheet."""
    convention = sheet.convention
    if convention.decimal:
        return convention.decimal
    if convention.thousands in (".", ","):
        return "," if convention.thousands == "." else "."
    dots = any("." in row.record.cells[at] for row in sheet.rows for at in sheet.columns.values())
    return "," if sheet.table.delimiter == ";" and not dots else "."


def number_typed(value: Decimal, mark: str) -> str:
    """Format a number with this decimal mark and no other mark, so that it can't be read as another number."""
    typed = f"{value:f}".replace(".", mark)
    # "1.234" could mean thousands; "1.2340" can't.
    return f"{typed}0" if is_unsettled(typed) else typed


def _as_before(before: str, value: Decimal, sheet: Sheet, unit: Unit | None) -> str:
    """Format a number with the cell's former thousands marks and percent sign, if that is unambiguous."""
    typed = number_typed(value, decimal_mark(sheet))
    if unit is None:
        return typed
    whole, mark, decimals = typed.partition(decimal_mark(sheet))
    between = _GROUPED.search(before)
    if between:
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", between[1], whole)
    percent = _PERCENT.search(before) if unit == "percent" else None
    alike = whole + mark + decimals + (percent[0] if percent else "")
    try:
        meant = read_number(alike, unit, sheet.convention, comma_decimals=sheet.table.delimiter == ";")
    except CellError:
        return typed
    return alike if meant == value else typed


def _refuse_to_settle(sheet: Sheet, change: SheetChange) -> None:
    """Refuses decimals where their mark would be the first to say what the designer's own numbers mean."""
    if sheet.convention.decimal or all(value == value.to_integral_value() for value in change.values):
        return
    for row in sheet.rows:
        for year, column in sheet.columns.items():
            cell = row.record.cells[column]
            # A comma in a file with commas marks thousands: more than that is not read into it.
            usual = "," in cell and sheet.table.delimiter != ";" and not sheet.convention.thousands
            if is_unsettled(cell) and not usual and _meant(cell, sheet.convention) is None:
                place = sheet.place_of_year(row, year).path
                message = f"{place}: {quoted(cell)} could mean two numbers; settle that first"
                raise change.refusal(sheet, "ambiguous-number", message)


def _keep_meanings(lines: list[_SheetLine], sheet: Sheet, columns: Sequence[int], mark: str) -> None:
    """Where the cell is gone that showed what "1,234" means, writes that out."""
    cells = [(lines[row.number - 1].cells, at) for row in sheet.rows for at in columns]
    if convention_of((_said(found[at]), at) for found, at in cells) == sheet.convention:
        return
    for found, at in cells:
        value = _meant(_said(found[at]), sheet.convention) if is_unsettled(_said(found[at])) else None
        if value is not None:
            percent = "%" if _said(found[at]).endswith("%") else ""
            found[at] = _in_quotes_like(found[at], number_typed(value, mark) + percent, sheet.table.delimiter)


def _meant(cell: str, convention: Convention) -> Decimal | None:
    """Return the number in a cell; None if the convention doesn't settle it."""
    try:
        return number(cell.strip().removesuffix("%"), convention)
    except CellError:
        return None


def _encoded(text: str, data: bytes, codec: str, sheet: Sheet, change: SheetChange) -> bytes:
    bom = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    try:
        written = bom + text.encode(_BOMS.get(bom, codec))
        if decode(written)[0] == text:
            return written
    except (UnicodeEncodeError, UnreadableTextError):
        pass
    names = [row.category or row.metric for row in change.rows]
    odd = next((name for name in names if not name.isascii()), "a name")
    message = f"{quoted(odd)} can't be written into this file, which is saved as Windows-1252"
    raise change.refusal(sheet, "not-writable", message)
