"""No figure reads as another one: not as its neighbour in a series, not as nothing, not as all of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benefitgraphic.charts.describe.figures import labels, worded
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric, Unit
from editions import metric

ENGLISH, FRENCH, ARABIC = Wording("en-CA"), Wording("fr-CA"), Wording("ar")
ALL = (ENGLISH, FRENCH, ARABIC)
UNITS: tuple[Unit, ...] = ("count", "percent", "minutes", "hours")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")
# What stands after the number multiplies it.
_SCALE = re.compile(
    r"(?P<k>\s?K\b|\s?k\b|thousand|mille|ألف|آلاف|ألفان)|(?P<b>\s?B\b|\s?G\b|billion|milliard|مليار)|(?P<m>\s?M\b|million|مليون|ملايين)"
)
# Typed by hand, or left by a formula.
_TYPED = st.decimals(0, 100, places=3) | st.decimals(0, 1, places=4) | st.decimals("99.9", 100, places=5)
SHARES = st.lists(_TYPED | st.decimals(0, 100, places=12), min_size=1, max_size=6)
COUNTS = st.lists(
    st.integers(0, 10**4) | st.integers(0, 9 * 10**11) | st.integers(10**6, 10**6 + 999), min_size=1, max_size=6
)


def series(values: list[Decimal] | list[int], unit: Unit = "count") -> Metric:
    return metric([Decimal(value) for value in values], unit)


def parsed(said: str, wording: Wording) -> tuple[Decimal, Decimal]:
    """The number in a text, and what its last digit is worth."""
    found = _NUMBER.search(said)
    assert found, said
    digits = re.sub(r"[\u00a0\u202f ]", "", found[0])
    digits = digits.replace(",", ".") if wording is FRENCH else digits.replace(",", "")
    number = Decimal(digits.rstrip("."))
    scale = _SCALE.search(said, found.end())
    worth = {"k": 3, "m": 6, "b": 9}[str(scale.lastgroup)] if scale else 0
    return number.scaleb(worth), Decimal(1).scaleb(int(number.as_tuple().exponent) + worth)


@pytest.mark.slow
@given(values=SHARES, unit=st.sampled_from(UNITS[1:]))
@example(values=[Decimal("0.02"), Decimal("99.98"), Decimal("99.95")], unit="percent")
@example(values=[Decimal("50.04"), Decimal("50.01")], unit="percent")
@example(values=[Decimal("0.03"), Decimal("0.9")], unit="minutes")
@example(values=[Decimal(100) / 3, Decimal(200) / 3, Decimal("81.25")], unit="percent")
@example(values=[Decimal("99.99999999"), Decimal(100)], unit="percent")
def test_figures_that_differ_read_otherwise(values: list[Decimal], unit: Unit) -> None:
    shown = series(values, unit)
    for wording in (ENGLISH, FRENCH):
        said = {value: wording.figure(value, shown) for value in values}
        assert len(set(said.values())) == len(set(values))
        for value, text in said.items():
            number, step = parsed(text, wording)
            assert abs(number - value) <= step / 2
            assert (number == 0) == (value == 0)
            assert unit != "percent" or (number == 100) == (value == 100)
        assert len(set(labels(values, shown, wording))) == len(set(values))


@given(values=st.lists(_TYPED, min_size=1, max_size=6))
def test_what_was_typed_is_said_as_typed(values: list[Decimal]) -> None:
    shown = series(values, "hours")
    for value in values:
        # Three decimals are typed; more are said where they are needed to tell figures apart.
        if value == round(value, 3):
            assert parsed(ENGLISH.figure(value, shown), ENGLISH)[0] == value


@pytest.mark.slow
@given(values=COUNTS)
@example(values=[1_040_000, 1_000_000])
@example(values=[999_960, 1_000_000])
@example(values=[1_000_400, 1_000_000, 999_999_999])
@example(values=[1_418_233, 1_421_000])
@example(values=[2, 7_000_000])
def test_counts_that_differ_read_otherwise(values: list[int]) -> None:
    shown = series(values)
    ways: tuple[Callable[[Wording], list[str]], ...] = (
        lambda wording: labels([Decimal(value) for value in values], shown, wording),
        lambda wording: [worded(Decimal(value), shown, wording) for value in values],
        lambda wording: [worded(Decimal(value), shown, wording, 1000) for value in values],
    )
    for wording in (ENGLISH, FRENCH):
        for way in ways:
            said = dict(zip(values, way(wording), strict=True))
            assert len(set(said.values())) == len(said)
            for value, text in said.items():
                number, step = parsed(text, wording)
                assert abs(number - value) <= step / 2, text
                assert (number == 0) == (value == 0)


@given(value=st.integers(10**6, 10**13))
def test_in_words_no_count_is_a_rounder_one(value: int) -> None:
    number, _ = parsed(worded(Decimal(value), series([value]), ENGLISH), ENGLISH)
    # 1.04 million stands for 1,040,000 or for what rounds to it; 1 million for nothing but 1,000,000.
    assert number == value or len(str(number.normalize()).replace(".", "").split("E")[0]) >= 3


@given(before=st.integers(1, 10**9), now=st.integers(0, 10**9))
@example(before=7_000_000, now=2)
@example(before=10**9, now=10**9 - 1)
@example(before=10**6, now=1_999_999)
@example(before=5, now=0)
def test_a_change_is_never_said_as_none_or_as_all(before: int, now: int) -> None:
    change = series([before, now]).change()
    assert change is not None
    for wording in (ENGLISH, FRENCH):
        said = wording.change(change)
        number, _ = parsed(said, wording)
        if 0 < change.amount < Decimal("0.05"):
            assert number == Decimal("0.1") and ("less" in said or "moins" in said)
        elif Decimal("99.95") <= change.amount < 100:
            assert number == Decimal("99.9") and ("more" in said or "plus" in said)
        else:
            assert number == change.amount.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(values=st.lists(st.decimals("0.001", 100, places=9) | _TYPED, min_size=2, max_size=5))
@example(values=[Decimal(2), Decimal("1.25")])
@example(values=[Decimal(200) / 3, Decimal("81.25")])
@example(values=[Decimal("0.02"), Decimal("0.04")])
def test_a_change_is_the_difference_of_the_figures_said(values: list[Decimal]) -> None:
    for unit in UNITS[1:]:
        shown = series(values, unit)
        change = shown.change()
        if change is None or change.direction == "same":
            continue
        now, before = (parsed(ENGLISH.figure(value, shown), ENGLISH)[0] for value in (values[-1], values[-2]))
        assert parsed(ENGLISH.change(change), ENGLISH)[0] == abs(now - before) > 0


@pytest.mark.parametrize(
    ("values", "unit", "english", "french"),
    [
        ((7_000_000, 2), "count", "fell by more than 99.9%, from 7 million to 2", "de plus de 99,9 %"),
        ((1_040_000, 1_050_000), "count", "from 1.04 million to 1.05 million", "de 1,04 million à 1,05 million"),
        ((999_960, 1_950_000), "count", "from 999,960 to 1.95 million", "de 999 960 à 1,95 million"),
        ((2, "1.25"), "hours", "fell by 0.75 hours, from 2 hours to 1.25 hours", "de 2 heures à 1,25 heure"),
        (("0.9", "0.03"), "minutes", "from 0.9 minutes to 0.03 minutes", "de 0,9 minute à 0,03 minute"),
        (("50.04", "50.01"), "percent", "fell by 0.03 points, from 50.04% to 50.01%", "de 50,04 % à 50,01 %"),
        (("99.98", "99.95"), "percent", "from 99.98% to 99.95%", "de 99,98 % à 99,95 %"),
        ((5, 0), "count", "fell by 100%, from 5 to 0", "de 100 %"),
        ((0, 5), "count", "rose from 0 to 5", "passant de 0 à 5"),
    ],
)
@pytest.mark.parametrize("kind", ["trend", "bars"])
def test_sentences_at_the_edges(kind: str, values: tuple[object, ...], unit: Unit, english: str, french: str) -> None:
    shown = metric(values, unit)
    assert english in KINDS[kind].sentence(shown, ENGLISH).replace("\u00a0", " ")
    assert french in KINDS[kind].sentence(shown, FRENCH).replace("\u00a0", " ")


@pytest.mark.parametrize("wording", ALL, ids=lambda wording: str(wording.language))
def test_a_ranking_of_tiny_shares_has_no_equal_bars(wording: Wording) -> None:
    shown = metric([None], "percent", categories=[("a", "0.04"), ("b", "0.02"), ("c", "0")])
    sentence = KINDS["ranking"].sentence(shown, wording)
    for value in ("0.04", "0"):
        assert wording.value(Decimal(value), "percent") in sentence
    table = KINDS["ranking"].table(shown, wording)
    assert len({row.said for row in table.rows}) == 3
