"""Ranking: the longest first, at most eight, the rest summed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawing import SETTING, drawn, is_well_drawn, said, shapes
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.charts.ranking import ranked
from benefitgraphic.content.wording import Wording
from editions import metric, ranking, text

WORDING = SETTING.wording
values = st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=30)


@given(values=values, first=st.integers(0, 10**9))
def test_at_most_eight_and_nothing_is_lost(values: list[int | None], first: int) -> None:
    shown = metric((0,), categories=[(f"c{i}", v) for i, v in enumerate([first, *values])])
    rows = ranked(shown, WORDING)
    known = [v for v in [first, *values] if v is not None]
    assert len(rows) == min(8, len(known))
    assert sum(value for _, value in rows) == sum(known)
    own = [value for name, value in rows if name != "Other"]
    assert own == sorted(own, reverse=True)
    assert [name for name, _ in rows].count("Other") == (1 if len(known) > 8 else 0)
    if len(known) > 8:
        assert rows[-1][0] == "Other", "what is left over stands last"


@given(count=st.integers(1, 30), longest=st.integers(1, 9), width=st.floats(200, 700))
def test_bars_start_at_one_line_and_are_in_proportion(count: int, longest: int, width: float) -> None:
    shown = ranking(count, longest)
    frame = drawn("ranking", shown, width)
    is_well_drawn(frame)
    bars = shapes(frame)
    rows = [value for _, value in ranked(shown, WORDING) if value]
    assert len(bars) == len(rows)
    assert len({round(box.x, 3) for box in bars}) == 1
    longest_bar = max(box.width for box in bars)
    for box, value in zip(bars, rows, strict=True):
        expected = longest_bar * float(value / max(rows))
        assert box.width == pytest.approx(max(expected, 1.5), abs=0.01)


def test_rates_are_never_summed_nor_left_out() -> None:
    shown = metric((None,), "percent", categories=[(f"c{i}", 90 - i) for i in range(12)])
    assert [name for name, _ in ranked(shown, WORDING)] == [f"c{i}" for i in range(12)]


def test_other_is_said_in_the_language() -> None:
    assert ranked(ranking(12), Wording("fr-CA"))[-1][0] == "Autres"


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
    assert len(table.rows) == 12, "the table holds every category, not only the eight that are drawn"
    assert [row.name for row in table.rows] == [category.name for category in shown.categories]
    assert table.rows[0].value == shown.categories[0].values[-1]
    assert Decimal(table.rows[0].said.replace(",", "")) == table.rows[0].value
