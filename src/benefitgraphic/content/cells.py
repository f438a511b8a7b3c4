"""Reads one cell of the sheet as a number, and refuses what could be read in two ways."""

from __future__ import annotations

import re
from decimal import Decimal

from benefitgraphic.content.metrics import Unit
from benefitgraphic.content.near import quoted

# What stands between thousands: comma, space, no-break space, narrow no-break space, thin space.
_MARKS = ", \u00a0\u202f\u2009"
_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:([{_MARKS}])[0-9]{{3}})(?:\1[0-9]{{3}})*(\.[0-9]+)?")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
_ONE_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_FORMULA = re.compile(r"[=@]|[+-][A-Za-z(]")
_EXPONENT = re.compile(r"[0-9.,]+[eE][+-]?[0-9]+")
_UNKNOWN = frozenset({"-", "--", "–", "—", "n/a", "na", "n.a.", "none", "null", "nil", "unknown", "tbd", "?", "x"})
_MOST_DIGITS = 15


class CellError(ValueError):
    """A cell that can't be read as a number.

    Attributes:
        code: the diagnostic's code.
        message: what is wrong with it.
        hint: what to write.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def read_number(cell: str, unit: Unit) -> Decimal | None:
    """The number in a cell; None when it is empty, which means "not known".

    Raises:
        CellError: when it is no number, could mean two numbers, or can't be of that unit.
    """
    typed = cell.strip(" \t\r\n\u00a0\u202f\u2009")
    if not typed:
        return None
    if unit == "percent" and typed.endswith("%"):
        typed = typed[:-1].rstrip(" \u00a0\u202f")
    _refuse_others(typed, unit)
    if unit == "count" and _DOTTED.fullmatch(typed):
        raise _dotted(typed)
    if unit != "count" and _ONE_COMMA.fullmatch(typed):
        raise _one_comma(typed)
    grouped = _GROUPED.fullmatch(typed)
    if not grouped and not _PLAIN.fullmatch(typed):
        raise _not_a_number(typed)
    digits = re.sub(f"[{_MARKS}]", "", typed) if grouped else typed
    if len(digits.replace(".", "")) > _MOST_DIGITS:
        raise CellError("long-number", f"{quoted(typed)} has more than {_MOST_DIGITS} digits")
    return _fitting(Decimal(digits), typed, unit)


def _refuse_others(typed: str, unit: Unit) -> None:
    if _FORMULA.match(typed):
        hint = "in the spreadsheet, copy the cells and paste them as values, then save as CSV again"
        raise CellError("formula", f"{quoted(typed)} is a formula, not a value", hint)
    if typed.startswith("#"):
        raise CellError("formula", f"{quoted(typed)} is a spreadsheet's error", "mend the formula in the spreadsheet")
    if typed.lower() in _UNKNOWN:
        hint = "leave the cell empty if it is not known"
        raise CellError("not-known", f"{quoted(typed)} is not a number", hint)
    if typed.endswith("%"):
        message = f"{quoted(typed)} is a percentage, and this metric's unit is {unit}"
        raise CellError("wrong-unit", message, "correct the unit in metrics.yaml, or the cell")
    if typed[:1] in ("-", "−") and (_PLAIN.fullmatch(typed[1:].strip()) or _GROUPED.fullmatch(typed[1:].strip())):
        raise CellError("negative", f"{quoted(typed)} is negative; this can't be less than zero")
    if _EXPONENT.fullmatch(typed):
        hint = "in the spreadsheet, show the column as a number without decimals, then save as CSV again"
        raise CellError("exponent", f"{quoted(typed)} is shortened, so its digits are lost", hint)


def _dotted(typed: str) -> CellError:
    whole = typed.replace(".", "")
    if typed.count(".") > 1:
        return CellError("ambiguous-number", f"{quoted(typed)} has dots between its digits", f"write {whole}")
    message = f"{quoted(typed)} could be a decimal number or thousands"
    return CellError("ambiguous-number", message, f"write {whole} or {typed.partition('.')[0]}")


def _one_comma(typed: str) -> CellError:
    message = f"{quoted(typed)} could be thousands or a decimal number"
    return CellError("ambiguous-number", message, f"write {typed.replace(',', '')} or {typed.replace(',', '.')}")


def _not_a_number(typed: str) -> CellError:
    if _DECIMAL_COMMA.fullmatch(typed):
        hint = f"for a decimal, write {typed.replace(',', '.')}"
        return CellError("ambiguous-number", f"{quoted(typed)} has a comma that doesn't mark thousands", hint)
    if all(c.isdecimal() or c in "." + _MARKS for c in typed) and not typed.isascii() and _others(typed):
        return CellError("not-a-number", f"{quoted(typed)} is written with other digits", "use the digits 0 to 9")
    if re.fullmatch(rf"[0-9.{_MARKS}]+", typed):
        message = f"{quoted(typed)} is not a number: its thousands are not marked every three digits"
        return CellError("not-a-number", message, "leave the thousands marks out")
    return CellError("not-a-number", f"{quoted(typed)} is not a number", "write digits only; notes belong elsewhere")


def _others(typed: str) -> bool:
    return any(c.isdecimal() and not c.isascii() for c in typed)


def _fitting(number: Decimal, typed: str, unit: Unit) -> Decimal:
    if unit == "count" and number != number.to_integral_value():
        raise CellError("not-whole", f"{quoted(typed)} is not a whole number, and this metric is a count")
    if unit == "percent" and number > 100:
        raise CellError("above-100", f"{quoted(typed)} is more than 100 percent")
    return number
