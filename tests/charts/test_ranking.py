"""Ranking: the longest first, the largest by name, the rest summed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

import pytest
from drawing import SETTING, drawn, is_well_drawn, labels, said, shapes
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.charts.kinds.ranking import ranked
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.text.paragraph import text_width
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from editions import metric, ranking, text

WORDING = SETTING.wording
values = st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=30)


def counted(numbers: Sequence[int | None]) -> Metric:
    return metric((0,), categories=[(f"c{i}", v) for i, v in enumerate(numbers)])


@given(values=values, first=st.integers(0, 10**9))
def test_nothing_is_lost_and_the_largest_are_named(values: list[int | None], first: int) -> None:
    found = ranked(counted([first, *values]))
    known = [v for v in [first, *values] if v is not None]
    own = [value for _, value in found.named]
    assert sorted([*own, *found.rest]) == sorted(known)
    assert own == sorted(own, reverse=True)
    assert len(known) > 10 or not found.rest
    assert len(found.rest) != 1, "what is left over is more than one, or has a name"


@given(st.lists(st.integers(0, 12), min_size=1, max_size=40))
def test_equal_values_are_all_named_or_none_is(values: list[int]) -> None:
    found = ranked(counted(values))
    assert found.named
    assert not {value for _, value in found.named} & set(found.rest)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ([*range(100, 94, -1), 50, 50, 50, 50, *range(10)], 10),  # four are tied over the cut
        ([9, 9, *[5] * 20, 1], 2),  # too many are
        ([7] * 30, 30),  # all are
        (list(range(20, 0, -1)), 9),
        (list(range(10)), 10),
        ([*range(30, 21, -1), 3, 2], 9),
    ],
)
def test_how_many_are_named(values: list[int], named: int) -> None:
    assert len(ranked(counted(values)).named) == named


def test_what_is_left_over_sets_no_scale_and_has_no_bar() -> None:
    shown = counted([100, 90, 80, 70, 60, 50, 40, 30, 20, *[15] * 40])
    frame = drawn("ranking", shown, 400)
    is_well_drawn(frame)
    found = shapes(frame)
    assert len(found) == 9
    longest = max(box.width for box in found)
    assert longest > 150, "the longest bar has the room"
    assert said(frame)[-2:] == ["Other (40)", "600"]


@pytest.mark.parametrize(
    "name",
    [
        "Road condition camera enquiries from commercial carriers",
        "Winter maintenance contractors responsibilities questions",
        "Permits for extraordinary oversize transportation",
        "Questions about environmental assessments of new crossings",
    ],
)
def test_a_name_is_broken_between_words(name: str) -> None:
    longest = max(text_width(word, SETTING.label) for word in name.split())
    narrowest = int(longest / 0.42) + 5
    for width in range(narrowest, narrowest + 100, 4):
        frame = drawn("ranking", metric((0,), categories=[(name, 5), ("Cyclists", 3)]), width)
        assert not [run for _, run in labels(frame) if run.actual is not None], "no word that fits is hyphenated"
        assert "".join(said(frame)).startswith(name)


@pytest.mark.parametrize("values", [(99, 99, 98), (5, 5, 5), (10**6, 10**6, 3)])
def test_equal_leaders_are_all_marked(values: tuple[int, ...]) -> None:
    frame = drawn("ranking", counted(values))
    assert len(shapes(frame, SETTING.strong)) == values.count(max(values))


@pytest.mark.parametrize(
    "values", [(1_098_000, 1_101_000), (1_000_001, 1_000_002), (12_345_678, 12_345_679, 5), (999_999, 1_000_000)]
)
def test_bars_that_differ_have_labels_that_do(values: tuple[int, ...]) -> None:
    texts = [text for text in said(drawn("ranking", counted(values))) if not text.startswith("c")]
    assert len(set(texts)) == len(values)


@pytest.mark.slow
@given(count=st.integers(1, 30), longest=st.integers(1, 9), width=st.floats(200, 700))
def test_bars_start_at_one_line_and_are_in_proportion(count: int, longest: int, width: float) -> None:
    shown = ranking(count, longest)
    frame = drawn("ranking", shown, width)
    is_well_drawn(frame)
    bars = shapes(frame)
    rows = [value for _, value in ranked(shown).named if value]
    assert len(bars) == len(rows)
    assert len({round(box.x, 3) for box in bars}) == 1
    longest_bar = max(box.width for box in bars)
    for box, value in zip(bars, rows, strict=True):
        expected = longest_bar * float(value / max(rows))
        assert box.width == pytest.approx(max(expected, 1.5), abs=0.01)


def test_rates_are_never_summed_nor_left_out() -> None:
    shown = metric((None,), "percent", categories=[(f"c{i}", 90 - i) for i in range(12)])
    assert [name for name, _ in ranked(shown).named] == [f"c{i}" for i in range(12)]


def test_other_is_said_in_the_language() -> None:
    setting = dataclasses.replace(SETTING, wording=Wording("fr-CA"))
    frame = KINDS["ranking"].box(ranking(12), setting).layout(Region(300))
    assert "Autres (3)" in said(frame)


def test_nothing_known_for_a_channel_is_no_bar() -> None:
    shown = metric((3,), categories=[("Blog", None), ("X", 3)])
    assert said(drawn("ranking", shown)) == ["X", "3"]


def test_nothing_known_at_all_is_nothing_drawn() -> None:
    shown = metric((None,), categories=[("Blog", None), ("X", None)], label=text("Views"))
    frame = drawn("ranking", shown)
    assert not list(frame.walk())
    assert frame.height == 0
    assert KINDS["ranking"].sentence(shown, WORDING) == "Bar chart of Views in 2025. No value is known."


def test_all_zero_is_drawn_without_bars() -> None:
    frame = drawn("ranking", metric((0,), categories=[("Blog", 0), ("X", 0)]))
    assert not shapes(frame)
    assert said(frame).count("0") == 2


def test_its_table_holds_every_figure() -> None:
    shown = ranking(12)
    table = KINDS["ranking"].table(shown, WORDING)
    assert len(table.rows) == 12, "the table holds every category, not only those that are drawn"
    assert [row.name for row in table.rows] == [category.name for category in shown.categories]
    assert table.rows[0].value == shown.categories[0].values[-1]
    assert Decimal(table.rows[0].said.replace(",", "")) == table.rows[0].value
