"""Times as spreadsheets keep them: how a format shows a cell, and how long "37:30:00" is in hours or minutes."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal

from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.sheets.numerals import MOST_DIGITS, CellError
from benefitgraphic.project.suggest import quoted

SECONDS: dict[Unit, int] = {"hours": 3600, "minutes": 60}
"""How long one of a unit is; those that aren't here are no times."""
SECONDS_A_DAY = 86_400
_DIGITS = Context(prec=MOST_DIGITS)
# What is only text, a space, a colour, a language or a condition in a format; not [h], which counts beyond a day.
_DECORATION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_TIME = re.compile(r"[hms:.,0 \[\]]*[hs][hms:.,0 \[\]]*")
_CLOCK = re.compile(r"(-?)([0-9]{1,7}):([0-5]?[0-9])(?::([0-5]?[0-9](?:[.,][0-9]+)?))?")
_SPOKEN = re.compile(
    r"(?:([0-9]{1,6}) ?(?:h|hrs?|hours?|heures?))?[ ,]*(?:([0-9]{1,6}) ?(?:m|mins?|minutes?)?)?[ ,]*"
    r"(?:([0-9]{1,6}) ?(?:s|secs?|seconds?|secondes?))?",
    re.IGNORECASE,
)


def _bare(number_format: str | None) -> str:
    return _DECORATION.sub("", (number_format or "").partition(";")[0]).strip().lower()


def shows_time(number_format: str | None) -> bool:
    """Whether a format shows hours, minutes and seconds, and neither a day nor AM and PM: ``h:mm``, ``[mm]:ss``."""
    return _TIME.fullmatch(_bare(number_format)) is not None


def shows_year(number_format: str | None) -> bool:
    """Whether a format shows a date's year and nothing else of it."""
    return re.fullmatch("y{3,4}", _bare(number_format)) is not None


def clock(value: time | timedelta | datetime, number_format: str | None, epoch: datetime) -> str:
    """Format a time as ``37:30:00``; as ``1 day 13:30:00``, not a number, if the cell shows less than it holds.

    Args:
        value: what openpyxl makes of a cell that shows a time.
        number_format: the cell's.
        epoch: day 0 of the workbook.
    """
    from openpyxl.utils.datetime import to_excel

    length = value if isinstance(value, timedelta) else timedelta(days=float(to_excel(value, epoch) or 0))  # type: ignore[no-untyped-call]
    milliseconds = round(length.total_seconds() * 1000)
    seconds, rest = divmod(abs(milliseconds), 1000)
    days = seconds // SECONDS_A_DAY if "[" not in _bare(number_format) else 0
    minutes, second = divmod(seconds - days * SECONDS_A_DAY, 60)
    said = f"{minutes // 60}:{minutes % 60:02}:{second:02}" + (f".{rest:03}" if rest else "")
    sign = "-" if milliseconds < 0 else ""
    return f"{sign}{days} day{'s' if days > 1 else ''} {said}" if days else sign + said


def read_clock(typed: str, unit: Unit) -> Decimal:
    """Read a time written with its seconds, in hours or minutes.

    Raises:
        CellError: it is none, or the unit is no time.
    """
    found = _CLOCK.fullmatch(typed)
    if found is None or found[4] is None or unit not in SECONDS:
        raise _no_time(typed, unit)
    if found[1]:
        raise CellError("negative", f"{quoted(typed)} is negative; this can't be less than zero")
    return _in_unit(_seconds(found[2], found[3], found[4].replace(",", ".")), unit)


def refuse_time(typed: str, unit: Unit, mark: str) -> None:
    """Refuses what says how long something took in another way than as a number, with the number to write.

    Args:
        typed: what stands in the cell.
        unit: the metric's.
        mark: what stands before decimals there.

    Raises:
        CellError: it is such a time.
    """
    found = _CLOCK.fullmatch(typed)
    spoken = _SPOKEN.fullmatch(typed) if typed[:1].isdigit() and any(map(str.isalpha, typed)) else None
    if found is None and spoken is None:
        return
    if unit not in SECONDS:
        raise _no_time(typed, unit)
    if found:
        long, short = _seconds(found[2], found[3]), _seconds("0", found[2], found[3])
        first, second = int(found[2]), int(found[3])
        ways = [f"{_shown(long, unit, mark)} for {_many(first, 'hour')} and {_many(second, 'minute')}"]
        ways.append(f"{_shown(short, unit, mark)} for {_many(first, 'minute')} and {_many(second, 'second')}")
        message = f"{quoted(typed)} could be hours and minutes, or minutes and seconds"
        raise CellError("time", message, f"this is in {unit}: write {', or '.join(ways)}")
    if spoken:
        seconds = _seconds(spoken[1] or "0", spoken[2] or "0", spoken[3] or "0")
        raise CellError(
            "time", f"{quoted(typed)} is not a plain number", f"in {unit}, this is {_shown(seconds, unit, mark)}"
        )


def refuse_hidden_days(typed: str, unit: Unit) -> None:
    """Refuses a time that a format shows only the hours of, without its days.

    Raises:
        CellError: it is one.
    """
    found = re.fullmatch(r"([0-9]+) days? ([0-9]+):([0-9]+):([0-9.]+)", typed)
    if found and unit in SECONDS:
        seconds = int(found[1]) * SECONDS_A_DAY + _seconds(*found.groups()[1:])
        message = f"the cell holds {typed}, and shows it without its days"
        hint = f"give it the format [h]:mm, or type {_shown(seconds, unit, '.')} with the format General"
        raise CellError("time", message, hint)


def serial_number(said: str) -> int | None:
    """Return the number that a spreadsheet program shows as this date, ``1905-07-13``; None if it is no date."""
    try:
        return (date.fromisoformat(said[:10]) - date(1899, 12, 30)).days
    except ValueError:
        return None


def day_of_number(said: str) -> date | None:
    """Return the day that a spreadsheet stores as a number, 44197 for January 1, 2021; None if it isn't likely one."""
    return date(1899, 12, 30) + timedelta(int(said)) if re.fullmatch("[3-5][0-9]{4}", said) else None


def year_shown_as_date(said: str) -> int | None:
    """Return the year that a heading means if date formatting makes a program show it as a day in 1905."""
    serial = serial_number(said)
    for number in (serial, serial and serial - 1462):  # some workbooks count from 1904
        if number and 1900 <= number < 2200:
            return number
    return None


def _seconds(hours: str, minutes: str, seconds: str = "0") -> Decimal:
    return Decimal(hours) * 3600 + Decimal(minutes) * 60 + Decimal(seconds)


def _in_unit(seconds: Decimal, unit: Unit) -> Decimal:
    return _DIGITS.divide(seconds, Decimal(SECONDS[unit]))


def _shown(seconds: Decimal, unit: Unit, mark: str) -> str:
    rounded = round(_in_unit(seconds, unit), 4)
    said = f"{rounded:f}"
    return (said.rstrip("0").rstrip(".") if "." in said else said).replace(".", mark)


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _no_time(typed: str, unit: Unit) -> CellError:
    hint = f"this metric's unit is {unit}: type the number, or correct the unit in metrics.yaml"
    return CellError("date", f"{quoted(typed)} is a time, not a number", hint)
