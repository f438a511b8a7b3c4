"""Where a pasted block belongs in the table of figures, by the years and names in it or by the cell it is pasted on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.figures import FigureRow, FigureTable
from benefitgraphic.editing.pasting import Grid, refusal
from benefitgraphic.project.suggest import listed, quoted, suggestion

# What begins as a word does, so that a column of it is no figures: neither "1.5E+06" nor "#N/A".
_WORD = re.compile(r"[\"'(]?[^\W\d_]")
_NOT_KNOWN = frozenset({"n/a", "na", "n.a.", "none", "null", "nil", "unknown", "tbd", "x"})


class PastedBlock:
    """Where a pasted block belongs in the table.

    Attributes:
        grid: the block, with a name beside each row where it has names.
        headings: how many of its first rows are years, 0 or 1.
        names: how many of its first columns are names, 0 to 2.
    """

    def __init__(self, grid: Grid, figures: FigureTable, at: tuple[str, str, int]) -> None:
        self._figures, self._at = figures, at
        if not figures.rows:
            raise refusal("no-table", "there is no table to paste into", f"mend what is wrong with {figures.file}")
        self._names = _Names(figures, at[0])
        self.grid = grid = self._named_throughout(grid)
        below = grid[1:] or grid
        if any(self._is_name(cells[0]) for cells in below):
            self.grid = tuple(cells for cells in grid if any(cells))
            self.headings, self.names = self._with_names()
        else:
            self.headings, self.names = int(self._is_headed()), 0
            if (
                not self.headings
                and below is not grid
                and all(map(self._is_name, filter(None, grid[0])))
                and any(grid[0])
            ):
                raise self._no_years("copy the figures without the row above them")
        if self.names >= len(grid[0]) or self.headings >= len(self.grid):
            raise _no_figures()

    def years(self) -> tuple[int, ...]:
        """Return the year of each column of figures."""
        figures, year = self._figures, self._at[2]
        if self.headings:
            return self._years_named()
        if year not in figures.years:
            raise refusal("no-year", f"the table has no column for {year}", "paste into a cell of the table")
        wanted = len(self.grid[0]) - self.names
        left = figures.years[figures.years.index(year) :]
        if wanted > len(left):
            message = (
                f"{_counted(wanted, 'column')} copied, and from {figures.headings[year]} on the table has {len(left)}"
            )
            raise refusal("does-not-fit", message, "paste further to the left, or copy fewer columns")
        return left[:wanted]

    def rows(self) -> tuple[FigureRow, ...]:
        """Return the table's row for each row of figures."""
        wanted = self.grid[self.headings :]
        if self.names:
            return self._rows_named(wanted)
        rows = self._figures.rows
        start = next((n for n, row in enumerate(rows) if (row.metric, row.category) == self._at[:2]), None)
        if start is None:
            raise refusal("no-row", "this cell is no longer in the table", "paste into another one")
        if len(wanted) > len(rows) - start:
            have = f"from {quoted(rows[start].name)} on the table has {len(rows) - start}"
            message = f"{_counted(len(wanted), 'row')} copied, and {have}"
            raise refusal("does-not-fit", message, "paste further up, or copy fewer rows")
        return rows[start : start + len(wanted)]

    def _named_throughout(self, grid: Grid) -> Grid:
        """Return the block with a merged cell's name beside each of its rows."""
        named: list[tuple[str, ...]] = []
        above = ""
        for cells in grid:
            if len(cells) > 2 and not cells[0] and cells[1] and above and self._names.of((above, cells[1])):
                named.append((above, *cells[1:]))
            else:
                above = cells[0] or above
                named.append(cells)
        return tuple(named)

    def _with_names(self) -> tuple[int, int]:
        """How many rows of years and columns of names there are, where there are names."""
        grid, fits = self.grid, []
        for names in (1, 2):
            headings = 0 if self._names.of(grid[0][:names]) else 1
            below = grid[headings:]
            if len(grid[0]) > names and below and all(self._names.of(cells[:names]) for cells in below):
                fits.append((headings, names))
        headed = [(headings, names) for headings, names in fits if not headings or self._are_years(grid[0][names:])]
        if len(headed) == 1:
            return headed[0]
        if headed:
            message = "the empty second column could be the categories, or a year without figures"
            raise refusal("names-or-figures", message, "copy the first row as well, which names the columns")
        if fits:
            raise self._no_years("copy the block without it, or with years in it")
        if any(self._are_years(cells[names:]) for cells in grid[1:-1] for names in (1, 2) if len(cells) > names):
            message = f"there is something above the row of years: {quoted(_joined(grid[0]))}"
            raise refusal("no-year", message, "copy it from the row of years on")
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
        figures, first = self._figures, self.grid[0]
        if len(self.grid) == 1 or not self._are_years(first):
            return False
        if not all(said.isdigit() for said in first):
            return True
        years = [int(said) for said in first]
        if len(years) > 1 and len(set(years)) == len(years) and sorted(years) in (years, years[::-1]):
            return True
        if not all(min(figures.years) - 20 <= year <= max(figures.years) + 20 for year in years):
            return False
        message = f"{quoted(listed(first))} at the top may be a year or a figure"
        raise refusal("year-or-figure", message, "copy the figures without it, or with the names of their rows")

    def _years_named(self) -> tuple[int, ...]:
        figures = self._figures
        years = tuple(year for said in self.grid[0][self.names :] if (year := figures.fiscal.read(said)) is not None)
        absent = [str(year) for year in years if year not in figures.years]
        if absent:
            message = f"the table has no column for {listed(absent)}"
            raise refusal("no-year", message, "leave it out; `benefitgraphic new-year` adds a year")
        if len(set(years)) < len(years):
            raise refusal("duplicate-year", "a year is in the first row twice", "copy each year once")
        return years

    def _rows_named(self, wanted: Sequence[Sequence[str]]) -> tuple[FigureRow, ...]:
        found: list[FigureRow] = []
        for cells in wanted:
            fitting = self._names.of(cells[: self.names])
            said = quoted(_joined(cells[: self.names]))
            if len(fitting) != 1:
                hint = "paste into one of the rows that you mean, or copy the metric's name as well"
                raise refusal("unknown-name", f"{said} is the name of several rows", hint)
            if fitting[0] in found:
                raise refusal("duplicate-row", f"{said} is among the names twice", "copy each row once")
            found.append(fitting[0])
        return tuple(found)

    def _are_years(self, cells: Sequence[str]) -> bool:
        return bool(cells) and all(self._figures.fiscal.read(cell) is not None for cell in cells)

    def _is_name(self, cell: str) -> bool:
        if self._names.of([cell]):
            return True
        return _WORD.match(cell) is not None and cell.casefold() not in _NOT_KNOWN

    def _no_years(self, hint: str) -> Problems:
        said = listed([cell for cell in self.grid[0] if cell])
        return refusal("no-year", f"the first row has something other than years in it: {quoted(said)}", hint)

    def _unknown(self, names: Sequence[str]) -> Problems:
        said = _joined(names)
        message = f"no row of the table is called {quoted(said)}"
        return refusal("unknown-name", message, suggestion(said, [row.name for row in self._figures.rows]))


class _Names:
    """The table's rows by what may be written beside them: ``metric`` is the one that is pasted on."""

    def __init__(self, figures: FigureTable, metric: str) -> None:
        self._ways: dict[tuple[str, ...], list[FigureRow]] = {}
        self._own = {(row.category.casefold(),): row for row in figures.rows if row.metric == metric and row.category}
        for row in figures.rows:
            for way in {tuple(name.casefold() for name in way) for way in _ways(row)}:
                self._ways.setdefault(way, []).append(row)

    def of(self, names: Sequence[str]) -> Sequence[FigureRow]:
        """Return the rows that may be meant; where metrics share a channel, the current metric's comes first."""
        way = tuple(name.casefold() for name in names)
        return [self._own[way]] if way in self._own else self._ways.get(way, [])


def _ways(row: FigureRow) -> set[tuple[str, ...]]:
    both: set[tuple[str, ...]] = {(row.metric, row.category), (row.label, row.category)}
    if row.category:
        return both | {(row.category,), (row.name,), (f"{row.metric}, {row.category}",)}
    return both | {(row.metric,), (row.label,)}


def _joined(names: Sequence[str]) -> str:
    return ", ".join(filter(None, names))


def _counted(count: int, what: str) -> str:
    return f"{count} {what} was" if count == 1 else f"{count} {what}s were"


def _no_figures() -> Problems:
    return refusal("no-figures", "there are no figures in what was copied", "copy the figures as well")
