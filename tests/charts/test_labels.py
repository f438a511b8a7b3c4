"""Labels on one line: thinned where they would touch, the important ones kept."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from drawing import SETTING
from hypothesis import example, given
from hypothesis import strategies as st

from benefitgraphic.charts.describe.figures import labels as in_chart
from benefitgraphic.charts.labels import Years, importance, kept_inside, spread
from benefitgraphic.graphics.frame import TextRun
from benefitgraphic.language.wording import Wording
from editions import metric

known = st.lists(st.one_of(st.none(), st.floats(0, 1e9)), max_size=20)


@given(st.lists(st.tuples(st.floats(1, 80), st.floats(0, 500)), min_size=1, max_size=20), st.floats(0, 9))
def test_what_is_kept_is_apart_and_the_first_is_kept(labels: list[tuple[float, float]], apart: float) -> None:
    widths, centres = [w for w, _ in labels], [c for _, c in labels]
    kept = spread(widths, centres, apart, range(len(labels)))
    assert 0 in kept
    for a, b in combinations(kept, 2):
        assert abs(centres[a] - centres[b]) >= (widths[a] + widths[b]) / 2 + apart
    for left_out in set(range(len(labels))) - kept:
        near = [k for k in kept if abs(centres[k] - centres[left_out]) < (widths[k] + widths[left_out]) / 2 + apart]
        assert near, "a label is left out without need"


@given(known)
def test_importance_names_every_known_value_once_the_last_first(values: list[float | None]) -> None:
    order = importance(values)
    there = [i for i, v in enumerate(values) if v is not None]
    assert sorted(order) == there
    assert order[:1] == there[-1:]


@given(count=st.integers(1, 30), width=st.floats(60, 900))
def test_years_are_thinned_evenly_and_end_with_the_reporting_year(count: int, width: float) -> None:
    years = [str(2026 - count + i) for i in range(count)]
    centres = [width * (i + 0.5) / count for i in range(count)]
    below = Years(years, centres, width, SETTING.label, SETTING.label_strong)
    placed = below.labels(below.shown(()), 50)
    runs = [(at, run) for at, run in placed if isinstance(run, TextRun)]
    shown = [int(run.text) for _, run in runs]
    assert shown[-1] == 2025
    assert len({b - a for a, b in pairwise(shown)}) <= 1
    for (at, run), (following, _) in pairwise(runs):
        assert at.x + run.advance <= following.x


@given(count=st.integers(1, 30), width=st.floats(60, 900), data=st.data())
def test_years_that_matter_are_named_first(count: int, width: float, data: st.DataObject) -> None:
    years = [str(2026 - count + i) for i in range(count)]
    centres = [width * (i + 0.5) / count for i in range(count)]
    wanted = data.draw(st.integers(0, count - 1))
    shown = Years(years, centres, width, SETTING.label, SETTING.label_strong).shown([wanted])
    assert count - 1 in shown
    # Only the reporting year takes its place.
    assert wanted in shown or abs(centres[wanted] - centres[-1]) < 60


@given(centre=st.floats(-50, 150), width=st.floats(1, 90))
def test_labels_are_kept_inside(centre: float, width: float) -> None:
    kept = kept_inside(centre, width, 100)
    assert kept - width / 2 >= -0.001 and kept + width / 2 <= 100.001
    if width / 2 <= centre <= 100 - width / 2:
        assert kept == centre


counts = st.lists(st.one_of(st.none(), st.integers(0, 10**4), st.integers(0, 10**12)), max_size=12).map(
    lambda v: [*v, 7]
)


@given(values=counts, language=st.sampled_from(["en-CA", "fr-CA", "ar", "de"]))
@example(values=[812_000, 958_000, 1_098_000, 1_236_000, 1_418_000], language="en-CA")
@example(values=[9_850, 12_300], language="fr-CA")
def test_labels_of_one_chart_have_one_scale_and_one_precision(values: list[int | None], language: str) -> None:
    wording = Wording(language)
    shown = metric([None if v is None else Decimal(v) for v in values])
    for full in (True, False):
        labels = in_chart(shown.values, shown, wording, full=full)
        said = [label for label in labels if label]
        if full:
            assert said == [wording.number(v) for v in shown.values if v is not None]
        marks = {re.sub(r"[\d٠-٩.,٬٫\u00a0\u202f\u200e\u200f]", "", label) for label in said}
        # In Arabic, a thousand is another word after some numbers.
        assert len(marks) <= (2 if language == "ar" else 1), said
        if not full and marks != {""}:
            point = wording.short(Decimal("0.5"), "count", 1)[1]
            assert len({len(label.partition(point)[2]) for label in said}) == 1, said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((812_000, 958_000, 1_098_000, 1_236_000, 1_418_000), "0.81M 0.96M 1.10M 1.24M 1.42M"),
        ((31_200, 35_950, 40_110, 44_820, 48_210), "31.2K 36.0K 40.1K 44.8K 48.2K"),
        ((402_000, 455_000, 618_000), "402K 455K 618K"),
        ((9_850, 12_300), "9.9K 12.3K"),
        ((1_098_000, 1_101_000), "1.098M 1.101M"),
        ((1_000_000, 2_000_000), "1M 2M"),
        ((0, 7, 1_418_000), "0 7 1,418,000"),
        ((5, 960), "5 960"),
    ],
)
def test_labels_that_are_short(values: tuple[int, ...], said: str) -> None:
    shown = metric(values)
    assert in_chart(shown.values, shown, Wording("en-CA")) == said.split()


def test_shares_have_as_many_decimals_as_the_finest() -> None:
    shown = metric((78, "82.5", 91), "percent")
    assert in_chart(shown.values, shown, Wording("en-CA")) == ["78.0%", "82.5%", "91.0%"]
