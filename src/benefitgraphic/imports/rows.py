"""What an export is, whatever it is written in: rows that come one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from benefitgraphic.project.refusals import Refusal

Cell = str | int | float
Row = Sequence[Cell]
Advance = Callable[[int], None]

HEAD = 30  # rows; a header further down would not be looked for by a person either
OFTEN = 4_096  # rows between two looks at how far the reading is


class Rows(Protocol):
    """Rows of one file, or of one sheet of a workbook."""

    @property
    def sheet(self) -> str:
        """The sheet's name; empty for a text file."""

    @property
    def size(self) -> int:
        """Bytes, for a progress bar."""

    def described(self) -> str:
        """How it is written, in words: "UTF-8, commas"."""

    def read(self, advance: Advance) -> Iterator[Row]:
        """Every row as a spreadsheet program numbers them, blank ones included.

        Args:
            advance: is told how many bytes have been read.

        Raises:
            BrokenTableError: the rows can't be cut into cells from some place on.
        """


class BrokenTableError(Refusal):
    """A file that can't be read as a table; ``at`` is the row, or 0 when all of it is meant."""
