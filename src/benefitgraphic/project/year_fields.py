"""Years as a designer writes them: the reporting year, the day on which years begin, years with a reason each."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from benefitgraphic.diagnostics import Where
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.fields import as_words, keys_of, scalar, typed, wrong
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.yaml.tree import Branch
from benefitgraphic.text import Text


def years_of(tree: Branch | None) -> tuple[FiscalYear, Text | None, int | None]:
    """How a config counts years, its reporting year as typed, and which that is; as far as it says so.

    What is wrong with either is told by the models, or by `refuse_years` where nothing else of the file is read.
    """
    start, said = (tree.leaf("fiscal_year_start"), tree.leaf("year")) if tree else (None, None)
    try:
        fiscal = _fiscal_year(start) if start else CALENDAR
    except PydanticCustomError:
        # Some start that isn't the calendar's, so that "2025-26" is not called wrong besides.
        fiscal = FiscalYear(4)
    return fiscal, said, fiscal.read(said.text.strip()) if said else None


def refuse_years(tree: Branch, findings: Findings, *, wanted: int | None = None) -> None:
    """Note what is wrong with the start of years, and with the reporting year unless another is ``wanted``."""
    start = tree.leaf("fiscal_year_start")
    try:
        if start:
            _fiscal_year(start)
    except PydanticCustomError as error:
        context = error.context or {}
        findings.error(context["code"], context["message"], start.where if start else None, context["hint"])
    fiscal, said, year = years_of(tree)
    if wanted is None and said is None:
        message = "this file doesn't say the reporting year"
        findings.error("no-year", message, Where(tree.where.file), "write it, as: year: 2025")
    elif wanted is None and said and year is None:
        message, hint = _no_year(said.text.strip(), fiscal)
        findings.error("not-a-year", message, said.where, hint)


def _fiscal_in(info: ValidationInfo) -> FiscalYear:
    """On which day the years that are read begin, as the context says."""
    fiscal: FiscalYear = (info.context or {}).get("fiscal", CALENDAR)
    return fiscal


def _year(value: object, info: ValidationInfo) -> int:
    said = typed(value).text.strip()
    year = _fiscal_in(info).read(said)
    if year is None:
        raise wrong("not-a-year", *_no_year(said, _fiscal_in(info)))
    return year


def _no_year(said: str, fiscal: FiscalYear) -> tuple[str, str]:
    return f"this should be a year such as 2025, not {quoted(said)}", no_year_hint(said, fiscal)


def no_year_hint(said: str, fiscal: FiscalYear) -> str:
    """How to write what was meant for a year; empty where years are plain ones and this isn't near any."""
    if not fiscal.is_calendar:
        return "write 2025 or 2025-26 for the year that begins in 2025"
    if FiscalYear(4).read(said) is None:
        return ""
    return "for years that begin in one and end in the next, say when: fiscal_year_start: 04-01"


def _fiscal_year(value: object) -> FiscalYear:
    said = typed(value).text.strip()
    found = re.fullmatch(r"([0-9]{2})-([0-9]{2})", said)
    if not found:
        message = f"this should be a month and a day, not {quoted(said)}"
        raise wrong("not-a-day", message, "write April 1 as 04-01")
    month, day = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        hint = f"the month comes first: {found[2]}-{found[1]}" if 1 <= day <= 12 else "write April 1 as 04-01"
        raise wrong("not-a-day", f"there is no month {found[1]}", hint)
    # 2000 has a February 29, and 2001 none.
    if not 1 <= day <= monthrange(2000, month)[1]:
        raise wrong("not-a-day", f"{month_name[month]} has no day {found[2]}", "write April 1 as 04-01")
    if day > monthrange(2001, month)[1]:
        message = "a fiscal year can't begin on February 29, which three years in four don't have"
        raise wrong("not-a-day", message, "write 02-28 or 03-01")
    return FiscalYear(month, day)


def _years(value: object, info: ValidationInfo) -> Mapping[int, Text]:
    if not isinstance(value, dict):
        raise wrong("not-keys", 'this should be years with a reason, such as {2023: "Counted anew."}')
    found: dict[int, Text] = {}
    for key, reason in value.items():
        year = _fiscal_in(info).read(key.strip())
        if year is None:
            message = f"this should be a year such as 2023, not {quoted(key)}"
            raise wrong("not-a-year", message, no_year_hint(key, _fiscal_in(info)), at=key)
        if year in found:
            raise wrong("duplicate-year", f"the year {quoted(key)} is here twice", at=key)
        try:
            found[year] = as_words(reason)
        except PydanticCustomError as error:
            context = error.context or {}
            raise wrong(context["code"], context["message"], context["hint"], at=key) from None
    return MappingProxyType(found)


# 2025, or 2025-26 where years begin in one and end in the next.
_YEAR_PATTERN = "^(19|20|21)[0-9]{2}([-–/]([0-9]{2}|[0-9]{4}))?$"
_YEAR = {"title": "year", "type": ["integer", "string"], "minimum": 1900, "maximum": 2199, "pattern": _YEAR_PATTERN}
_DAY = {"title": "month and day", "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"}
_BREAKS = keys_of("years, each with a reason", scalar("text"), propertyNames={"pattern": _YEAR_PATTERN})

Year = Annotated[int, PlainValidator(_year), WithJsonSchema(_YEAR)]
YearStart = Annotated[FiscalYear, PlainValidator(_fiscal_year), WithJsonSchema(_DAY)]
Breaks = Annotated[Mapping[int, Text], PlainValidator(_years), WithJsonSchema(_BREAKS)]
