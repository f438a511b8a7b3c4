"""Reads numbers as a file writes them: with its thousands marks and its decimal mark, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.suggest import quoted

Place: TypeAlias = Hashable

MOST_DIGITS = 15
SPACES = " \t\r\n\u00a0\u202f\u2009"
_NUMBER = re.compile("[0-9]+(?:[.,' ’\u00a0\u202f\u2009][0-9]+)*")
_MARK = re.compile("[^0-9]")
# Marks that only look different are one mark: a designer can't tell one space from another.
_SAME = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"}
MARKS = {",": "a comma", ".": "a dot", " ": "a space", "'": "an apostrophe"}
_EXPONENT = re.compile(r"[0-9.,]+[eE][+-]?[0-9]+")


class CellError(Refusal):
    """A cell that can't be read as a number."""


@dataclass(frozen=True, slots=True)
class Convention:
    """How a file writes numbers.

    Attributes:
        thousands: what stands between thousands: ``,``, ``.``, a space (for any kind of space) or ``'`` (for any kind
            of apostrophe); empty when the file doesn't show it.
        decimal: what stands before decimals: ``.`` or ``,``; empty when the file doesn't show it.
    """

    thousands: str = ""
    decimal: str = ""


class ContradictionError(ValueError):
    """Two cells of a file that write numbers in different ways.

    Attributes:
        cells: what stands in the two.
        places: where they are, the earlier one first.
        does: in words, how each is written: "marks thousands with a comma".
    """

    def __init__(self, first: _CellConvention, second: _CellConvention) -> None:
        super().__init__()
        self.cells = (first.cell, second.cell)
        self.places = (first.place, second.place)
        self.does = (first.does, second.does)


@dataclass(frozen=True, slots=True)
class _CellConvention:
    """What a cell shows of the file's convention."""

    cell: str
    place: Place
    does: str


@dataclass(frozen=True, slots=True)
class _Separators:
    """What the marks in a number mean by themselves; ``unsettled`` is one that could be either."""

    thousands: str = ""
    decimal: str = ""
    unsettled: str = ""


_NONE = _Separators()


def convention_of(cells: Iterable[tuple[str, Place]]) -> Convention:
    """How these cells write numbers, as far as they show it. Cells that are no numbers show nothing.

    Args:
        cells: what stands in each, and where that is.

    Raises:
        ContradictionError: when two cells can't follow one convention.
    """
    thousands: dict[str, _CellConvention] = {}
    decimal: dict[str, _CellConvention] = {}
    for cell, place in cells:
        if cell.isdigit() or not cell:
            continue
        marks = _marks(_bare(cell))
        if marks is None or marks is _NONE:
            continue
        if marks.thousands and marks.thousands not in thousands:
            shown = _CellConvention(cell.strip(SPACES), place, f"marks thousands with {MARKS[marks.thousands]}")
            _agree(shown, [*thousands.values(), *_only(decimal, marks.thousands)])
            thousands[marks.thousands] = shown
        if marks.decimal and marks.decimal not in decimal:
            shown = _CellConvention(cell.strip(SPACES), place, f"marks decimals with {MARKS[marks.decimal]}")
            _agree(shown, [*decimal.values(), *_only(thousands, marks.decimal)])
            decimal[marks.decimal] = shown
    return Convention(next(iter(thousands), ""), next(iter(decimal), ""))


def number(cell: str, convention: Convention) -> Decimal:
    """Read the number in a cell, which may be negative.

    Raises:
        CellError: when it is no number, could mean two numbers, or is written against the convention.
    """
    if len(cell) <= MOST_DIGITS and cell.isdigit() and cell.isascii():
        return Decimal(cell)
    typed = cell.strip(SPACES)
    if not typed:
        raise CellError("empty", "the cell is empty")
    minus = typed[0] in "-−"
    positive = typed[1:].lstrip(SPACES) if minus else typed
    marks = _settled(positive, _marks(positive), convention)
    digits = positive
    if marks.thousands:
        digits = _without(digits, marks.thousands)
    if marks.decimal == ",":
        digits = digits.replace(",", ".")
    if len(digits.replace(".", "").lstrip("0")) > MOST_DIGITS:
        raise CellError("long-number", f"{quoted(typed)} has more than {MOST_DIGITS} digits", "round it")
    return -Decimal(digits) if minus else Decimal(digits)


def is_unsettled(cell: str) -> bool:
    """Whether a cell alone could mean thousands as well as decimals, as "1,234" does."""
    marks = _marks(_bare(cell))
    return marks is not None and bool(marks.unsettled)


def ambiguous(typed: str) -> CellError:
    """Return the error for a number that could mean two."""
    mark = "," if "," in typed else "."
    meanings = "thousands or a decimal number" if mark == "," else "a decimal number or thousands"
    # With a zero more, the mark can't be one of thousands.
    hint = f"write {typed.replace(mark, '')} or {typed.replace(mark, '.')}0"
    return CellError("ambiguous-number", f"{quoted(typed)} could be {meanings}", hint)


def _bare(cell: str) -> str:
    """Return a cell's digits and marks, without what may surround them."""
    return cell.strip(SPACES).removesuffix("%").lstrip("-−").strip(SPACES)


def _marks(typed: str) -> _Separators | None:
    """Return what the marks in a number mean; None if it is no number."""
    if not _NUMBER.fullmatch(typed):
        return None
    found = [_SAME.get(mark, mark) for mark in _MARK.findall(typed)]
    if not found:
        return _NONE
    groups = _MARK.split(typed)
    last = found[-1]
    if len(found) == 1 and last in ".,":
        could_be_thousands = len(groups[1]) == 3 and len(groups[0]) <= 3 and groups[0][0] != "0"
        return _Separators(unsettled=last) if could_be_thousands else _Separators(decimal=last)
    ends_in_decimals = last in ".," and last not in found[:-1]
    grouping = found[:-1] if ends_in_decimals else found
    whole = groups[:-1] if ends_in_decimals else groups
    even = len(whole[0]) <= 3 and whole[0][0] != "0" and all(len(group) == 3 for group in whole[1:])
    if len(set(grouping)) > 1 or not even:
        return None
    return _Separators(grouping[0], last if ends_in_decimals else "")


def _settled(typed: str, marks: _Separators | None, convention: Convention) -> _Separators:
    """Return the marks as the convention reads them."""
    if marks is None:
        raise _not_a_number(typed)
    thousands, decimal = convention.thousands, convention.decimal
    mark = marks.unsettled
    if mark:
        other = "." if mark == "," else ","
        if mark == decimal or (thousands == other and mark != thousands):
            return _Separators(decimal=mark)
        if mark == thousands or (decimal == other and not thousands):
            return _Separators(thousands=mark)
        raise ambiguous(typed)
    if marks.thousands and (marks.thousands == decimal or thousands not in ("", marks.thousands)):
        raise _against(typed, f"marks thousands with {MARKS[marks.thousands]}")
    if marks.decimal and (marks.decimal == thousands or decimal not in ("", marks.decimal)):
        raise _against(typed, f"marks decimals with {MARKS[marks.decimal]}")
    return marks


def _without(digits: str, thousands: str) -> str:
    if thousands in ".,":
        return digits.replace(thousands, "")
    return "".join(c for c in digits if c.isdigit() or c in ".,")


def _only(shown: dict[str, _CellConvention], mark: str) -> list[_CellConvention]:
    return [shown[mark]] if mark in shown else []


def _agree(shown: _CellConvention, others: list[_CellConvention]) -> None:
    if others:
        raise ContradictionError(others[0], shown)


def _against(typed: str, does: str) -> CellError:
    message = f"{quoted(typed)} {does}, and other numbers in this file don't"
    return CellError("ambiguous-number", message, "write all numbers of the file in one way")


def _not_a_number(typed: str) -> CellError:
    if _EXPONENT.fullmatch(typed):
        hint = "in the spreadsheet, show the column as a number without decimals, then save it again"
        return CellError("exponent", f"{quoted(typed)} is shortened, so its digits are lost", hint)
    if any(c.isdecimal() and not c.isascii() for c in typed):
        return CellError("not-a-number", f"{quoted(typed)} is written with other digits", "use the digits 0 to 9")
    if re.fullmatch(f"[0-9.,'’{SPACES}]+", typed) and any(c.isdigit() for c in typed):
        message = f"{quoted(typed)} is not a number: its thousands are not marked every three digits"
        return CellError("not-a-number", message, "leave the thousands marks out")
    return CellError("not-a-number", f"{quoted(typed)} is not a number", "write digits only; notes belong elsewhere")
