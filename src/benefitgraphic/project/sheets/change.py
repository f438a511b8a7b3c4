"""What is to change in a spreadsheet, before anything is: a year's column, its cells, rows for what has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal

from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.project.sheets.cells import read_number
from benefitgraphic.project.sheets.numerals import (
    MOST_DIGITS,
    CellError,
    ContradictionError,
    Convention,
    convention_of,
    number,
)
from benefitgraphic.project.sheets.records import letters
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow
from benefitgraphic.project.suggest import quoted

_DIGITS = Context(prec=MOST_DIGITS)


class SheetNotWritable(Problems):
    """A spreadsheet that can't be written without a loss; says what to do by hand instead."""


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A year's column that is to be added.

    Attributes:
        year: the year.
        heading: what it is called, as the other columns are: "2026", or "2026-27".
        at: the column, counted from 0, as it will be.
        beside: the year's column that it stands beside, counted as it will be.
    """

    year: int
    heading: str
    at: int
    beside: int


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that is to be added, with its values by year; ``signed`` are the years as of `SheetChange`."""

    metric: str
    category: str
    values: Mapping[int, Decimal]
    signed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetChange:
    """What is to change.

    Attributes:
        columns: each year's column, counted from 0, as it will be.
        cells: new values by the row's number and the year; None where a cell is to be emptied.
        rows: new rows.
        new: the column to add, if there is one.
        units: of metrics, as far as they are known.
        signed: the cells that are to have a percent sign, which says that a value of 1 or less is meant as it stands.
    """

    columns: Mapping[int, int]
    cells: Mapping[tuple[int, int], Decimal | None]
    rows: tuple[NewRow, ...] = ()
    new: NewColumn | None = None
    units: Mapping[str, Unit] = field(default_factory=dict)
    signed: frozenset[tuple[int, int]] = frozenset()

    @property
    def changes_nothing(self) -> bool:
        """Whether all is as it should be already."""
        return self.new is None and not self.cells and not self.rows

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every number that is to be written."""
        known = [value for value in self.cells.values() if value is not None]
        return (*known, *(value for row in self.rows for value in row.values.values()))

    def by_hand(self, sheet: Sheet) -> str:
        """Return the change as someone would type it: "H1: 2026; H2: 48210"."""
        steps = [f"{letters(self.new.at)}1: {self.new.heading}"] if self.new else []
        for (down, year), value in self.cells.items():
            cell = f"{letters(self.columns[year])}{down}"
            steps.append(f"nothing in {cell}" if value is None else f"{cell}: {value:f}")
        next_row = len(sheet.table.records) + 1
        for at, row in enumerate(self.rows, next_row):
            named = f"{row.metric}, {row.category}" if row.category else row.metric
            for year, new in row.values.items():
                sign = "%, as text," if year in row.signed else ""
                steps.append(f"{letters(self.columns[year])}{at}: {new:f}{sign} in a new row for {named}")
        moves = self.new is not None and self.new.at <= max(sheet.columns.values())
        before = (
            f"insert an empty column before column {letters(self.new.at)}, then type " if self.new and moves else ""
        )
        return before + "; ".join(steps)

    def refusal(self, sheet: Sheet, code: str, message: str) -> SheetNotWritable:
        """Why the change can't be made here, with what to type instead."""
        by_hand = self.by_hand(sheet)
        does = "do" if by_hand.startswith("insert") else "type"
        hint = f"{does} this in the spreadsheet program: {by_hand}"
        return SheetNotWritable([Diagnostic(code, "error", message, sheet.where, hint)])


def change_of(
    sheet: Sheet,
    year: int,
    values: Mapping[tuple[str, str], Decimal],
    fiscal: FiscalYear,
    units: Mapping[str, Unit] | None = None,
) -> SheetChange:
    """Return what has to change so that the sheet has a column for the year with these values.

    Args:
        sheet: what is there.
        year: the year.
        values: by metric and category; the category is empty for a metric without any.
        fiscal: how years are counted.
        units: of metrics, as far as they are known: they settle what some cells mean.
    """
    new = None if year in sheet.columns else _new_column(sheet, year, fiscal)
    known = units or {}
    cells: dict[tuple[int, int], Decimal | None] = {}
    rows: list[NewRow] = []
    for (metric, category), value in values.items():
        rounded = plain(value)
        row = row_of(sheet, metric, category)
        if row is None:
            rows.append(NewRow(metric, category, {year: rounded}))
        elif new or held(sheet, row, year, known.get(metric)) != rounded:
            cells[row.number, year] = rounded
    return SheetChange(_columns(sheet, new), dict(sorted(cells.items())), tuple(rows), new, known)


def row_of(sheet: Sheet, metric: str, category: str) -> SheetRow | None:
    """Return the row of a metric's value; the category is empty for a metric without any."""
    named = (metric, category.casefold())
    return next((row for row in sheet.rows if (row.metric, row.category.casefold()) == named), None)


def held(sheet: Sheet, row: SheetRow, year: int, unit: Unit | None) -> Decimal | None:
    """Return the number in a year's cell, however it is written; None if it is empty or can't be read.

    Args:
        sheet: the sheet, which has a column for the year.
        row: the cell's row.
        year: the year.
        unit: the metric's; None when that isn't known, so that it settles nothing.
    """
    column = sheet.columns[year]
    bare = row.record.cells[column].strip().removesuffix("%")
    try:
        if unit:
            return sheet.value(row, year, unit)
        return Decimal(bare) if column in row.record.exact else number(bare, sheet.convention)
    except CellError:
        return None


def refuse_other_meanings(sheet: Sheet, change: SheetChange, after: Mapping[tuple[int, int], str]) -> None:
    """Refuses a change by which another cell would mean what it didn't: one that can't be read stays so.

    Args:
        sheet: what is there.
        change: what is to change.
        after: what would stand in each cell that is text, by the row's number and the year.

    Raises:
        SheetNotWritable: naming the cell, which has to be mended first.
    """
    try:
        then = convention_of((cell, place) for place, cell in after.items())
    except ContradictionError as error:
        one, other = map(quoted, error.cells)
        raise change.refusal(sheet, "mixed-numbers", f"{one} and {other} would be written in two ways") from None
    for row in sheet.rows:
        unit = change.units.get(row.metric)
        for year, column in sheet.columns.items() if unit else ():
            changed = (row.number, year) in change.cells
            cell = after.get((row.number, year))
            if unit is None or cell is None or changed or column in row.record.exact:
                continue
            now = _meant(row.record.cells[column], unit, sheet, sheet.convention)
            if now != _meant(cell, unit, sheet, then):
                place = sheet.place_of_year(row, year)
                said = quoted(row.record.cells[column].strip())
                message = f"{place.path}: {said} would be read in another way once other cells have changed"
                hint = "mend it first: write it without any mark of thousands"
                raise SheetNotWritable([Diagnostic("ambiguous-number", "error", message, place, hint)])


def _meant(cell: str, unit: Unit, sheet: Sheet, convention: Convention) -> Decimal | str | None:
    """Return the number in a cell, or a word saying that it can't be read."""
    try:
        return read_number(cell, unit, convention, comma_decimals=sheet.table.delimiter == ";")
    except CellError:
        return "unreadable"


def _columns(sheet: Sheet, new: NewColumn | None) -> dict[int, int]:
    """Each year's column, once the new one is there."""
    if new is None:
        return dict(sheet.columns)
    moved = {year: at + (at >= new.at) for year, at in sheet.columns.items()}
    return dict(sorted({**moved, new.year: new.at}.items()))


def _new_column(sheet: Sheet, year: int, fiscal: FiscalYear) -> NewColumn:
    """Where the column of a year belongs that has none, and its heading."""
    header = sheet.table.records[0].cells
    places = list(sheet.columns.values())  # by year
    newest_first = len(places) > 1 and places == sorted(places, reverse=True)
    earlier = [at for before, at in sheet.columns.items() if before < year]
    neighbour = earlier[-1] if earlier else places[0]
    heading = fiscal.like(year, header[neighbour])
    # Right of the year before it, or of the year after it where the newest comes first.
    if newest_first == bool(earlier):
        return NewColumn(year, heading, neighbour, neighbour + 1)
    return NewColumn(year, heading, neighbour + 1, neighbour)


def plain(value: Decimal) -> Decimal:
    """With as many digits as a spreadsheet keeps, and none that say nothing."""
    rounded = _DIGITS.plus(value).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
