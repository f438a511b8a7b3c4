"""Lays a pasted block over the table of figures: which cells it is for, and which of them it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benefitgraphic.content.near import listed, quoted, suggestion
from benefitgraphic.content.numerals import CellError, ContradictionError, Convention, convention_of
from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.editing.cells import read_typed
from benefitgraphic.editing.edits import SetCell
from benefitgraphic.editing.figures import FigureRow, Figures
from benefitgraphic.editing.pasting import Grid
from benefitgraphic.yearly.sheet_change import plain
from benefitgraphic.yearly.text_writing import number_typed

# What begins as a word does, so that a column of it is no figures: neither "1.5E+06" nor "#N/A".
_WORD = re.compile(r"[\"'(]?[^\W\d_]")
_NOT_KNOWN = frozenset({"n/a", "na", "n.a.", "none", "null", "nil", "unknown", "tbd", "x"})


def cells_for(grid: Grid, figures: Figures, at: tuple[str, str, int]) -> tuple[SetCell, ...]:
    """What a pasted block changes: each of its cells that means another number than stands there.

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
    block = _Block(grid, figures, at)
    years, rows = block.years(), block.rows()
    values = [cells[block.names :] for cells in grid[block.headings :]]
    convention, comma_decimals = _convention(values, figures)
    changes: list[SetCell] = []
    problems: list[Diagnostic] = []
    for row, cells in zip(rows, values, strict=True):
        for year, typed in zip(years, cells, strict=True):
            cell = row.cells[year]
            try:
                value = read_typed(typed, row.unit, convention, comma_decimals)
            except CellError as error:
                message = f"{row.name}, {figures.headings[year]}: {error}"
                where = Where(figures.file, path=cell.place)
                problems.append(Diagnostic(error.code, "error", message, where, error.hint))
                continue
            if value != cell.value or (value is None and cell.typed):
                now = "" if value is None else number_typed(plain(value), figures.decimal_mark)
                changes.append(SetCell(row.metric, row.category, year, cell.typed, now))
    if problems:
        raise Problems(problems)
    return tuple(changes)


class _Block:
    """Where a pasted block belongs in the table.

    Attributes:
        headings: how many of its first rows are years, 0 or 1.
        names: how many of its first columns are names, 0 to 2.
    """

    def __init__(self, grid: Grid, figures: Figures, at: tuple[str, str, int]) -> None:
        self._grid, self._figures, self._at = grid, figures, at
        if not figures.rows:
            raise _refusal("no-table", "there is no table to paste into", f"see what is wrong with {figures.file}")
        self._names = _Names(figures, at[0])
        below = grid[1:] or grid
        if any(self._is_name(cells[0]) for cells in below):
            self.headings, self.names = self._with_names()
        else:
            self.headings, self.names = int(self._is_headed()), 0
        if self.names >= len(grid[0]) or self.headings >= len(grid):
            raise _no_figures()

    def years(self) -> tuple[int, ...]:
        """The year of each column of figures."""
        figures, year = self._figures, self._at[2]
        if self.headings:
            return self._years_named()
        if year not in figures.years:
            raise _refusal("no-year", f"the table has no column for {year}", "paste on a cell of the table")
        wanted = len(self._grid[0]) - self.names
        left = figures.years[figures.years.index(year) :]
        if wanted > len(left):
            message = (
                f"{_counted(wanted, 'column')} copied, and from {figures.headings[year]} on the table has {len(left)}"
            )
            raise _refusal("does-not-fit", message, "paste further to the left, or copy fewer columns")
        return left[:wanted]

    def rows(self) -> tuple[FigureRow, ...]:
        """The table's row for each row of figures."""
        wanted = self._grid[self.headings :]
        if self.names:
            return self._rows_named(wanted)
        rows = self._figures.rows
        start = next((n for n, row in enumerate(rows) if (row.metric, row.category) == self._at[:2]), None)
        if start is None:
            raise _refusal("no-row", "this cell is no longer in the table", "paste on another one")
        if len(wanted) > len(rows) - start:
            have = f"from {quoted(rows[start].name)} on the table has {len(rows) - start}"
            message = f"{_counted(len(wanted), 'row')} copied, and {have}"
            raise _refusal("does-not-fit", message, "paste further up, or copy fewer rows")
        return rows[start : start + len(wanted)]

    def _with_names(self) -> tuple[int, int]:
        """How many rows of years and columns of names there are, where there are names."""
        grid, fits = self._grid, []
        for names in (1, 2):
            headings = 0 if self._names.of(grid[0][:names]) else 1
            below = grid[headings:]
            if len(grid[0]) > names and below and all(self._names.of(cells[:names]) for cells in below):
                fits.append((headings, names))
        headed = [(headings, names) for headings, names in fits if not headings or self._are_years(grid[0][names:])]
        if len(headed) == 1:
            return headed[0]
        if headed:
            message = "the empty second column could be that of categories, or a year that isn't known"
            raise _refusal("names-or-figures", message, "copy the first row as well, which names the columns")
        if fits:
            message = f"the first row names something else than years: {quoted(listed(grid[0]))}"
            raise _refusal("no-year", message, "copy the block without it, or have years there")
        if len(grid[0]) == 1 and any(self._names.of(cells) for cells in grid):
            raise _no_figures()
        is_second = len(grid[0]) > 1 and any(self._is_name(cells[1]) for cells in grid[1:] or grid)
        unknown = next((cells for cells in grid[1:] or grid if not self._names.of(cells[: 1 + is_second])), grid[0])
        raise self._unknown(unknown[: 1 + is_second])

    def _is_headed(self) -> bool:
        """Whether the first row names years, in a block without names.

        Raises:
            Problems: it might, and might be figures as well.
        """
        figures, first = self._figures, self._grid[0]
        if len(self._grid) == 1 or not self._are_years(first):
            return False
        if not all(said.isdigit() for said in first):
            return True
        years = [int(said) for said in first]
        if len(years) > 1 and len(set(years)) == len(years) and sorted(years) in (years, years[::-1]):
            return True
        if not all(min(figures.years) - 20 <= year <= max(figures.years) + 20 for year in years):
            return False
        message = f"{quoted(listed(first))} at the top may be a year or a figure"
        raise _refusal("year-or-figure", message, "copy the figures without it, or with the names of their rows")

    def _years_named(self) -> tuple[int, ...]:
        figures = self._figures
        years = tuple(year for said in self._grid[0][self.names :] if (year := figures.fiscal.read(said)) is not None)
        absent = [str(year) for year in years if year not in figures.years]
        if absent:
            message = f"the table has no column for {listed(absent)}"
            raise _refusal("no-year", message, "leave it out; `benefitgraphic new-year` adds a year")
        if len(set(years)) < len(years):
            raise _refusal("duplicate-year", "a year stands twice in the first row", "copy each year once")
        return years

    def _rows_named(self, wanted: Sequence[Sequence[str]]) -> tuple[FigureRow, ...]:
        found: list[FigureRow] = []
        for cells in wanted:
            fitting = self._names.of(cells[: self.names])
            said = quoted(_joined(cells[: self.names]))
            if len(fitting) != 1:
                hint = "paste on one of the rows that are meant, or copy the metric's name as well"
                raise _refusal("unknown-name", f"{said} is the name of several rows", hint)
            if fitting[0] in found:
                raise _refusal("duplicate-row", f"{said} stands twice among the names", "copy each row once")
            found.append(fitting[0])
        return tuple(found)

    def _are_years(self, cells: Sequence[str]) -> bool:
        return bool(cells) and all(self._figures.fiscal.read(cell) is not None for cell in cells)

    def _is_name(self, cell: str) -> bool:
        if self._names.of([cell]):
            return True
        return _WORD.match(cell) is not None and cell.casefold() not in _NOT_KNOWN

    def _unknown(self, names: Sequence[str]) -> Problems:
        said = _joined(names)
        message = f"no row of the table is called {quoted(said)}"
        return _refusal("unknown-name", message, suggestion(said, [row.name for row in self._figures.rows]))


class _Names:
    """The table's rows by what may be written beside them: ``metric`` is the one that is pasted on."""

    def __init__(self, figures: Figures, metric: str) -> None:
        self._ways: dict[tuple[str, ...], list[FigureRow]] = {}
        self._own = {(row.category,): row for row in figures.rows if row.metric == metric and row.category}
        for row in figures.rows:
            for way in _ways(row):
                self._ways.setdefault(way, []).append(row)

    def of(self, names: Sequence[str]) -> Sequence[FigureRow]:
        """The rows that may be meant. Channels are often the same in several metrics: one's own comes first."""
        way = tuple(names)
        return [self._own[way]] if way in self._own else self._ways.get(way, [])


def _ways(row: FigureRow) -> set[tuple[str, ...]]:
    both: set[tuple[str, ...]] = {(row.metric, row.category), (row.label, row.category)}
    if row.category:
        return both | {(row.category,), (row.name,), (f"{row.metric}, {row.category}",)}
    return both | {(row.metric,), (row.label,)}


def _joined(names: Sequence[str]) -> str:
    return ", ".join(filter(None, names))


def _convention(values: Sequence[Sequence[str]], figures: Figures) -> tuple[Convention, bool]:
    """How the block writes numbers; as the sheet does, where it doesn't show it."""
    try:
        own = convention_of((cell, (down, right)) for down, row in enumerate(values) for right, cell in enumerate(row))
    except ContradictionError as error:
        (one, other), (does, but) = map(quoted, error.cells), error.does
        message = f"in what was copied, {one} {does}, and {other} {but}"
        raise _refusal("mixed-numbers", message, "have all of its numbers written in one way") from None
    return (figures.convention, figures.comma_decimals) if own == Convention() else (own, False)


def _counted(count: int, what: str) -> str:
    return f"{count} {what} was" if count == 1 else f"{count} {what}s were"


def _no_figures() -> Problems:
    return _refusal("no-figures", "there are no figures in what was copied", "copy the figures as well")


def _refusal(code: str, message: str, hint: str) -> Problems:
    return Problems([Diagnostic(code, "error", message, hint=hint)])
