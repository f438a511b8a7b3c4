"""A chart drawn for the tests, and its parts as a reader tells them apart."""

from __future__ import annotations

from itertools import combinations

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.checks import outside
from benefitgraphic.graphics.frame import Frame, Shape, TextRun
from benefitgraphic.graphics.geometry import Point, Rect, Region
from benefitgraphic.metrics.metric import Metric
from laying import chart_setting, sample_edition
from seen import ink

SETTING = chart_setting(sample_edition())


def drawn(kind: str, shown: Metric, width: float = 260, height: float | None = None) -> Frame:
    return KINDS[kind].box(shown, SETTING).layout(Region(width, height))


def labels(frame: Frame) -> list[tuple[Point, TextRun]]:
    return [(at, item) for at, item in frame.walk() if isinstance(item, TextRun)]


def said(frame: Frame) -> list[str]:
    return [run.text for _, run in labels(frame)]


def shapes(frame: Frame, fill: str | None = None) -> list[Rect]:
    """Where shapes of a colour (or of any, but for what fills an outline) stand."""
    found = []
    for at, item in frame.walk():
        if isinstance(item, Shape) and (item.fill == fill if fill else item.fill != SETTING.filling):
            box = paths.bounds(item.path)
            found.append(Rect(at.x + box.x, at.y + box.y, box.width, box.height))
    return found


def is_well_drawn(frame: Frame) -> None:
    """Nothing outside, no label over another."""
    assert not list(outside(frame))
    boxes = [(ink(at, run), run.text) for at, run in labels(frame)]
    for (a, first), (b, second) in combinations(boxes, 2):
        assert not a.overlaps(b, 0.05), f"{first!r} overprints {second!r}"
