"""Every chart kind is drawn well and says in a table what it shows."""

from __future__ import annotations

import dataclasses
import re

import pytest
from drawing import SETTING, drawn, is_well_drawn

from benefitgraphic.charts.kinds import KINDS
from editions import examples_for, metric, ranking

WORDING = SETTING.wording


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_kind_says_what_it_can_not_show_and_what_can(kind: str) -> None:
    every = (metric((1, 2)), metric((1, 2), "percent"), ranking(2), dataclasses.replace(ranking(2), unit="minutes"))
    misfits = [misfit for one in every if (misfit := KINDS[kind].fits(one))]
    assert 0 < len(misfits) < len(every)
    for misfit in misfits:
        named = set(re.findall(r"\w+", misfit.instead)) & set(KINDS)
        assert misfit.reason and named and kind not in named


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("width", [140, 260, 620])
@pytest.mark.parametrize("height", [None, 90, 400])
def test_every_kind_is_well_drawn_at_any_size(kind: str, width: float, height: float | None) -> None:
    for shown in examples_for(kind).values():
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
    for shown in list(examples_for(kind).values())[:3]:
        fills = {getattr(item, "fill", None) for _, item in drawn(kind, shown).walk()} - {None}
        if kind != "trend":  # its soft area is a tint of the quiet colour
            assert fills <= own
        assert len(fills) <= 4
