"""Keeps account of rows left out and of cells that can't be used, while an export is read."""

from __future__ import annotations

from functools import cache

from benefitgraphic.imports.formats import measures
from benefitgraphic.imports.rows import Row
from benefitgraphic.imports.tally import Left, Wrong
from benefitgraphic.project.suggest import quoted

_MOST_ALIKE = 5
_MOST_WRONG = 60
_MOST_ALONE = 10


@cache
def _totals() -> frozenset[str]:
    """Return the words for a total, as they may be typed."""
    said = [word for name in measures().totals for word in (name, name.lower(), name.upper(), name.title())]
    return frozenset(f"{word}{end}" for word in said for end in ("", ":", " :"))


class EnoughError(Exception):
    """So much is wrong that reading on would say nothing new."""


class Ledger:
    """The account of one table."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.totals = _totals()
        self._alone: list[tuple[int, str, Wrong]] = []
        self.left: dict[str, Left] = {}
        self.wrong: list[Wrong] = []
        self._count = 0

    def leave(self, reason: str, at: int, said: str = "") -> None:
        """Row ``at`` doesn't count."""
        self.left.setdefault(reason, Left()).add(at, said)

    def refuse(self, at: int, column: int | None, code: str, message: str, hint: str = "") -> None:
        """Record that a cell, or a whole row, can't be used.

        Raises:
            EnoughError: that was one too many.
        """
        alike = [found for found in self.wrong if found.code == code]
        if len(alike) < _MOST_ALIKE:
            more = "; there may be more such cells" if len(alike) + 1 == _MOST_ALIKE else ""
            self.wrong.append(Wrong(at, column, code, message + more, hint))
        self._count += 1
        if self._count >= _MOST_WRONG:
            raise EnoughError

    def fits(self, at: int, row: Row) -> bool:
        """Whether a row of another length than the header can be read all the same."""
        if not any(row):
            return False
        if len(row) > self._width and not any(row[self._width :]):
            return True
        if str(row[0]).startswith("#"):
            self.leave("comment", at)
            return False
        cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
        said = f"this row has {cells}, but the header has {self._width}"
        hint = "export the file again: a row may have been cut or joined"
        if len(row) == 1:
            self.leave_if_last(at, str(row[0]), None, "ragged-row", said, hint)
        else:
            self.refuse(at, None, "ragged-row", said, hint)
        return False

    def leave_if_last(self, at: int, said: str, column: int | None, code: str, message: str, hint: str = "") -> None:
        """Record a row with a single cell: a remark below the table, unless rows that count follow."""
        if len(self._alone) >= _MOST_ALONE:
            self.refuse(at, column, code, message, hint)
        else:
            self._alone.append((at, said, Wrong(at, column, code, message, hint)))

    def close(self, last: int) -> None:
        """All rows have been seen; ``last``: the last one that counts."""
        for at, said, wrong in self._alone:
            if at > last > 0:
                self.leave("remark", at, quoted(said))
            else:
                self.refuse(at, wrong.column, wrong.code, wrong.message, wrong.hint)

    def is_data(self, at: int, row: Row) -> bool:
        """Whether a row without a date is more than a total, a comment or nothing."""
        if not self.totals.isdisjoint(row):
            self.leave("total", at)
        elif str(row[0]).startswith("#") and not any(row[1:]):
            self.leave("comment", at)
        else:
            return any(row)
        return False

    def is_total(self, cell: str) -> bool:
        """Whether a cell is the word for a total."""
        return cell.strip() in self.totals
