"""Cells as whole numbers that add up exactly: a count as it is, a number with decimals in millionths."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np

from benefitgraphic.imports.tally import Ints, Mask
from benefitgraphic.project.sheets.numerals import SPACES, CellError, Convention, is_unsettled, number
from benefitgraphic.project.suggest import quoted

NOT_KNOWN = -(2**63)
MILLIONTHS = 10**6
_MOST = 10**12
_PLAIN = 12  # digits of a cell that is read without a closer look
_LOW = np.int64(2**32 - 1)
_REMEMBERED = 150_000
_NOTHING = frozenset({"", "-", "--", "–", "—", "n/a", "na", "n.a."})
_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


class Figures(dict[object, int]):
    """From cells to whole numbers: counts, or millionths of a number with decimals; `NOT_KNOWN` for an empty cell.

    Remembers what it has read, since figures repeat.

    Looking up a cell raises `CellError` when it is no number, could mean two, or is against the file's convention.
    """

    def __init__(self, convention: Convention, *, decimals: bool, commas: bool = True) -> None:
        """Prepare for one file's cells.

        Args:
            convention: how the file writes numbers.
            decimals: whether the cells may have decimals, and so are given in millionths.
            commas: whether a count may be written as 1,200 where no other cell shows the convention.
        """
        super().__init__()
        self._unit = MILLIONTHS if decimals else 1
        self._convention, self._decimals, self._commas = convention, decimals, commas

    def __missing__(self, cell: object) -> int:
        # Most cells are plain digits; `_read` is for all others.
        if isinstance(cell, str) and cell.isdigit() and cell.isascii() and len(cell) <= _PLAIN:
            value = int(cell) * self._unit
        else:
            value = self._read(cell)
        if len(self) < _REMEMBERED:
            self[cell] = value
        return value

    def _read(self, cell: object) -> int:
        if isinstance(cell, str):
            if cell.strip(SPACES).lower() in _NOTHING:
                return NOT_KNOWN
            found = self._number(cell.strip(SPACES))
        else:
            # A workbook's own number, with the digits that a spreadsheet program shows.
            found = Decimal(f"{cell:.15g}")
        if not found.is_finite() or abs(found) >= _MOST:
            raise CellError("long-number", f"{quoted(str(cell))} is too large to be a count")
        if self._decimals:
            return int((found * MILLIONTHS).to_integral_value())
        if found != found.to_integral_value():
            raise CellError("not-whole", f"{quoted(str(cell))} is not a whole number, but this column holds counts")
        return int(found)

    def _number(self, cell: str) -> Decimal:
        if cell.endswith("%"):
            raise CellError("wrong-unit", f"{quoted(cell)} is a percentage, but this column holds counts")
        # A count has no decimals, so a comma before three digits marks thousands, unless the file says otherwise.
        unshown = self._commas and not self._decimals and self._convention == Convention()
        thousands = unshown and _COMMA.fullmatch(cell.lstrip("-−"))
        return number(cell, Convention(thousands=",") if thousands else self._convention)


def known(figures: Ints) -> Mask:
    """Where a cell wasn't empty."""
    found: Mask = figures != NOT_KNOWN
    return found


def total(figures: Ints) -> int:
    """Return an exact sum of known figures, however large: halves of 32 bits can't overflow."""
    high, low = int((figures >> 32).sum()), int((figures & _LOW).sum())
    return (high << 32) + low


def shows_convention(cell: object) -> bool:
    """Whether a cell has marks in it that say how the file writes numbers."""
    return isinstance(cell, str) and not cell.isdigit() and any(c.isdigit() for c in cell)


def could_be_two(cell: object) -> bool:
    """Whether only the rest of the file can say what a cell means."""
    return isinstance(cell, str) and is_unsettled(cell)
