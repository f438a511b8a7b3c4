"""Years that begin on another day than January 1: how long they are, how they are read, and how they are said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Problems
from benefitgraphic.imports.importing import read_files
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.yearly.new_year import plan_new_year
from projects import edit
from typed import thanks_of

APRIL = FiscalYear(4, 1)
# Any day but February 29.
starts = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: FiscalYear(day.month, day.day))
years = st.integers(1900, 2199)


@given(starts, years)
def test_a_year_ends_on_the_day_before_the_next(start: FiscalYear, year: int) -> None:
    first, last = start.period(year)
    assert first.year == year
    assert last + timedelta(days=1) == start.period(year + 1)[0]
    assert start.days(year) == len([first + timedelta(days=n) for n in range((last - first).days + 1)])


@given(starts, years)
def test_four_hundred_years_have_the_calendars_days(start: FiscalYear, year: int) -> None:
    assert sum(start.days(y) for y in range(year, year + 400)) == 146_097


@given(starts, st.integers(1901, 2095))
def test_one_year_in_four_is_a_day_longer(start: FiscalYear, year: int) -> None:
    days = sorted(start.days(y) for y in range(year, year + 4))
    assert days == [365, 365, 365, 366]


@pytest.mark.parametrize(
    ("start", "year", "days", "period"),
    [
        (APRIL, 2023, 366, ("2023-04-01", "2024-03-31")),
        (APRIL, 2024, 365, ("2024-04-01", "2025-03-31")),
        (APRIL, 2025, 365, ("2025-04-01", "2026-03-31")),
        (FiscalYear(2, 28), 2024, 366, ("2024-02-28", "2025-02-27")),
        (FiscalYear(3, 1), 2023, 366, ("2023-03-01", "2024-02-29")),
        (FiscalYear(3, 1), 2024, 365, ("2024-03-01", "2025-02-28")),
        (FiscalYear(12, 31), 2023, 366, ("2023-12-31", "2024-12-30")),
        (FiscalYear(12, 31), 2024, 365, ("2024-12-31", "2025-12-30")),
        (CALENDAR, 2024, 366, ("2024-01-01", "2024-12-31")),
    ],
)
def test_periods(start: FiscalYear, year: int, days: int, period: tuple[str, str]) -> None:
    assert start.days(year) == days
    assert tuple(day.isoformat() for day in start.period(year)) == period


@pytest.mark.parametrize("said", ["2025", "2025-26", "2025–26", "2025/26", "2025-2026", "2025–2026", "2025/2026"])
def test_a_fiscal_year_is_read_as_people_type_it(said: str) -> None:
    assert APRIL.read(said) == 2025
    assert CALENDAR.read(said) == (2025 if said == "2025" else None)


@pytest.mark.parametrize(
    "said", ["2025-27", "2025-25", "2025-2027", "25-26", "2025-6", "2025 - 26", "202526", "2025-026", "1850-51", ""]
)
def test_what_is_no_fiscal_year(said: str) -> None:
    assert APRIL.read(said) is None


def test_a_century_ends_in_a_fiscal_year_too() -> None:
    assert APRIL.read("1999-00") == 1999
    assert Wording("en-CA", APRIL).year(1999) == "1999–00"


@pytest.mark.parametrize(
    ("typed", "next_year"),
    [("2025", "2026"), ("2025-26", "2026-27"), ("2025–2026", "2026–2027"), ("2099/00", "2026/27")],
)
def test_the_next_year_is_typed_like_the_last(typed: str, next_year: str) -> None:
    assert APRIL.like(2026, typed) == next_year


@given(starts.filter(lambda start: not start.is_calendar), years, st.sampled_from("-–/"), st.sampled_from([2, 4]))
def test_what_is_typed_is_what_is_read(start: FiscalYear, year: int, mark: str, digits: int) -> None:
    typed = f"{year}{mark}{str(year + 1)[-digits:]}"
    assert start.read(typed) == year
    assert start.like(year, typed) == typed


@pytest.mark.parametrize(
    ("language", "calendar", "fiscal"), [("en-CA", "2025", "2025–26"), ("fr-CA", "2025", "2025-2026")]
)
def test_years_are_said_as_a_language_says_them(language: str, calendar: str, fiscal: str) -> None:
    assert Wording(language).year(2025) == calendar
    assert Wording(language, APRIL).year(2025) == fiscal


METRICS = """\
m: {label: M, definition: D, unit: count, per_day: true, better: up}
"""


def read(small: Callable[..., Loaded], start: str, sheet: str) -> Loaded:
    more = f"fiscal_year_start: {start}\nnumbers: {{panels: [{{metric: m, chart: number}}]}}\n"
    more += "thanks: From {previous_year} to {year}.\n"
    return small(more, {"metrics.yaml": METRICS, "metrics.csv": sheet})


def shown(loaded: Loaded) -> Metric:
    assert loaded.edition.numbers
    return loaded.edition.numbers.panels[0].metric


@pytest.mark.parametrize("start", ["04-01", "'04-01'", '"04-01"'])
@pytest.mark.parametrize("header", ["2024,2025", "2024-25,2025-26", "2024/25,2025–26", "2024-2025,2025"])
def test_the_years_of_a_project(small: Callable[..., Loaded], start: str, header: str) -> None:
    loaded = read(small, start, f"metric,category,{header}\nm,,36500,73000\n")
    assert shown(loaded).years == (2024, 2025)
    assert shown(loaded).per_day_value() == 200
    assert str(thanks_of(loaded.edition)) == "From 2024–25 to 2025–26."


def test_the_february_after_counts(small: Callable[..., Loaded]) -> None:
    """The fiscal year 2023 has 2024's February 29."""
    more = "numbers: {panels: [{metric: m, chart: number}]}\nfiscal_year_start: 04-01\n"
    files = {"metrics.yaml": METRICS, "metrics.csv": "metric,category,2023,2024,2025\nm,,36600,36500,36500\n"}
    for year in (2023, 2024, 2025):
        assert shown(small(more, files, year=year)).per_day_value() == 100


def test_the_year_may_be_typed_as_the_sheets_are(small: Callable[..., Loaded]) -> None:
    more = "fiscal_year_start: 04-01\nnumbers: {panels: [{metric: m, chart: number}]}\n"
    files = {
        "metrics.yaml": 'm: {label: M, definition: D, unit: count, breaks: {2025-26: "Counted anew."}}\n',
        "metrics.csv": "metric,category,2024-25,2025-26\nm,,5,6\n",
    }
    loaded = small(more, files)
    assert shown(loaded).break_in(2024, 2025)
    assert shown(loaded).change() is None
    path = loaded.project.config
    path.write_text(path.read_text(encoding="utf-8").replace("year: 2025", "year: 2025-26", 1), encoding="utf-8")
    from benefitgraphic.content.load import load

    assert load(path).edition.year == 2025


def test_without_a_start_years_are_the_calendars(small: Callable[..., Loaded]) -> None:
    files = {"metrics.yaml": METRICS, "metrics.csv": "metric,category,2024,2025\nm,,36600,36500\n"}
    loaded = small("numbers: {panels: [{metric: m, chart: number}]}\n", files)
    assert shown(loaded).per_day_value() == Decimal(100)
    assert loaded.edition.wording.year(2025) == "2025"


def test_a_translation_has_the_same_years(problems: Callable[..., str]) -> None:
    said = problems(
        "fiscal_year_start: 04-01\n",
        {"infographic.fr-CA.yaml": "title: Titre\nfiscal_year_start: 07-01\n"},
        language="fr-CA",
    )
    assert "only words can be translated" in said


@pytest.mark.parametrize(
    ("year", "code"),
    [
        ("year: 2025\nfiscal_year_start: 1 April\n", "not-a-day"),
        ("year: soon\n", "not-a-year"),
        ("year: 2025-26\n", "not-a-year"),
        ("", "no-year"),
    ],
)
def test_a_year_that_cannot_be_used_stops_whatever_goes_by_it(project: Path, year: str, code: str) -> None:
    edit(project, "infographic.yaml", "\nyear: 2025\n", f"\n{year}")
    config = project / "config" / "infographic.yaml"
    for ask in (lambda: read_files(config, []), lambda: plan_new_year(config, 2026)):
        with pytest.raises(Problems) as problems:
            ask()
        assert [one.code for one in problems.value.diagnostics] == [code]


def test_a_year_asked_for_needs_no_other_but_still_its_first_day(project: Path) -> None:
    edit(project, "infographic.yaml", "\nyear: 2025\n", "\n")
    config = project / "config" / "infographic.yaml"
    assert read_files(config, [], year=2025).period == CALENDAR.period(2025)
    edit(project, "infographic.yaml", "\ntitle: ", "\nfiscal_year_start: 1 April\ntitle: ")
    with pytest.raises(Problems, match="should be a month and a day"):
        read_files(config, [], year=2025)
