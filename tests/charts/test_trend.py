"""Trend: a line from zero that breaks at gaps, with labels that touch neither it nor one another."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import SETTING, drawn, is_well_drawn, labels
from hypothesis import given
from hypothesis import strategies as st
from test_bars import series, widths

from benefitgraphic.charts.describe.figures import labels as in_chart
from benefitgraphic.graphics.frame import Frame, Shape
from benefitgraphic.graphics.paths import vertices
from editions import SERIES, metric
from seen import ink


def lines(frame: Frame) -> list[np.ndarray]:
    """The points of each stroke."""
    return [
        vertices(item.path) + (at.x, at.y)
        for at, item in frame.walk()
        if isinstance(item, Shape) and item.stroke is not None
    ]


def baseline(frame: Frame) -> float:
    return max(at.y for at, item in frame.walk() if isinstance(item, Shape) and item.crisp)


@pytest.mark.slow
@given(values=series, width=widths)
def test_labels_are_apart_inside_and_off_the_line(values: tuple[int | None, ...], width: float) -> None:
    frame = drawn("trend", metric(values), width)
    is_well_drawn(frame)
    for at, run in labels(frame):
        if at.y > baseline(frame) or run.font.name.endswith("Bold"):
            continue
        box = ink(at, run)
        for points in lines(frame):
            if len(points) == 2 and points[0][0] == points[1][0]:
                continue
            xs = np.linspace(max(box.x, points[0][0]), min(box.right, points[-1][0]), 40)
            if xs[0] < xs[-1]:
                ys = np.interp(xs, points[:, 0], points[:, 1])
                assert not ((ys > box.y) & (ys < at.y)).any(), f"the line runs through {run.text!r}"


@given(values=series, width=widths)
def test_the_reporting_years_value_and_year_are_always_said(values: tuple[int | None, ...], width: float) -> None:
    strong = [run.text for _, run in labels(drawn("trend", metric(values), width)) if run.font.name.endswith("Bold")]
    shown = metric(values)
    ways = [in_chart(shown.values, shown, SETTING.wording, full=full)[-1] for full in (True, False)]
    assert sorted(strong) in [sorted([said, "2025"]) for said in ways]


@pytest.mark.slow
@given(values=st.lists(st.integers(0, 10**9), min_size=2, max_size=10))
def test_heights_are_in_proportion_from_zero(values: list[int]) -> None:
    frame = drawn("trend", metric(values))
    (points,) = lines(frame)
    heights = baseline(frame) - points[:, 1]
    highest = max(values) or 1
    room = heights.max() or 1.0
    assert heights == pytest.approx([room * v / highest for v in values], abs=0.01)


def test_a_gap_breaks_the_line_and_leaves_its_room() -> None:
    broken = lines(drawn("trend", metric((10, 20, None, 40, 50))))
    (whole,) = lines(drawn("trend", metric((10, 20, 30, 40, 50))))
    assert [len(points) for points in broken] == [2, 2]
    assert broken[1][0] == pytest.approx(whole[3])


def test_a_year_between_gaps_stands_on_a_stem() -> None:
    stem = lines(drawn("trend", metric((10, None, 30, None, 50))))[1]
    assert stem[0][0] == stem[1][0]


def test_a_year_that_the_sheet_skips_leaves_its_room() -> None:
    shown = metric((10, 20, 30), years=(2021, 2024, 2025))
    (points,) = lines(drawn("trend", shown))
    assert (points[1][0] - points[0][0]) == pytest.approx(3 * (points[2][0] - points[1][0]))


def test_a_single_year_is_in_the_middle() -> None:
    frame = drawn("trend", metric(SERIES["single"]))
    assert [run.text for _, run in labels(frame)] == ["1,234", "2025"]
