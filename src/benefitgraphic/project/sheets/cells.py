"""Reads one cell of the sheet as a number of its metric's unit, and refuses what could be read in two ways."""

from __future__ import annotations

import re
from decimal import Decimal

from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.sheets.durations import SECONDS, read_clock, refuse_hidden_days, refuse_time, serial_number
from benefitgraphic.project.sheets.numerals import (
    MOST_DIGITS,
    SPACES,
    CellError,
    Convention,
    ambiguous,
    is_unsettled,
    number,
)
from benefitgraphic.project.suggest import quoted

_FORMULA = re.compile(r"[=@]|[+-][A-Za-z(]")
_DATE = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}( [0-9:.]+)?|[0-9:.]+ \(time of day\)")
_WITH_SECONDS = re.compile(r"[0-9]{1,7}:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]+)?")
# "Not available", in English, German and Spanish or Italian.
_NOT_AVAILABLE = frozenset({"#N/A", "#NV", "#N/D"})
_EXACT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ROUNDED = re.compile(
    r"[0-9][0-9., ]*(?:k|m|mn|mio|bn?|thousand|millions?|billions?|mille|milliers?|milliards?)", re.IGNORECASE
)
_UNKNOWN = frozenset({"-", "--", "–", "—", "n/a", "na", "n.a.", "none", "null", "nil", "unknown", "tbd", "?", "x"})
_SHOWS_NOTHING = Convention()
_THOUSAND = 1000


def read_number(
    cell: str, unit: Unit, convention: Convention = _SHOWS_NOTHING, *, comma_decimals: bool = False
) -> Decimal | None:
    """Read the number in a cell; None if it is empty, which means "not known".

    Args:
        cell: what stands in it.
        unit: the unit of its metric.
        convention: how the sheet writes numbers, as far as it shows that.
        comma_decimals: whether the sheet comes from where decimal commas are usual, as one with semicolons does; then
            not even a count's comma is taken for a thousands mark without evidence.

    Raises:
        CellError: when it is no number, could mean two numbers, or can't be of that unit.
    """
    typed = _number_in(cell, unit)
    if not typed:
        return None
    _refuse_others(typed, unit)
    if unit in SECONDS and _WITH_SECONDS.fullmatch(typed):
        return read_clock(typed, unit)
    refuse_time(typed, unit, "," if convention.decimal == "," or comma_decimals else ".")
    try:
        found = number(typed, convention)
    except CellError:
        found = _by_unit(typed, unit, convention, comma_decimals)
    if found < 0:
        raise CellError("negative", f"{quoted(typed)} is negative; this can't be less than zero")
    if unit == "count" and is_unsettled(typed) and found < _THOUSAND:  # even "48.000" is rarely just 48
        raise _whole(typed)
    return _fitting(found, typed, unit)


def read_exact(cell: str, unit: Unit) -> Decimal | None:
    """Read the number in a workbook's cell that is a number, not text: `workbook.py` writes it as 1234.5 or as 91%.

    Raises:
        CellError: when it can't be of that unit, or has more digits than a spreadsheet keeps.
    """
    typed = _number_in(cell, unit)
    if not typed or not _EXACT.fullmatch(typed):
        return read_number(cell, unit)
    if len(typed.replace(".", "").lstrip("-0")) > MOST_DIGITS:
        raise CellError(
            "long-number", f"{quoted(typed)} has more than {MOST_DIGITS} digits", "round it in the spreadsheet"
        )
    found = Decimal(typed)
    if found < 0:
        raise CellError("negative", f"{quoted(typed)} is negative; this can't be less than zero")
    return _fitting(found, typed, unit)


def _number_in(cell: str, unit: Unit) -> str:
    typed = cell.strip(SPACES)
    return typed[:-1].rstrip(SPACES) if unit == "percent" and typed.endswith("%") and len(typed) > 1 else typed


def _refuse_others(typed: str, unit: Unit) -> None:
    """Refuses what is no number, each with its own way on."""
    if _FORMULA.match(typed):
        hint = "in the spreadsheet, copy the cells and paste them as values, then save it again"
        raise CellError("formula", f"{quoted(typed)} is a formula, not a value", hint)
    if typed.upper() in _NOT_AVAILABLE:
        hint = "if it is not known, leave the cell empty; else mend the formula in the spreadsheet"
        raise CellError("not-available", f"{quoted(typed)} is a spreadsheet's error: there is no value", hint)
    if typed.startswith("#"):
        hint = "mend the formula in the spreadsheet, or leave the cell empty if the value is not known"
        raise CellError("formula", f"{quoted(typed)} is a spreadsheet's error", hint)
    if typed.lower() in _UNKNOWN:
        hint = "leave the cell empty if it is not known"
        raise CellError("not-known", f"{quoted(typed)} is not a number", hint)
    if typed.endswith("%") and len(typed) > 1:
        message = f"{quoted(typed)} is a percentage, but this metric's unit is {unit}"
        raise CellError("wrong-unit", message, "correct the unit in metrics.yaml, or the cell")
    if unit not in SECONDS and _ROUNDED.fullmatch(typed):
        hint = "write all of its digits, such as 1400000, with the format General: others may add letters"
        raise CellError("not-a-number", f"{quoted(typed)} is not a number written in full", hint)
    refuse_hidden_days(typed, unit)
    if _DATE.fullmatch(typed):
        serial = serial_number(typed)
        number = f" ({serial}, if that is what you typed)" if serial and serial > 0 else ""
        hint = f"in the spreadsheet, give the cell the format General, and type the number in it{number}"
        raise CellError("date", f"{quoted(typed)} is a date or a time of day, not a number", hint)


def _by_unit(typed: str, unit: Unit, convention: Convention, comma_decimals: bool) -> Decimal:
    """Read a number, letting the unit settle what the sheet doesn't."""
    if is_unsettled(typed) and convention == _SHOWS_NOTHING:
        # A count has no decimals, and a share has no thousands.
        if unit == "count" and "," in typed and not comma_decimals:
            return number(typed, Convention(",", "."))
        if unit == "percent" and "." in typed:
            return number(typed, Convention(",", "."))
        if unit == "count":
            raise _whole(typed)
    try:
        return number(typed, convention)
    except CellError as error:
        if unit == "count" and error.code == "ambiguous-number" and is_unsettled(typed):
            raise _whole(typed) from None
        raise


def _whole(typed: str) -> CellError:
    """Return the error for a count that could be read as thousands."""
    error = ambiguous(typed)
    mark = "," if "," in typed else "."
    hint = f"a count has no decimals; if thousands are meant, write {typed.replace(mark, '')}"
    return CellError(error.code, str(error), hint)


def _fitting(found: Decimal, typed: str, unit: Unit) -> Decimal:
    if unit == "count" and found != found.to_integral_value():
        if "," in typed:
            message = f"{quoted(typed)} has a comma that doesn't mark thousands, and this metric is a count"
            raise CellError("ambiguous-number", message, "write it without a mark, such as 1234")
        raise CellError("not-whole", f"{quoted(typed)} is not a whole number, but this metric is a count")
    if unit == "percent" and found > 100:
        hint = "a metric in percent is a part of all; of growth or a target, give the numbers, with the unit count"
        if found >= 1000:
            hint = f"spreadsheets keep 85% as 0.85: if {(found / 100).normalize():f}% is meant, type it with its sign"
        raise CellError("above-100", f"{quoted(typed)} is more than 100 percent", hint)
    return found
