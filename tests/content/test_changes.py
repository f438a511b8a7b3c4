"""How a change is said, or why none is: by unit, direction and size, over breaks, zero and gaps."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Where
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Better, Change, ChangeDirection, Metric, News, Unit
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.text import Text
from typed import thanks_of

HERE = Where("config/metrics.yaml", 1, 1)
ENGLISH = Wording("en-CA")


def metric(before: object, now: object, unit: Unit, better: Better = "up", *breaks: int) -> Metric:
    return Metric(
        key="m",
        label=Text("M", HERE),
        definition=Text("All m.", HERE),
        unit=unit,
        better=better,
        per_day=False,
        breaks=tuple((year, Text("Counted anew.", HERE)) for year in breaks),
        by=None,
        year=2025,
        years=(2023, 2024, 2025),
        values=(Decimal(7), None if before is None else Decimal(str(before)), Decimal(str(now))),
        categories=(),
        where=HERE,
    )


def said(shown: Metric, wording: Wording = ENGLISH) -> str:
    change = shown.change()
    return wording.change_sentence(change).replace("\u00a0", " ") if change else ""


@pytest.mark.parametrize(
    ("unit", "before", "now", "expected"),
    [
        ("count", 44820, 48210, "up 7.6% from 2024"),
        ("count", 48210, 44820, "down 7% from 2024"),
        ("count", 500, 500, "the same as in 2024"),
        ("count", 1_000_000, 1_000_001, "up less than 0.1% from 2024"),
        ("count", 1_000_001, 1_000_000, "down less than 0.1% from 2024"),
        ("count", 10, 0, "down 100% from 2024"),
        ("count", 7_000_000, 2, "down more than 99.9% from 2024"),
        ("count", 100, 1_099, "up 999% from 2024"),
        ("count", 100, 1_100, "up from 100 in 2024"),
        ("count", 12, 48210, "up from 12 in 2024"),
        ("count", 1, 14_180_000_000, "up from 1 in 2024"),
        ("count", 20_000, 1_099_990, "up from 20,000 in 2024"),
        ("percent", 87, 91, "up 4 points from 2024"),
        ("percent", 91, 90, "down 1 point from 2024"),
        ("percent", 91, "91.25", "up 0.25 points from 2024"),
        ("percent", 91, "91.01", "up 0.01 points from 2024"),
        ("percent", "0.1", 100, "up 99.9 points from 2024"),
        ("percent", 91, 91, "the same as in 2024"),
        ("minutes", 16, 12, "down 4 minutes from 2024"),
        ("minutes", 12, 13, "up 1 minute from 2024"),
        ("minutes", 90, "91.5", "up 1.5 minutes from 2024"),
        ("minutes", 1, 5000, "up 4,999 minutes from 2024"),
        ("minutes", 12, "12.01", "up 0.01 minutes from 2024"),
        ("hours", 2, "1.5", "down 0.5 hours from 2024"),
        ("hours", 2, 3, "up 1 hour from 2024"),
        ("hours", 2, 2, "the same as in 2024"),
    ],
)
def test_each_unit_moves_in_its_own_way(unit: Unit, before: object, now: object, expected: str) -> None:
    assert said(metric(before, now, unit)) == expected


@pytest.mark.parametrize("unit", ["count", "percent", "minutes", "hours"])
@pytest.mark.parametrize("breaks", [(), (2025,), (2024, 2025), (2023,), (2024,), (2026,)])
@pytest.mark.parametrize("before", [40, 0, None])
def test_nothing_is_said_across_a_break_from_zero_or_from_nothing(
    unit: Unit, breaks: tuple[int, ...], before: int | None
) -> None:
    comparable = bool(before) and 2025 not in breaks
    assert bool(said(metric(before, 50, unit, "up", *breaks))) is comparable


@pytest.mark.parametrize(
    ("better", "before", "now", "news", "words"),
    [
        ("down", 16, 12, "good", "down 4 minutes from 2024, which is better"),
        ("down", 12, 16, "bad", "up 4 minutes from 2024, which is worse"),
        ("down", 12, 12, "neither", "the same as in 2024"),
        ("up", 12, 16, "good", "up 4 minutes from 2024"),
        ("up", 16, 12, "bad", "down 4 minutes from 2024"),
        ("neither", 16, 12, "neither", "down 4 minutes from 2024"),
        ("neither", 12, 16, "neither", "up 4 minutes from 2024"),
    ],
)
def test_where_less_is_better_the_words_say_so(better: Better, before: int, now: int, news: News, words: str) -> None:
    shown = metric(before, now, "minutes", better)
    change = shown.change()
    assert change
    assert change.news == news
    assert said(shown) == words


def test_a_rise_from_next_to_nothing_may_be_bad_news() -> None:
    assert said(metric(1, 5000, "count", "down")) == "up from 1 in 2024, which is worse"


@pytest.mark.parametrize(
    ("before", "now", "unit", "better", "french"),
    [
        (44820, 48210, "count", "up", "7,6 % de plus qu’en 2024"),
        (16, 12, "minutes", "down", "4 minutes de moins qu’en 2024, ce qui est mieux"),
        (12, 16, "minutes", "down", "4 minutes de plus qu’en 2024, ce qui est moins bien"),
        (12, 48210, "count", "up", "bien au-dessus de 12 en 2024"),
        (2, "1.5", "hours", "up", "0,5 heure de moins qu’en 2024"),
    ],
)
def test_in_french(before: object, now: object, unit: Unit, better: Better, french: str) -> None:
    assert said(metric(before, now, unit, better), Wording("fr-CA")) == french


def test_a_fiscal_year_is_compared_with_the_one_before() -> None:
    april = FiscalYear(4, 1)
    shown = metric(16, 12, "minutes", "down")
    assert said(shown, Wording("en-CA", april)) == "down 4 minutes from 2024–25, which is better"
    assert "2024-2025" in said(shown, Wording("fr-CA", april))


@pytest.mark.slow
@given(
    st.sampled_from(["percent", "points", "minutes", "hours"]),
    st.decimals(0, 10**12, places=3),
    st.sampled_from(["up", "down"]),
    st.sampled_from(["up", "down", "neither"]),
    st.sampled_from(["en-CA", "fr-CA", "ar"]),
)
def test_good_news_and_bad_are_never_said_alike_where_less_is_better(
    unit: str, amount: Decimal, direction: ChangeDirection, better: Better, language: str
) -> None:
    wording = Wording(language)
    change = Change(unit, amount, direction, 2024, Decimal(5), better)  # type: ignore[arg-type]
    plain = Change(unit, amount, direction, 2024, Decimal(5))  # type: ignore[arg-type]
    judged = wording.change_sentence(change) != wording.change_sentence(plain)
    assert judged is (better == "down")


def test_a_placeholder_says_how_far(small: Callable[..., Loaded]) -> None:
    files = {
        "metrics.yaml": "wait: {label: W, definition: W., unit: minutes, better: down}\n"
        "viral: {label: V, definition: V., unit: count, better: up}\n",
        "metrics.csv": "metric,category,2024,2025\nwait,,16,12\nviral,,12,48210\n",
    }
    loaded = small('thanks: "{wait.change} less; {viral.change} more."\n', files)
    assert str(thanks_of(loaded.edition)).replace("\u00a0", " ") == "4 minutes less; 401,650% more."
    assert loaded.edition.wording.fiscal == CALENDAR
