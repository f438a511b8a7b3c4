"""Lays a pasted block over the table of figures: which cells it is for, and which of them it changes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.editing.blocks import PastedBlock
from benefitgraphic.editing.cells import read_typed
from benefitgraphic.editing.edits import SetCell
from benefitgraphic.editing.figures import FigureRow, FigureTable
from benefitgraphic.editing.pasting import Grid, refusal
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.sheets.change import plain
from benefitgraphic.project.sheets.numerals import (
    CellError,
    ContradictionError,
    Convention,
    ambiguous,
    convention_of,
    is_unsettled,
)
from benefitgraphic.project.sheets.slips import CODE, slips_in_row
from benefitgraphic.project.sheets.text_writing import number_typed
from benefitgraphic.project.suggest import quoted


def cells_for(grid: Grid, figures: FigureTable, at: tuple[str, str, int]) -> tuple[SetCell, ...]:
    """Return what a pasted block changes: its cells that mean another number than the table has.

    A first row of years and first columns of names are not figures: they say where figures belong, in any order. A
    block without them is laid over the table from ``at`` on, to the right and down. What could be taken in two ways is
    refused.

    Args:
        grid: the block.
        figures: the table as it is shown.
        at: metric, category and year of the cell that it is pasted on.

    Raises:
        Problems: the block doesn't fit the table, or a cell can't be read.
    """
    block = PastedBlock(grid, figures, at)
    years, rows = block.years(), block.rows()
    values = [cells[block.names :] for cells in block.grid[block.headings :]]
    own = _convention(values)
    changes: list[SetCell] = []
    problems: list[Diagnostic] = []
    for row, cells in zip(rows, values, strict=True):
        for year, typed in zip(years, cells, strict=True):
            cell = row.cells[year]
            try:
                value = _read_known(typed, row.unit, own, figures, year)
                if value != cell.value:
                    _refuse_doubtful(typed, value, row, year, own, figures)
            except CellError as error:
                message = f"{row.name}, {figures.headings[year]}: {error}"
                where = Where(figures.file, path=cell.place)
                problems.append(Diagnostic(error.code, "error", message, where, error.hint))
                continue
            if value != cell.value or (value is None and cell.typed):
                now = "" if value is None else number_typed(plain(value), figures.decimal_mark)
                # The sign says that a small percent is meant.
                now += "%" if value and value <= 1 and typed.endswith("%") else ""
                changes.append(SetCell(row.metric, row.category, year, cell.typed, now))
    if problems:
        raise Problems(problems)
    return tuple(changes)


def _read_known(typed: str, unit: Unit | None, own: Convention, figures: FigureTable, year: int) -> Decimal | None:
    """Return the number in a cell; #N/A before the reporting year is "not known", as it is in the sheet."""
    try:
        return _read(typed, unit, own, figures)
    except CellError as error:
        if error.code == "not-available" and figures.year is not None and year < figures.year:
            return None
        raise


def _read(typed: str, unit: Unit | None, own: Convention, figures: FigureTable) -> Decimal | None:
    """Return a cell's number, read as the block writes numbers, or as the sheet does if the block doesn't show it."""
    if own != Convention():
        return read_typed(typed, unit, own, comma_decimals=False)
    return read_typed(typed, unit, figures.convention, figures.comma_decimals)


def _refuse_doubtful(
    typed: str, value: Decimal | None, row: FigureRow, at: int, own: Convention, figures: FigureTable
) -> None:
    """Refuses what only the sheet would settle, which the block may not come from: "12,500", and slips of a hundred.

    Raises:
        CellError: it could mean two numbers.
    """
    if row.unit != "count" and own == Convention() and is_unsettled(typed):
        raise ambiguous(typed)
    if row.unit != "percent" or value is None or typed.endswith("%"):
        return
    others = {year: cell.value for year, cell in row.cells.items()}
    slip = slips_in_row({**others, at: value}, row.breaks).get(at)
    if slip:
        raise CellError(CODE, slip.said(typed), slip.hint(figures.decimal_mark))


def _convention(values: Sequence[Sequence[str]]) -> Convention:
    """How the block writes numbers, as far as it shows it."""
    try:
        return convention_of((cell, (down, right)) for down, row in enumerate(values) for right, cell in enumerate(row))
    except ContradictionError as error:
        (one, other), (does, but) = map(quoted, error.cells), error.does
        message = f"in what was copied, {one} {does}, and {other} {but}"
        raise refusal("mixed-numbers", message, "write all of its numbers in one way") from None
