"""A year's column and values into a designer's spreadsheet: from its bytes to new ones, all else as it was."""

from __future__ import annotations

from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benefitgraphic.diagnostics import errors
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.sheets.change import SheetChange, SheetNotWritable, change_of
from benefitgraphic.project.sheets.numerals import ContradictionError, Convention, convention_of
from benefitgraphic.project.sheets.sheet import Sheet, read_sheet_file
from benefitgraphic.project.sheets.text_writing import changed_text
from benefitgraphic.project.sheets.workbook_writing import changed_workbook

__all__ = ["SheetNotWritable", "read_whole", "with_change", "with_column", "with_values"]


def with_column(sheet: Path, year: int, fiscal: FiscalYear = CALENDAR) -> bytes:
    """Return the spreadsheet with an empty column for a year, if it has none yet: `with_values` without any."""
    return with_values(sheet, year, {}, fiscal)


def with_values(
    sheet: Path,
    year: int,
    values: Mapping[tuple[str, str], Decimal],
    fiscal: FiscalYear = CALENDAR,
    units: Mapping[str, Unit] | None = None,
) -> bytes:
    """Return the spreadsheet with values for a year, in a column that is added if missing. Nothing is written.

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
    data = sheet.read_bytes()
    found = read_whole(sheet, data, fiscal)
    return with_change(data, found, change_of(found, year, values, fiscal, units))


def read_whole(
    path: Path, data: bytes, fiscal: FiscalYear = CALENDAR, changing: Container[tuple[str, str, int]] = ()
) -> Sheet:
    """Read a sheet that has nothing wrong with its rows and columns, whatever is in its cells.

    Args:
        path: the file.
        data: what is in it.
        fiscal: how years are counted.
        changing: cells that will be written anew, by metric, category (casefolded) and year: how those write numbers
            doesn't count.

    Raises:
        SheetNotWritable: it is broken: a row that can't be read might be the very one that a value belongs to.
    """
    findings = Findings({path: data})
    try:
        found = read_sheet_file(path, Project.of(path).shown(path), findings, fiscal, even_mixed=True)
    except TooManyError:
        found = None
    wrong = errors(findings.ordered())
    if found and changing and [error.code for error in wrong] == ["mixed-numbers"]:
        with suppress(ContradictionError):
            return replace(found, convention=_convention_without(found, changing))
    if found is None or wrong:
        raise SheetNotWritable(findings.ordered())
    return found


def _convention_without(sheet: Sheet, changing: Container[tuple[str, str, int]]) -> Convention:
    """How the cells write numbers that stay as they are."""
    return convention_of(
        (row.record.cells[column], (row.number, year))
        for row in sheet.rows
        for year, column in sheet.columns.items()
        if column not in row.record.exact and (row.metric, row.category.casefold(), year) not in changing
    )


def with_change(data: bytes, sheet: Sheet, change: SheetChange) -> bytes:
    """Return the file's bytes with the change applied: the very same ones if nothing is to change.

    Raises:
        SheetNotWritable: the file would lose something.
    """
    if change.changes_nothing:
        return data
    if sheet.table.is_workbook:
        return changed_workbook(data, sheet, change)
    return changed_text(data, sheet, change)
