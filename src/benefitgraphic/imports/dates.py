"""Reads days as exports write them, and refuses what could be two days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal

from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.suggest import quoted

Order = Literal["day", "month"]
IN_WORDS: Mapping[Order, str] = {"day": "day first", "month": "month first"}

# A time of day after the date: "09:30", "T09:30:00.000Z", "9:30 am", "10:15:00 +0000", "15 h 30", "09:30 PDT".
_HOUR = r"\d{1,2}(?:(?::| ?h ?)\d{2}(?::\d{2}(?:[.,]\d+)?)?| ?h\b)\s*(?:[ap]\.?m\b\.?)?"
_TIME = rf"(?:(?:[T ,]|\s+à)\s*{_HOUR}\s*(?:Z|UTC|GMT|[A-Z]{{3,4}}|[+-]\d{{2}}:?\d{{2}})?)?"
_ZONE = r"(?:Z\b|UTC\b|GMT\b|(?!OCT|SEPT|AOUT)[A-Z]{1,3}T\b|H[NA][A-Z]\b|[+-]\d{2}:?\d{2}\b)"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{2})?")
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.IGNORECASE)
_SHORT = re.compile(rf"\d{{1,2}}([-/.])\d{{1,2}}\1\d{{2}}{_TIME}", re.IGNORECASE)
_CLOCK = re.compile(rf"(?i:{_HOUR})\s*{_ZONE}?")
_ZONED = re.compile(rf"(?i:{_HOUR})\s*{_ZONE}")
_WORD = re.compile(r"[^\W\d_]+")
_FILLERS = frozenset({"at", "of", "le", "a", "de", "th", "st", "nd", "rd", "er", "utc", "gmt", "am", "pm"})
_LONGEST = 80  # characters


class DateError(Refusal):
    """A cell that can't be read as a day; its code is ``ambiguous-date`` where another cell may settle it."""


def read_day(cell: str, order: Order | None) -> date:
    """Return the day that a cell names, without its time.

    Args:
        cell: such as "2025-07-14", "07/14/2025 09:30", "Tue, Jul 14, 2025" or "14 juil. 2025".
        order: what comes first where both are numbers; None when nothing says so.

    Raises:
        DateError: when it is no day, or could be two.
    """
    typed = cell.strip()
    if len(typed) > _LONGEST:
        raise DateError("not-a-date", f"{quoted(typed)} is not a date")
    if found := _NUMBERS.fullmatch(typed):
        return _by_order(typed, int(found[1]), int(found[3]), int(found[4]), order)
    if found := _ISO.fullmatch(typed):
        return _day(typed, int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(typed):
        return _day(typed, int(found[1]), int(found[2]), int(found[3]))
    if _SHORT.fullmatch(typed):
        hint = "show years with four digits in the spreadsheet program, then save the file again"
        raise DateError("short-year", f"{quoted(typed)} has a year of two digits", hint)
    return _in_words(typed)


def order_of(cell: str) -> Order | None:
    """Return what comes first in a numeric date, if the date itself shows it: a day beyond 12 does."""
    found = _NUMBERS.fullmatch(cell.strip())
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    return "day" if first > 12 >= second else "month" if second > 12 >= first else None


def shape_of(cell: str) -> Literal["year first", "year last"] | None:
    """Where the year stands in a date made of numbers."""
    typed = cell.strip()
    return "year last" if _NUMBERS.fullmatch(typed) else "year first" if _ISO.fullmatch(typed) else None


def names_zone(cell: str) -> bool:
    """Whether a time of day says in which zone it is: Z, GMT, +0000."""
    return _ZONED.search(cell) is not None


def decided(cells: Iterable[tuple[str, str]]) -> Order | None:
    """Return what comes first in all of these; None if none of them shows it.

    Args:
        cells: what stands in each, and where in words.

    Raises:
        DateError: when one shows that days come first, and another, months.
    """
    seen: dict[Order, tuple[str, str]] = {}
    for cell, place in cells:
        order = order_of(cell)
        if order and order not in seen:
            seen[order] = (cell, place)
    if len(seen) > 1:
        day, month = seen["day"], seen["month"]
        message = f"{day[1]} ({day[0].strip()}) has the day first, but {month[1]} ({month[0].strip()}) the month"
        raise DateError("contradicting-dates", message, "export the file again: a spreadsheet program mixed them up")
    return next(iter(seen), None)


def _by_order(typed: str, first: int, second: int, year: int, order: Order | None) -> date:
    shown = order_of(typed)
    if order and shown and shown != order:
        message = f"{quoted(typed)} has the {shown} first, and other dates are read {IN_WORDS[order]}"
        raise DateError("contradicting-dates", message, "export the file again, or check --dayfirst and --monthfirst")
    order = order or shown
    if order is None and first == second:
        order = "day"
    if order is None:
        message = f"{quoted(typed)} could be {_said(typed, year, second, first)} or {_said(typed, year, first, second)}"
        raise DateError("ambiguous-date", message, "say which with --dayfirst or --monthfirst")
    return _day(typed, year, second, first) if order == "day" else _day(typed, year, first, second)


def _said(typed: str, year: int, month: int, day: int) -> str:
    found = _day(typed, year, month, day)
    return f"{found:%B} {found.day}"


def _day(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError("not-a-date", f"there is no such day as {quoted(typed)}") from None


def _in_words(typed: str) -> date:
    months, weekdays = _calendar()
    rest = _CLOCK.sub(" ", typed)
    words = [_plain(word) for word in _WORD.findall(rest)]
    found = [word for word in words if word in months]
    if len(found) > 1:
        # French Tuesdays and English March are both "mar".
        found = [word for word in found if word not in weekdays]
    others = [word for word in words if word not in months and word not in weekdays and word not in _FILLERS]
    numbers = re.findall(r"\d+", rest)
    days, years = [n for n in numbers if len(n) <= 2], [n for n in numbers if len(n) == 4]
    if len(found) != 1 or others or len(days) != 1 or len(years) != 1 or len(numbers) != 2:
        raise DateError("not-a-date", f"{quoted(typed)} is not a date")
    return _day(typed, int(years[0]), months[found[0]], int(days[0]))


def _plain(word: str) -> str:
    """Return a word without capitals, accents and the dot of an abbreviation: "août" is often typed "aout"."""
    apart = unicodedata.normalize("NFKD", word.rstrip(".").casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def _calendar() -> tuple[Mapping[str, int], frozenset[str]]:
    """Months by their names in English and French, long and short; and the days of the week."""
    from babel.dates import get_day_names, get_month_names

    months: dict[str, int] = {}
    weekdays: set[str] = set()
    for language in ("en", "en_CA", "fr", "fr_CA"):
        for width in ("wide", "abbreviated"):
            months |= {_plain(n): at for at, n in get_month_names(width, locale=language).items()}
            weekdays |= {_plain(n) for n in get_day_names(width, locale=language).values()}
    return months | {"sept": 9}, frozenset(weekdays)
