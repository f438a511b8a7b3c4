"""Waffle and share: how much of a whole."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from drawing import SETTING, drawn, is_well_drawn, said, shapes
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.kinds.waffle import filled_cells
from benefitgraphic.graphics.frame import Frame, Shape
from benefitgraphic.metrics.metric import Metric
from editions import PERCENTS, metric

percents = st.decimals(0, 100, places=1)


def of(value: object) -> Metric:
    return metric((50, value), "percent")


def cells(frame: Frame, fill: str) -> int:
    """How many outlines of a colour there are."""
    return sum(
        int(np.count_nonzero(np.asarray(item.path.codes) == 1))
        for _, item in frame.walk()
        if isinstance(item, Shape) and item.fill == fill and item.path.codes is not None
    )


@pytest.mark.parametrize(
    ("percent", "count"),
    [("0", 0), ("0.2", 1), ("0.5", 1), ("1.4", 1), ("50", 50), ("50.5", 51), ("99.6", 99), ("100", 100)],
)
def test_cells_are_whole_and_honest_at_both_ends(percent: str, count: int) -> None:
    assert filled_cells(Decimal(percent)) == count
    frame = drawn("waffle", of(percent))
    assert cells(frame, SETTING.strong) == count
    assert cells(frame, SETTING.muted) == 100 - count


@given(percents, percents)
def test_more_is_never_fewer_cells(a: Decimal, b: Decimal) -> None:
    low, high = sorted((a, b))
    assert filled_cells(low) <= filled_cells(high)
    assert abs(filled_cells(a) - a) <= 1


@given(width=st.floats(60, 600), height=st.none() | st.floats(30, 600), value=percents)
def test_a_waffle_is_as_large_as_its_place(width: float, height: float | None, value: Decimal) -> None:
    """A strip of 20 cells a row, or a square: whichever has the larger cells."""
    frame = drawn("waffle", of(value), width, height)
    is_well_drawn(frame)
    assert frame.width <= width + 0.01 and frame.height <= (height or frame.height) + 0.01
    assert frame.width == pytest.approx(width) or frame.height == pytest.approx(height)
    square, strip = frame.width / frame.height == pytest.approx(1), frame.width / frame.height > 4
    assert square or strip
    if height is not None:
        assert square is (height > width / 2 + 0.01) or height == pytest.approx(width / 2, rel=0.05)
    right = max(box.right for box in shapes(frame))
    assert right == pytest.approx(frame.width)


@given(width=st.floats(80, 600), value=percents)
def test_a_ring_leaves_its_figure_to_its_panel(width: float, value: Decimal) -> None:
    frame = drawn("share", of(value), width)
    is_well_drawn(frame)
    assert not said(frame)
    assert frame.width == frame.height <= width


@pytest.mark.parametrize("name", list(PERCENTS))
def test_some_and_the_rest_are_seen_unless_none_or_all(name: str) -> None:
    value = Decimal(str(PERCENTS[name][-1]))
    frame = drawn("share", of(value))
    assert len(shapes(frame, SETTING.strong)) == (value > 0)
    assert len(shapes(frame, SETTING.muted)) == (value < 100)


def test_half_a_ring_is_half_round() -> None:
    """From the top, clockwise: the right half."""
    frame = drawn("share", of(50))
    (half,) = shapes(frame, SETTING.strong)
    assert half.x == pytest.approx(frame.width / 2, abs=0.01)
    assert half.height == pytest.approx(frame.height, abs=0.01)
