"""Changes a workbook through openpyxl, and refuses to where anything in it would be lost on the way."""

from __future__ import annotations

import re
import warnings
import zipfile
from copy import copy
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, cast

from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.sheets.change import NewColumn, SheetChange, refuse_other_meanings
from benefitgraphic.project.sheets.durations import SECONDS, SECONDS_A_DAY, shows_time
from benefitgraphic.project.sheets.records import letters
from benefitgraphic.project.sheets.sheet import Sheet
from benefitgraphic.project.sheets.trimming import trimmed
from benefitgraphic.project.sheets.workbook import choose, is_header, is_percent

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.dimensions import ColumnDimension
    from openpyxl.worksheet.worksheet import Worksheet

# What openpyxl reads and writes again. calcChain is made anew by spreadsheet programs.
_KEPT = re.compile(
    r"\A(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml|docProps/thumbnail\.\w+"
    r"|xl/(workbook|styles|sharedStrings|calcChain)\.xml|xl/_rels/workbook\.xml\.rels|xl/theme/theme\d+\.xml"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/printerSettings/printerSettings\d+\.bin|.*/)"
)
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
_LOST = (
    ("vbaproject", "macros"),
    ("pivot", "a pivot table"),
    ("chart", "a chart"),
    ("media/", "a picture"),
    ("drawing", "a drawing or a note"),
    ("comment", "notes or comments"),
    ("tables/", "an area formatted as a table"),
    ("externallink", "links to other workbooks"),
    ("labelinfo", "a sensitivity label"),
)
_MOST_MARKS = 400_000  # some 100,000 cells, at three or four each
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip archive can name


def changed_workbook(data: bytes, sheet: Sheet, change: SheetChange) -> bytes:
    """Return the workbook's bytes with the change applied: the same ones each time.

    Raises:
        SheetNotWritable: when something in the workbook would be lost, with what to type by hand.
    """
    lost = _lost_part(data)
    if lost:
        raise change.refusal(sheet, "not-writable", _refusal(sheet, lost))
    if trimmed(data, 1).marks > _MOST_MARKS:
        lost = f"{sheet.file} has thousands of empty rows or cells that only have a format, which take minutes to write"
        raise change.refusal(sheet, "not-writable", lost)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        book = _opened(data)
    if any("removed" in str(w.message) or "not supported" in str(w.message) for w in warned):
        raise change.refusal(sheet, "not-writable", _refusal(sheet, "a rule or a format that only it knows"))
    page = _page(book)
    for each in book.worksheets:
        formula = next((cell for row in each.iter_rows() for cell in row if cell.data_type == "f"), None)
        if formula is not None:
            place = formula.coordinate if each is page else f"{formula.coordinate} of the worksheet '{each.title}'"
            raise change.refusal(sheet, "not-writable", _refusal(sheet, f"formulas (in {place})"))
    _refuse_covered(page, sheet, change)
    refuse_other_meanings(sheet, change, _texts_left(sheet, change))
    if change.new:
        _add_column(page, change.new)
    metrics = {row.number: row.metric for row in sheet.rows}
    for (number, year), value in change.cells.items():
        cell = _cell(page, number, change.columns[year] + 1)
        if (number, year) in change.signed:
            _put_signed(cell, value)
        else:
            _put(cell, value, change.units.get(metrics[number]))
    _add_rows(page, len(sheet.table.records), change)
    return _packed(book)


def _refusal(sheet: Sheet, lost: str) -> str:
    return f"{sheet.file} holds {lost}, which would be lost or go wrong if it were written by anything but its program"


def _lost_part(data: bytes) -> str:
    """Return what a workbook holds that openpyxl doesn't keep; empty if there is nothing."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        odd = [name for name in archive.namelist() if not _KEPT.fullmatch(name) and not _is_empty(archive, name)]
    if not odd:
        return ""
    known = (said for part, said in _LOST if any(part in name.lower() for name in odd))
    return next(known, "something that only its own program knows")


def _is_empty(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a part is a drawing with nothing in it: Google Sheets gives one to each worksheet."""
    return _DRAWING.fullmatch(part) is not None and b"Anchor" not in archive.read(part)


def _opened(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(BytesIO(data), rich_text=True)


def _page(book: Workbook) -> Worksheet:
    """Return the worksheet with the figures: the one that is read."""
    pages: dict[str, Worksheet] = {page.title: page for page in book.worksheets}
    headed = [title for title, page in pages.items() if is_header(page.cell(1, 1).value, page.cell(1, 2).value)]
    return pages[choose(list(pages), headed)]


def _refuse_covered(page: Worksheet, sheet: Sheet, change: SheetChange) -> None:
    """Refuses where a cell can't be written, or others would have to move."""
    new = change.new
    if new and new.at <= max(sheet.columns.values()):
        message = f"the column {new.heading} belongs between others, and moving those could break what refers to them"
        raise change.refusal(sheet, "not-writable", message)
    now = len(sheet.table.records)
    last = now + len(change.rows)
    cells = [(row, change.columns[year] + 1) for row, year in change.cells]
    for area in page.merged_cells.ranges:
        in_column = new and area.min_col <= new.at + 1 <= area.max_col and area.min_row <= last
        in_cell = any(
            area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col for row, column in cells
        )
        if in_column or in_cell or (now < area.max_row and area.min_row <= last and change.rows):
            message = f"the cells {area.coord} are merged, and lie where something has to be written"
            raise change.refusal(sheet, "not-writable", message)


def _texts_left(sheet: Sheet, change: SheetChange) -> dict[tuple[int, int], str]:
    """Return the cells that are text and stay text: the change writes numbers."""
    return {
        (row.number, year): row.record.cells[column]
        for row in sheet.rows
        for year, column in sheet.columns.items()
        if column not in row.record.exact and (row.number, year) not in change.cells
    }


def _add_column(page: Worksheet, column: NewColumn) -> None:
    """Add an empty column that looks like the one beside it."""
    new, beside = column.at + 1, column.beside + 1
    for number in range(1, page.max_row + 1):
        _look_like(_cell(page, number, new), _cell(page, number, beside))
    heading = _cell(page, 1, beside).value
    if _cell(page, 1, beside).is_date:
        _cell(page, 1, new).number_format = "General"  # else 2026 would show as a day in 1905
    _cell(page, 1, new).value = column.heading if isinstance(heading, str) else int(column.heading)
    # Columns of one width may stand together under the name of the first.
    widths = list(page.column_dimensions.values())
    alike = next((found for found in widths if _covers(found, beside)), None)
    if alike and not any(_covers(found, new) for found in widths):
        page.column_dimensions[letters(column.at)].width = alike.width


def _covers(columns: ColumnDimension, column: int) -> bool:
    return (columns.min or 0) <= column <= (columns.max or 0)


def _add_rows(page: Worksheet, last: int, change: SheetChange) -> None:
    """Rows at the end that look like the last one: inserted ones would leave heights, rules and filters behind."""
    for number, row in enumerate(change.rows, last + 1):
        columns = [change.columns[year] + 1 for year in row.values]
        for at in range(1, max(columns) + 1):
            _look_like(_cell(page, number, at), _cell(page, last, at))
        _cell(page, number, 1).value = row.metric
        if row.category:
            _cell(page, number, 2).value = row.category
            _cell(page, number, 2).data_type = "s"  # else a name that starts with = is a formula
        for year, value in row.values.items():
            cell = _cell(page, number, change.columns[year] + 1)
            cell.number_format = "General"  # the row above may be of another unit
            if year in row.signed:
                _put_signed(cell, value)
            else:
                _put(cell, value, change.units.get(row.metric))


def _cell(page: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", page.cell(row, column))  # none of those written is merged


def _look_like(cell: Cell, model: Cell) -> None:
    if model.has_style:
        for name in ("font", "fill", "border", "alignment", "protection", "number_format"):
            setattr(cell, name, copy(getattr(model, name)))


def _put_signed(cell: Cell, value: Decimal | None) -> None:
    """Write a percent as text: in a cell of percents, the sign is there anyway."""
    cell.value = f"{value:f}%"


def _put(cell: Cell, value: Decimal | None, unit: Unit | None) -> None:
    """Write a number as the cell's format shows it; reset a format that would show another number."""
    from openpyxl.styles.numbers import is_date_format

    if value is None:
        cell.value = None
        return
    if shows_time(cell.number_format) and unit in SECONDS:
        value = value * SECONDS[unit] / SECONDS_A_DAY
    elif is_percent(cell.number_format) and unit in ("percent", None):
        value = value / 100
    elif is_date_format(cell.number_format) or is_percent(cell.number_format):
        cell.number_format = "General"
    cell.value = int(value) if value == value.to_integral_value() else float(value)


def _packed(book: Workbook) -> bytes:
    """Return the workbook as a file that doesn't tell when it was written."""
    from openpyxl.writer.excel import ExcelWriter

    written = BytesIO()
    # Not book.save, which stamps the time.
    ExcelWriter(book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    packed = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            named = zipfile.ZipInfo(part.filename, _EARLIEST)
            named.compress_type, named.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(named, source.read(part))
    return packed.getvalue()
