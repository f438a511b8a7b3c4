"""Percents that are a hundredth of what stands beside them: 0.85 among 81, 83 and 84. One rule for every way in.

Spreadsheets keep 85% as 0.85, and turn a 0.85 typed into a cell of percents into 0.85%. A slip is a value of at most 1
that is far below all others of its row, and among them once it is a hundred times as large. Where a row is really that
uneven, the designer says so, by the percent sign or by silencing the check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from benefitgraphic.project.suggest import quoted

CODE = "percent-or-fraction"
_FAR = 10  # times; nearer values are a row that moves
_AMONG = Decimal(2)  # times that a hundredfold value may lie outside of the others
_ALIKE = Decimal("1.5")  # times that categories may differ which tell what another one is
_NEAR = Decimal("1.25")
_SUM = (Decimal("98.5"), Decimal("101.5"))  # percents of one whole, rounded


@dataclass(frozen=True, slots=True)
class Slip:
    """A value that is read as a hundredth of what is meant.

    Attributes:
        value: as it is read.
        lowest, highest: of the values beside it.
        beside: what those are: "other years", "other categories".
    """

    value: Decimal
    lowest: Decimal
    highest: Decimal
    beside: str = "other years"

    def said(self, typed: str) -> str:
        """Describe what is wrong, in words that follow the cell's name."""
        to = f" to {self.highest.normalize():f}" if self.highest != self.lowest else ""
        found = f"{self.lowest.normalize():f}{to}"
        return f"{quoted(typed)} is read as {self.value:f} percent, and {self.beside} have {found}"

    def hint(self, mark: str = ".") -> str:
        """Return a hint on what to do."""
        meant, read = (f"{one:f}".replace(".", mark) for one in ((self.value * 100).normalize(), self.value))
        return (
            f"if {meant} percent is meant, type {meant}; if it is {read} percent, write {read}% as text, with its sign"
        )


def slips_in_row(values: Mapping[int, Decimal | None], breaks: Sequence[int] = ()) -> dict[int, Slip]:
    """Return the slips in one row of percents, by year; years on the two sides of a break are not compared."""
    found: dict[int, Slip] = {}
    edges = [-1, *sorted(breaks), 10_000]
    for first, last in pairwise(edges):
        known = {year: value for year, value in values.items() if value and first <= year < last}
        for year, slip in _hundredths(known).items():
            found[year] = slip
    return found


def slips_among(column: Mapping[int, Decimal | None], is_split: bool) -> dict[int, Slip]:
    """Return the slips among one year's categories, by their place: for rows that have no other year to go by.

    Args:
        column: the year's values.
        is_split: whether they are parts of one whole, which may be of any size.
    """
    known = {at: value for at, value in column.items() if value}
    if is_split or len(known) < 3 or _SUM[0] <= sum(known.values()) <= _SUM[1]:
        return {}
    return {
        at: slip
        for at, slip in _hundredths(known, _NEAR, "other categories").items()
        if slip.highest <= slip.lowest * _ALIKE
    }


def _hundredths(known: Mapping[int, Decimal], among: Decimal = _AMONG, beside: str = "other years") -> dict[int, Slip]:
    ordered = sorted(known.values())
    gaps = [at for at in range(1, len(ordered)) if ordered[at - 1] <= 1 and ordered[at - 1] * _FAR <= ordered[at]]
    if not gaps:
        return {}
    gap = max(gaps, key=lambda at: ordered[at] / ordered[at - 1])
    lowest, highest = ordered[gap], ordered[-1]
    low = {at: value for at, value in known.items() if value < lowest}
    high = {at: value for at, value in known.items() if value >= lowest}

    def fits(at: int, value: Decimal) -> bool:
        # A whole 1 is more often 1 percent than all of it.
        times = _NEAR if value == 1 else among
        return any(one / times <= value * 100 <= one * times for one in _nearest(at, high))

    if not all(fits(at, value) for at, value in low.items()):
        return {}
    return {at: Slip(value, lowest, highest, beside) for at, value in low.items()}


def _nearest(at: int, known: Mapping[int, Decimal]) -> list[Decimal]:
    """Return the nearest values before and after a place."""
    before, after = [one for one in known if one < at], [one for one in known if one > at]
    return [known[one] for one in (*sorted(before)[-1:], *sorted(after)[:1])]
