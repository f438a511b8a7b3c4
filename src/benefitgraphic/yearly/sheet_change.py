"""What is to change in a spreadsheet, before anything is: a year's column, its cells, rows for what has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal

from benefitgraphic.content.cells import read_number
from benefitgraphic.content.metrics import Unit
from benefitgraphic.content.near import quoted
from benefitgraphic.content.numerals import (
    MOST_DIGITS,
    CellError,
    ContradictionError,
    Convention,
    convention_of,
    number,
)
from benefitgraphic.content.records import letters
from benefitgraphic.content.sheet import Row, Sheet
from benefitgraphic.content.years import FiscalYear
from benefitgraphic.diagnostics import Diagnostic, Problems

_DIGITS = Context(prec=MOST_DIGITS)


class SheetNotWritable(Problems):
    """A spreadsheet that can't be written without a loss; says what to do by hand instead."""


@dataclass(frozen=True, slots=True)
class SheetChange:
    """What is to change.

    Attributes:
        year: the year.
        heading: what its column is called, as the other columns are: "2026", or "2026-27".
        column: the column, counted from 0, as it will be.
        beside: the year's column that the new one stands beside, counted as it will be; None when the column is there.
        cells: new values by the row's number.
        rows: new rows, as metric, category and value.
        units: of metrics, as far as they are known.
    """

    year: int
    heading: str
    column: int
    beside: int | None
    cells: Mapping[int, Decimal]
    rows: tuple[tuple[str, str, Decimal], ...]
    units: Mapping[str, Unit] = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """Whether all is as it should be already."""
        return self.beside is None and not self.cells and not self.rows

    def by_hand(self, sheet: Sheet) -> str:
        """The change as someone would type it: "H1: 2026; H2: 48210"."""
        letter = letters(self.column)
        new = [f"{letter}1: {self.heading}"] if self.beside is not None else []
        steps = list(new)
        steps += [f"{letter}{row}: {value:f}" for row, value in self.cells.items()]
        next_row = len(sheet.table.records) + 1
        for at, (metric, category, value) in enumerate(self.rows, next_row):
            named = f"{metric}, {category}" if category else metric
            steps.append(f"{letter}{at}: {value:f} in a new row for {named}")
        moves = bool(new) and self.column <= max(sheet.columns.values())
        before = f"insert an empty column before column {letter}, then type " if moves else ""
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
    """What has to change so that the sheet has a column for the year with these values.

    Args:
        sheet: what is there.
        year: the year.
        values: by metric and category; the category is empty for a metric without any.
        fiscal: how years are counted.
        units: of metrics, as far as they are known: they settle what some cells mean.
    """
    column, beside, heading = _column(sheet, year, fiscal)
    known = units or {}
    cells: dict[int, Decimal] = {}
    rows: list[tuple[str, str, Decimal]] = []
    for (metric, category), value in values.items():
        rounded = _plain(value)
        row = row_of(sheet, metric, category)
        if row is None:
            rows.append((metric, category, rounded))
        elif beside is not None or held(sheet, row, year, known.get(metric)) != rounded:
            cells[row.number] = rounded
    return SheetChange(year, heading, column, beside, dict(sorted(cells.items())), tuple(rows), known)


def row_of(sheet: Sheet, metric: str, category: str) -> Row | None:
    """The row that a metric's value belongs to; the category is empty for a metric without any."""
    named = (metric, category.casefold())
    return next((row for row in sheet.rows if (row.metric, row.category.casefold()) == named), None)


def held(sheet: Sheet, row: Row, year: int, unit: Unit | None) -> Decimal | None:
    """The number that a year's cell holds, however it is written; None when it is empty or can't be read.

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
            changed = year == change.year and row.number in change.cells
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
    """The number in a cell, or that it can't be read."""
    try:
        return read_number(cell, unit, convention, comma_decimals=sheet.table.delimiter == ";")
    except CellError:
        return "unreadable"


def _column(sheet: Sheet, year: int, fiscal: FiscalYear) -> tuple[int, int | None, str]:
    """Where a year's column is or belongs, the column beside it if it is new, and its heading."""
    header = sheet.table.records[0].cells
    if year in sheet.columns:
        return sheet.columns[year], None, header[sheet.columns[year]]
    places = list(sheet.columns.values())  # by year
    newest_first = len(places) > 1 and places == sorted(places, reverse=True)
    earlier = [at for before, at in sheet.columns.items() if before < year]
    neighbour = earlier[-1] if earlier else places[0]
    heading = fiscal.like(year, header[neighbour])
    # Right of the year before it, or of the year after it where the newest comes first.
    if newest_first == bool(earlier):
        return neighbour, neighbour + 1, heading
    return neighbour + 1, neighbour, heading


def _plain(value: Decimal) -> Decimal:
    """With as many digits as a spreadsheet keeps, and none that say nothing."""
    rounded = _DIGITS.plus(value).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
