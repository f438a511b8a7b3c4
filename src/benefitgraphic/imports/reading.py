"""Reads the rows of an export into columns of numbers."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import TypeAlias

import numpy as np

from benefitgraphic.imports.daybook import Daybook
from benefitgraphic.imports.figures import NOT_KNOWN, Figures, known, total
from benefitgraphic.imports.formats import Recognised, measures, network_named
from benefitgraphic.imports.ledger import EnoughError, Ledger
from benefitgraphic.imports.rows import Cell, Row
from benefitgraphic.imports.settling import Settled, UnsettledError
from benefitgraphic.imports.tally import Ints, Mask, Period, Tally
from benefitgraphic.project.sheets.numerals import CellError

_Whole: TypeAlias = "array[int]"

_MOST_ROWS = 5_000_000
_MOST_NETWORKS = 200
_LOST = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+")


@dataclass(frozen=True, slots=True)
class _Gathered:
    """A `Tally`'s columns while they grow: 8 bytes a figure, where a Python list would take 36."""

    figures: _Whole = field(default_factory=lambda: array("q"))
    ids: _Whole = field(default_factory=lambda: array("q"))
    links: _Whole = field(default_factory=lambda: array("q"))
    numbers: _Whole = field(default_factory=lambda: array("I"))
    network: _Whole = field(default_factory=lambda: array("B"))
    days: set[int] = field(default_factory=set)


class Reading:
    """One pass over a table: what counts goes into columns, all else is accounted for."""

    def __init__(
        self,
        found: Recognised,
        settled: Settled,
        period: Period,
        covers: Period | None = None,
        *,
        whole: bool = False,
        final: bool = True,
    ) -> None:
        """Prepare for the rows.

        Args:
            found: what the table is.
            settled: how it writes days and numbers.
            period: the days that count.
            covers: the days that a table without dates is about.
            whole: the export is for the period, whatever dates its rows have.
            final: no more is to be learnt of how the table writes days and numbers.
        """
        self._found, self._columns = found, found.columns
        self._covers, self._final = covers, final
        decimals = set(measures().decimals)
        self._measures = tuple(sorted(found.columns.measures, key=lambda name: name in decimals))
        self._picks = [
            (
                _picker(places),
                Figures(settled.convention, decimals=fractions, commas=settled.commas).__getitem__,
                places,
            )
            for fractions in (False, True)
            if (places := [found.columns.measures[n] for n in self._measures if (n in decimals) == fractions])
        ]
        self._daybook = Daybook(found, settled, period, covers, whole=whole, final=final)
        self._ledger = Ledger(len(found.columns.headers))
        self._networks: dict[Cell, int] = {}
        self._names: list[str] = []
        self._salts: list[int] = []
        self._lost = self._long = self._rounded = self._edge = 0
        self._edges = frozenset(day.toordinal() for day in period)
        self._unlabelled: list[int] = []

    def tally(self, rows: Iterable[Row], salt: object) -> Tally:
        """Everything that counts.

        Args:
            rows: all of the table's.
            salt: what two equal rows without an ID must have in common to be the same.

        Raises:
            UnsettledError: more of the file has to be looked at first.
        """
        gathered = _Gathered()
        with suppress(EnoughError):
            self._gather(rows, salt, gathered)
            self._ledger.close(gathered.numbers[-1] if gathered.numbers else 0)
        return self._result(gathered)

    def _gather(self, rows: Iterable[Row], salt: object, to: _Gathered) -> None:
        """Process the rows, up to a million: nothing is done twice, or by a call that can be avoided."""
        columns, start, width = self._columns, self._found.row + 1, len(self._columns.headers)
        picks = [(pick, read) for pick, read, _ in self._picks]
        ledger, daybook, day_of = self._ledger, self._daybook, self._daybook.reader(self._ledger)
        networks, salts, key = self._networks, self._salts, self._key
        totals, named = ledger.totals, 0 if columns.id is None else columns.id
        aggregated, edges = columns.id is None and columns.date is None, self._edges
        for at, row in enumerate(rows, 1):
            if at <= start or (len(row) != width and not ledger.fits(at, row)):
                continue
            if row[named] in totals or (row[0] in totals and not row[named]):
                ledger.leave("total", at)
                continue
            day = day_of(at, row)
            if not day:
                continue
            try:
                if len(picks) == 1:
                    line = [*map(picks[0][1], picks[0][0](row))]
                else:
                    line = [value for pick, read in picks for value in map(read, pick(row))]
            except CellError:
                self._complain(at, row)
                continue
            said = "" if columns.network is None else row[columns.network]
            which = networks.get(said)
            if which is None:
                which = self._new_network(at, said)
            if which < 0:
                ledger.leave("nameless", at)
                continue
            if aggregated and row[0] == "":
                self._unlabelled.append(len(to.numbers))
            if day in edges:
                self._edge += 1
            to.figures.extend(line)
            to.days.add(day)
            to.numbers.append(at)
            to.network.append(which)
            apart = hash((salts[which], day)) if daybook.by_day else salts[which]
            name = "" if columns.id is None else row[columns.id]
            to.ids.append(key(name, apart) if name else 0)
            link = "" if columns.link is None else row[columns.link]
            to.links.append((hash(link) ^ apart) | 1 if link else hash((salt, *row)) & -2)
            if len(to.numbers) > _MOST_ROWS:
                ledger.refuse(at, None, "too-large", f"there are more than {_MOST_ROWS:,} rows")
                break

    def _key(self, name: Cell, apart: int) -> int:
        """Return a key that identifies a row by its ID; 0 for an ID that a spreadsheet shortened to 1.22158E+17."""
        text = name if isinstance(name, str) else str(name)
        if ("E" in text or "e" in text) and _LOST.fullmatch(text):
            self._lost += 1
            return 0
        if len(text) > 15 and text.isdigit():
            self._long += 1
            self._rounded += text[-1] == "0" and not text[15:].strip("0")
        return hash(text) ^ apart or 1

    def _new_network(self, at: int, said: Cell) -> int:
        column = self._columns.network
        if column is not None and not str(said).strip():
            self._networks[said] = -1
            return -1
        name = self._found.format.network.name if column is None else network_named(str(said))
        name = name or self._found.format.name
        if name not in self._names:
            if len(self._names) >= _MOST_NETWORKS:
                self._ledger.refuse(at, column, "too-many", "this column names too many networks")
                return 0
            self._names.append(name)
            self._salts.append(hash((self._found.format.name, name)))
        self._networks[said] = self._names.index(name)
        return self._networks[said]

    def _complain(self, at: int, row: Row) -> None:
        """Name the cells of a row that are no numbers."""
        for pick, read, places in self._picks:
            for place, cell in zip(places, pick(row), strict=True):
                try:
                    read(cell)
                except CellError as error:
                    if error.code == "ambiguous-number" and not self._final:
                        raise UnsettledError("numbers") from None
                    self._ledger.refuse(at, place, error.code, str(error), error.hint)

    def _result(self, gathered: _Gathered) -> Tally:
        days = gathered.days
        if self._covers and days and self._columns.date is None:
            days |= {day.toordinal() for day in self._covers}
        figures = np.frombuffer(gathered.figures, np.int64).reshape(len(gathered.numbers), len(self._measures))
        numbers = np.frombuffer(gathered.numbers, np.uint32)
        # Such programs keep 15 digits, and write zeros for all others. Some IDs do end like that.
        rounded = self._rounded if self._rounded * 2 > self._long else 0
        ids = np.frombuffer(gathered.ids, np.int64)
        rows: slice | Mask = slice(None)
        unsaid = self._unlabelled_total(figures)
        if unsaid is not None:
            rows = np.arange(len(numbers)) != unsaid
            self._ledger.leave("total", int(numbers[unsaid]))
        return Tally(
            measures=self._measures,
            figures=figures[rows],
            ids=(np.zeros_like(ids) if rounded else ids)[rows],
            links=np.frombuffer(gathered.links, np.int64)[rows],
            numbers=numbers[rows],
            network=np.frombuffer(gathered.network, np.uint8)[rows],
            networks=tuple(self._names),
            lost_ids=self._lost + rounded,
            first=date.fromordinal(min(days)) if days else None,
            last=date.fromordinal(max(days)) if days else None,
            edge=self._edge + self._daybook.just_outside if self._daybook.zoned else 0,
            left=self._ledger.left,
            wrong=tuple(self._ledger.wrong),
        )

    def _unlabelled_total(self, figures: Ints) -> int | None:
        """Return the one row without a name whose figures are the sums of all others: an unlabelled total."""
        if len(self._unlabelled) != 1 or len(figures) < 2:
            return None
        (at,) = self._unlabelled
        unique = measures().unique
        seen = False
        for column, name in enumerate(self._measures):
            own = int(figures[at, column])
            if name in unique or own == NOT_KNOWN:
                continue
            others = np.delete(figures[:, column], at)
            if own != total(others[known(others)]):
                return None
            seen = seen or own > 0
        return at if seen else None


def _picker(places: list[int]) -> Callable[[Row], Sequence[Cell]]:
    """Return a picker of some cells of a row; `itemgetter` is fastest, but returns a single cell bare."""
    if len(places) > 1:
        picked: Callable[[Row], Sequence[Cell]] = itemgetter(*places)
        return picked
    place = places[0]
    return lambda row: (row[place],)
