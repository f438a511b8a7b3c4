"""Bars: from zero, in proportion, the reporting year strong."""

from __future__ import annotations

from itertools import pairwise

import pytest
from drawing import SETTING, drawn, is_well_drawn, labels, said, shapes
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.describe.figures import labels as in_chart
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Rect
from editions import SERIES, metric

# Known values up to a thousand billion, or not known; the reporting year's is always known.
series = st.tuples(st.lists(st.one_of(st.none(), st.integers(0, 10**12)), max_size=14), st.integers(0, 10**12)).map(
    lambda pair: (*pair[0], pair[1])
)
widths = st.floats(120, 500)


def bars(frame: Frame) -> list[Rect]:
    """Bars left to right, without the baseline and a line that leads to a bar from its label."""
    found = [box for box in shapes(frame) if min(box.width, box.height) > 1]
    return sorted(found, key=lambda box: box.x)


@pytest.mark.slow
@given(values=series, width=widths)
def test_bars_stand_on_one_line_and_are_in_proportion(values: tuple[int | None, ...], width: float) -> None:
    frame = drawn("bars", metric(values), width)
    is_well_drawn(frame)
    shown = [v for v in values if v]
    found = bars(frame)
    assert len(found) == len(shown), "a bar for each value above zero, and none for a gap or a zero"
    if not found:
        return
    assert len({round(box.bottom, 3) for box in found}) == 1
    assert len({round(box.width, 3) for box in found}) == 1
    tallest = max(box.height for box in found)
    for box, value in zip(found, shown, strict=True):
        expected = tallest * value / max(shown)
        assert box.height == pytest.approx(expected, abs=0.01) or (expected < 1.5 and box.height == pytest.approx(1.5))


@pytest.mark.slow
@given(values=series, width=widths)
def test_the_reporting_years_value_and_year_are_always_said(values: tuple[int | None, ...], width: float) -> None:
    strong = [run.text for _, run in labels(drawn("bars", metric(values), width)) if run.font.name.endswith("Bold")]
    shown = metric(values)
    ways = [in_chart(shown.values, shown, SETTING.wording, full=full)[-1] for full in (True, False)]
    assert strong in [[said, "2025"] for said in ways]


def test_the_reporting_year_is_strong_and_last() -> None:
    frame = drawn("bars", metric(SERIES["rising"]))
    (strong,) = shapes(frame, SETTING.strong)
    assert strong.right == max(box.right for box in bars(frame))


def test_a_gap_keeps_its_place() -> None:
    found = bars(drawn("bars", metric((10, None, 30))))
    whole = bars(drawn("bars", metric((10, 20, 30))))
    assert [box.x for box in found] == [whole[0].x, whole[2].x]


def test_gaps_are_not_labelled_as_zero() -> None:
    assert said(drawn("bars", metric((10, None, 30)))) == ["10", "30", "2023", "2024", "2025"]


@pytest.mark.parametrize("kind", ["bars", "trend"])
@pytest.mark.parametrize("count", [3, 9, 12, 15, 31])
@pytest.mark.parametrize("width", [130, 260, 600])
def test_no_year_is_left_out_and_no_value_stands_over_a_year_without_a_name(kind: str, count: int, width: int) -> None:
    values = [100 + (i * 37) % 89 for i in range(count)]
    frame = drawn(kind, metric(values), width)
    if kind == "bars":
        assert len(bars(frame)) == count
    texts = said(frame)
    years = {int(text) for text in texts if text.startswith(("19", "20"))}
    figures = [int(text) for text in texts if int(text) not in years]
    assert 2025 in years and values[-1] in figures
    for figure in figures:
        assert years & {2026 - count + i for i, value in enumerate(values) if value == figure}


@pytest.mark.slow
@given(values=st.lists(st.integers(1, 999), min_size=2, max_size=20, unique=True), width=widths)
def test_a_value_stands_right_over_its_own_bar(values: list[int], width: float) -> None:
    frame = drawn("bars", metric(values), width)
    found = bars(frame)
    for at, run in labels(frame):
        if at.y < found[0].bottom and not run.font.name.endswith("Bold"):
            box = found[values.index(int(run.text))]
            assert 0 < box.y - at.y < 2 * run.size


def test_a_low_last_bar_between_tall_ones_has_a_line_from_its_value() -> None:
    frame = drawn("bars", metric((*range(50_100, 64_100, 1_000), 5_432)), 200)
    (leader,) = [box for box in shapes(frame, SETTING.strong) if box.width < 1]
    last = bars(frame)[-1]
    assert leader.x == pytest.approx(last.x + last.width / 2, abs=1)
    assert leader.bottom == pytest.approx(last.y)


def test_a_survey_of_every_few_years_keeps_its_first_year() -> None:
    values = (41, None, None, 44, None, 52, None, None, None, 60)
    frame = drawn("bars", metric(values, "percent"), 300)
    found = bars(frame)
    assert len(found) == 4
    steps = [round((b.x - a.x) / (found[1].x - found[0].x) * 3, 3) for a, b in pairwise(found)]
    assert steps == [3, 2, 4], "years that nobody asked in keep their room"
    assert {"41%", "60%", "2016", "2025"} <= set(said(frame))


def test_a_single_year_is_a_bar_and_no_wall() -> None:
    (bar,) = bars(drawn("bars", metric((7,)), 400))
    assert bar.width < 100


def test_zeros_are_said() -> None:
    frame = drawn("bars", metric(SERIES["zero"]))
    assert not bars(frame)
    assert said(frame).count("0") == 5
