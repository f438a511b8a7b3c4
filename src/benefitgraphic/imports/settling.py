"""Finds out how a file writes days and numbers, before they are read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from benefitgraphic.imports.dates import Order, decided, order_of
from benefitgraphic.imports.figures import could_be_two, shows_convention
from benefitgraphic.imports.formats import Recognised
from benefitgraphic.imports.rows import Rows
from benefitgraphic.imports.tables import TextRows
from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.sheets.numerals import ContradictionError, Convention, convention_of

SAMPLE = 2_000  # rows that usually settle it
_MOST = 20_000  # different cells: more would fill the memory, and not say more
_DATE = 10  # characters of a date in digits
_ONE_WAY = "export the file again, or write all numbers in one way"
# Numbers with marks at the same places say the same about marks, unless they begin with a zero.
_KIND = str.maketrans("123456789", "999999999")
Need = Literal["days", "numbers"]


@dataclass(frozen=True, slots=True)
class Settled:
    """How a file writes days and numbers.

    Attributes:
        order: what comes first in dates made of numbers; None when no date shows it.
        convention: how numbers are written.
        commas: whether "1,200" can be a count: not in a file with semicolons, where commas mark decimals.
    """

    order: Order | None
    convention: Convention
    commas: bool = True


class UnsettledError(Exception):
    """What has been looked at of the file doesn't say how to read a cell; ``need``: what has to be looked for."""

    def __init__(self, need: Need) -> None:
        super().__init__(need)
        self.need: Need = need


def settle(table: Rows, found: Recognised, order: Order | None, needs: Collection[Need] | None = None) -> Settled:
    """How the table writes days and numbers, as far as it shows.

    Args:
        table: the rows.
        found: what they are.
        order: what comes first in dates, if the user says so: for a file that doesn't show it in any row.
        needs: what to look for in all rows, until it is found; None to look at the first rows only.

    Raises:
        Refusal: cells contradict each other.
    """
    columns = found.columns
    days: dict[str, tuple[str, str]] = {}
    cells: dict[str, tuple[str, str]] = {}
    dated = [at for at in (columns.date, columns.day) if at is not None]
    counted = list(columns.measures.values())
    open_ = set(needs or ())
    for at, row in enumerate(table.read(_unheard), 1):
        if (needs is None and at > SAMPLE) or (needs is not None and not open_):
            break
        if at <= found.row + 1 or len(row) < len(columns.headers):
            continue
        for column in dated:
            said = str(row[column])[:_DATE]
            if said not in days and len(days) < _MOST:
                days[said] = (str(row[column]), f"row {at}")
                if order_of(str(row[column])):
                    open_.discard("days")
        for column in counted:
            if shows_convention(row[column]):
                cell = str(row[column])
                kind = cell.translate(_KIND)
                if kind not in cells and len(cells) < _MOST:
                    cells[kind] = (cell, f"row {at}")
                    if not could_be_two(cell):
                        open_.discard("numbers")
    try:
        shown = decided(days.values()) or (order if needs and "days" in needs else None)
        return Settled(shown, convention_of(cells.values()), _takes_commas(table))
    except ContradictionError as error:
        (one, other), (does, differs) = error.places, error.does
        message = f"{one} ({error.cells[0]}) {does}, but {other} ({error.cells[1]}) {differs}"
        raise Refusal("ambiguous-number", message, _ONE_WAY) from None


def _takes_commas(table: Rows) -> bool:
    return not (isinstance(table, TextRows) and table.delimiter == ";")


def _unheard(_: int) -> None:
    """Progress that nobody waits for."""
