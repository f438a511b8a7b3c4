"""Figures typed in a form, into the designer's spreadsheet: from its bytes to new ones, all else as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.editing.clashes import Clash, Clashes
from benefitgraphic.editing.edits import NO_LABELS, SetCell
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.characters import unseen
from benefitgraphic.project.sheets.cells import read_number
from benefitgraphic.project.sheets.change import NewRow, SheetChange, held, plain, row_of
from benefitgraphic.project.sheets.numerals import SPACES, CellError, Convention, convention_of, number
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow
from benefitgraphic.project.sheets.text_writing import decimal_mark, number_typed
from benefitgraphic.project.sheets.writing import read_whole, with_change
from benefitgraphic.project.suggest import quoted, suggestion

_NO_UNITS: Mapping[str, Unit] = MappingProxyType({})


def with_cells(
    sheet: Path,
    cells: Sequence[SetCell],
    fiscal: FiscalYear = CALENDAR,
    units: Mapping[str, Unit] = _NO_UNITS,
    *,
    labels: Mapping[str, str] = NO_LABELS,
    data: bytes | None = None,
    knowingly: bool = False,
) -> bytes:
    """Return the spreadsheet with new figures, parsed in its own number format. Nothing is written.

    A cell that means its new number already stays as it is typed; another keeps the marks it had.

    Args:
        sheet: metrics.csv or metrics.xlsx.
        cells: what to change, one after the other. What has no row gets one, as `with_values` gives it.
        fiscal: how years are counted, and so how columns may be called.
        units: of metrics, as far as they are known: they settle what figures mean.
        labels: metrics' names for readers, to speak of them.
        data: what is in the file, if that is known already.
        knowingly: whether to write over what somebody else has typed meanwhile.

    Raises:
        Clashes: a cell says something else than when the change was thought of.
        Problems: a figure is no number, or could be two; or the file is broken, or would lose something.
    """
    held_now = sheet.read_bytes() if data is None else data
    changing = {(cell.metric, cell.category.casefold(), cell.year) for cell in cells}
    found = read_whole(sheet, held_now, fiscal, changing)
    changes = _Changes(found, units, labels)
    for cell in cells:
        changes.take(cell)
    return with_change(held_now, found, changes.whole(knowingly))


def read_typed(typed: str, unit: Unit | None, convention: Convention, comma_decimals: bool) -> Decimal | None:
    """Return the number that was typed; None for "not known".

    Args:
        typed: what was typed or pasted.
        unit: the metric's; None when metrics.yaml doesn't describe it.
        convention: how numbers are written there.
        comma_decimals: whether it comes from where decimal commas are usual.

    Raises:
        CellError: it is no number, could mean two, or can't be of that unit.
    """
    if unit:
        return read_number(typed, unit, convention, comma_decimals=comma_decimals)
    bare = typed.strip(SPACES).removesuffix("%")
    return number(bare, convention) if bare else None


class _Changes:
    """What is to change in a sheet, cell by cell; what is wrong with it is told at the end, all at once."""

    def __init__(self, sheet: Sheet, units: Mapping[str, Unit], labels: Mapping[str, str]) -> None:
        self._sheet, self._units, self._labels = sheet, units, labels
        self._typed: dict[tuple[str, str, int], str] = {}  # by now, after the changes so far
        self._cells: dict[tuple[int, int], Decimal | None] = {}
        self._signed: set[tuple[int, int]] = set()
        self._signed_new: set[tuple[str, str, int]] = set()  # in rows that aren't there yet
        self._rows: dict[tuple[str, str], tuple[str, dict[int, Decimal]]] = {}
        self._clashes: list[Clash] = []
        self._problems: list[Diagnostic] = []

    def take(self, cell: SetCell) -> None:
        """Add a change."""
        sheet = self._sheet
        if cell.year not in sheet.columns:
            message = f"{self._name(cell)}: there is no column for {cell.year}"
            hint = f"the columns are: {sheet.shown_years()}; `benefitgraphic new-year` adds one"
            self._problems.append(Diagnostic("no-year", "error", message, sheet.where, hint))
            return
        row = row_of(sheet, cell.metric, cell.category)
        if row is None and self._units and cell.metric not in self._units:
            message = f"no metric is called {quoted(cell.metric)} in metrics.yaml"
            hint = suggestion(cell.metric, self._units)
            self._problems.append(Diagnostic("unknown-metric", "error", message, sheet.where, hint))
            return
        if row is None and unseen(cell.category):
            message = f"the name {quoted(cell.category)} holds an invisible character: {unseen(cell.category)}"
            self._problems.append(Diagnostic("invisible-character", "error", message, sheet.where, "type it again"))
            return
        place = (cell.metric, cell.category.casefold(), cell.year)
        file_says = row.record.cells[sheet.columns[cell.year]].strip(SPACES) if row else ""
        stands, now = self._typed.get(place, file_says), cell.now.strip(SPACES)
        if stands not in (cell.was.strip(SPACES), now):
            where = self._where(row, cell.year).path
            self._clashes.append(Clash(self._name(cell), where, cell.was, cell.now, stands))
        self._typed[place] = now
        if now == file_says:
            self._leave(row, cell)
        else:
            self._put(row, cell)

    def whole(self, knowingly: bool) -> SheetChange:
        """Return all changes as one.

        Raises:
            Clashes, Problems: as of `with_cells`.
        """
        if self._problems:
            raise Problems(self._problems)
        if self._clashes and not knowingly:
            raise Clashes(self._clashes)
        rows = tuple(
            NewRow(metric, name, values, frozenset(year for year in values if (metric, of, year) in self._signed_new))
            for (metric, of), (name, values) in self._rows.items()
            if values
        )
        cells, signed = dict(sorted(self._cells.items())), frozenset(self._signed)
        return SheetChange(self._sheet.columns, cells, rows, units=self._units, signed=signed)

    def _put(self, row: SheetRow | None, cell: SetCell) -> None:
        sheet, unit = self._sheet, self._units.get(cell.metric)
        try:
            value = read_typed(cell.now, unit, sheet.convention, sheet.table.delimiter == ";")
        except CellError as error:
            message = f"{self._name(cell)}: {error}"
            where = self._where(row, cell.year)
            hint = (error.code == "ambiguous-number" and self._spelt(cell.now, unit)) or error.hint
            self._problems.append(Diagnostic(error.code, "error", message, where, hint))
            return
        value = None if value is None else plain(value)
        is_signed = unit == "percent" and value is not None and 0 < value <= 1 and cell.now.rstrip(SPACES).endswith("%")
        if row is None:
            key = (cell.metric, cell.category.casefold())
            _, values = self._rows.setdefault(key, (cell.category, {}))
            values.pop(cell.year, None)
            self._signed_new.discard((*key, cell.year))
            if value is not None:
                values[cell.year] = value
            if is_signed:
                self._signed_new.add((*key, cell.year))
            return
        place, column = (row.number, cell.year), sheet.columns[cell.year]
        self._signed.discard(place)
        has_sign = column not in row.record.exact and row.record.cells[column].rstrip(SPACES).endswith("%")
        if value is not None and held(sheet, row, cell.year, unit) == value and (has_sign or not is_signed):
            self._leave(row, cell)
            return
        self._cells[place] = value
        if is_signed:
            self._signed.add(place)

    def _spelt(self, typed: str, unit: Unit | None) -> str:
        """Return how to type a number that is clear, but not written as the sheet writes numbers."""
        own = convention_of([(typed, 0)])
        try:
            value = None if own == Convention() else read_typed(typed, unit, own, comma_decimals=False)
        except CellError:
            return ""
        return "" if value is None else f"here, write {number_typed(plain(value), decimal_mark(self._sheet))}"

    def _leave(self, row: SheetRow | None, cell: SetCell) -> None:
        """Leave the cell as it is in the file."""
        if row is None:
            self._rows.get((cell.metric, cell.category.casefold()), ("", {}))[1].pop(cell.year, None)
        else:
            self._cells.pop((row.number, cell.year), None)
            self._signed.discard((row.number, cell.year))

    def _where(self, row: SheetRow | None, year: int) -> Where:
        return self._sheet.place_of_year(row, year) if row else Where(self._sheet.file)

    def _name(self, cell: SetCell) -> str:
        column = self._sheet.columns.get(cell.year)
        heading = "" if column is None else self._sheet.table.records[0].cells[column]
        return cell.label(self._labels, heading)
