"""Every chart kind is drawn well and says in a table what it shows."""

from __future__ import annotations

import pytest
from drawing import SETTING, drawn, is_well_drawn

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.models import CHARTS
from benefitgraphic.metrics.metric import Metric
from editions import PERCENTS, SERIES, metric, ranking

WORDING = SETTING.wording


def test_the_kinds_are_those_that_the_config_knows() -> None:
    assert tuple(KINDS) == CHARTS


def fitting(kind: str) -> list[Metric]:
    if kind == "ranking":
        return [ranking(1), ranking(8), ranking(30, 9)]
    if kind in ("share", "waffle"):
        return [metric(values, "percent") for values in PERCENTS.values()]
    return [metric(values) for values in SERIES.values()]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("width", [140, 260, 620])
@pytest.mark.parametrize("height", [None, 90, 400])
def test_every_kind_is_well_drawn_at_any_size(kind: str, width: float, height: float | None) -> None:
    for shown in fitting(kind):
        frame = drawn(kind, shown, width, height)
        is_well_drawn(frame)
        assert frame.width <= width + 0.01


@pytest.mark.parametrize("kind", ["trend", "bars", "number"])
def test_tables_say_what_is_not_known(kind: str) -> None:
    table = KINDS[kind].table(metric((10, None, 30)), WORDING)
    assert [row.said for row in table.rows] == ["10", "not known", "30"]
    assert [row.name for row in table.rows] == ["2023", "2024", "2025"]
    assert all(table.header)


@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_but_marks_and_quiet_colours_is_drawn(kind: str) -> None:
    """Charts take their colours from the theme alone."""
    own = {SETTING.strong, SETTING.muted, SETTING.filling, SETTING.ground, SETTING.rule}
    for shown in fitting(kind)[:3]:
        fills = {getattr(item, "fill", None) for _, item in drawn(kind, shown).walk()} - {None}
        if kind != "trend":  # its soft area is a tint of the quiet colour
            assert fills <= own
        assert len(fills) <= 4
