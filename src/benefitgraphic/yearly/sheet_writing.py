"""A year's column and values into a designer's spreadsheet: from its bytes to new ones, all else as it was."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from benefitgraphic.content.findings import Findings, TooManyError
from benefitgraphic.content.metrics import Unit
from benefitgraphic.content.project import Project
from benefitgraphic.content.sheet import Sheet, read_sheet_file
from benefitgraphic.content.years import CALENDAR, FiscalYear
from benefitgraphic.yearly.sheet_change import SheetChange, SheetNotWritable, change_of
from benefitgraphic.yearly.text_writing import changed_text
from benefitgraphic.yearly.workbook_writing import changed_workbook

__all__ = ["SheetNotWritable", "with_column", "with_values"]


def with_column(sheet: Path, year: int, fiscal: FiscalYear = CALENDAR) -> bytes:
    """The spreadsheet with an empty column for a year, where it belongs; as it is if there is one already.

    Nothing is written.

    Args:
        sheet: metrics.csv or metrics.xlsx.
        year: the year.
        fiscal: how years are counted, and so how columns may be called.

    Raises:
        SheetNotWritable: when the file is broken, or would lose something.
    """
    return with_values(sheet, year, {}, fiscal)


def with_values(
    sheet: Path,
    year: int,
    values: Mapping[tuple[str, str], Decimal],
    fiscal: FiscalYear = CALENDAR,
    units: Mapping[str, Unit] | None = None,
) -> bytes:
    """The spreadsheet with values for a year, in a column that is added if there is none. Nothing is written.

    A cell that holds its value already stays as it is typed.

    Args:
        sheet: metrics.csv or metrics.xlsx.
        year: the year.
        values: by metric and category; the category is empty for a metric without any. What has no row gets one: in a
            text file after the metric's other rows, in a workbook at the end. Kept to 15 digits.
        fiscal: how years are counted, and so how columns may be called.
        units: of metrics, as far as they are known: they settle what some cells hold already.

    Raises:
        SheetNotWritable: when the file is broken, or would lose something.
    """
    found = _read(sheet, fiscal)
    data = sheet.read_bytes()
    change = change_of(found, year, values, fiscal, units)
    if change.changes_nothing:
        return data
    return _changed(data, found, change)


def _read(path: Path, fiscal: FiscalYear) -> Sheet:
    findings = Findings()
    try:
        found = read_sheet_file(path, Project.of(path).shown(path), findings, fiscal)
    except TooManyError:
        found = None
    # A row that can't be read might be the very one that a value belongs to.
    if found is None or findings.failed:
        raise SheetNotWritable(findings.ordered())
    return found


def _changed(data: bytes, sheet: Sheet, change: SheetChange) -> bytes:
    if sheet.table.is_workbook:
        return changed_workbook(data, sheet, change)
    return changed_text(data, sheet, change)
