"""What was read of an export: columns of numbers, and an account of the rows left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Period = tuple[date, date]

_SHOWN = 5  # rows named for each reason


@dataclass(slots=True)
class Left:
    """Rows left out for one reason: how many, and the first of them, each with what it says."""

    count: int = 0
    first: list[tuple[int, str]] = field(default_factory=list)

    def add(self, row: int, said: str = "") -> None:
        """One more."""
        self.count += 1
        if len(self.first) < _SHOWN:
            self.first.append((row, said))


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that can't be used. ``column``: counted from 0, None for all of the row."""

    row: int
    column: int | None
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What was read of one table; arrays have one element, or line, for each row that counts.

    Attributes:
        measures: the columns of ``figures``.
        figures: rows by measures; `NOT_KNOWN` where a cell was empty, millionths for measures with decimals.
        ids: what tells rows apart by ID, 0 where there is none that can be relied on.
        links: what does by link, as odd numbers, or by all of the row, as even ones.
        numbers: the rows' numbers in a spreadsheet program.
        network: which of ``networks`` each row is about.
        lost_ids: how many IDs have lost digits.
        first, last: days, where rows have them.
        edge: how many rows lie within a day of the period's ends, if times name their zone: they may be elsewhere in
            another.
        left: the rows left out, by reason.
        wrong: the cells that can't be used.
    """

    measures: tuple[str, ...]
    figures: Ints
    ids: Ints
    links: Ints
    numbers: NDArray[np.uint32]
    network: NDArray[np.uint8]
    networks: tuple[str, ...]
    lost_ids: int
    first: date | None
    last: date | None
    edge: int
    left: dict[str, Left]
    wrong: tuple[Wrong, ...]
