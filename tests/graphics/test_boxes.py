"""Boxes in boxes: widths kept, heights added up, nothing outside."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.checks import outside
from benefitgraphic.graphics.flow.boxes import Card, Column, Fixed, Padded, Row, Space, Track
from benefitgraphic.graphics.flow.wrapped import Flow
from benefitgraphic.graphics.frame import Frame, Group, Shape, Stroke
from benefitgraphic.graphics.geometry import Insets, Point, Region


@dataclass(frozen=True)
class Block:
    """Something to see, this tall, or as tall as it is told, with a baseline."""

    height: float
    width: float | None = None

    def natural_width(self) -> float:
        return self.width or 0.0

    def layout(self, region: Region) -> Frame:
        height = max(self.height, region.height or 0.0)
        width = self.width or region.width
        shape = Shape(paths.rectangle(width, height), fill="#000000")
        return Frame(width, height, ((Point(0, 0), shape),), min(5.0, self.height))


def tops(frame: Frame) -> list[float]:
    return [at.y for at, item in frame.items if isinstance(item, Group)]


sizes = st.lists(st.floats(1, 200), min_size=1, max_size=6)


@given(heights=sizes, gap=st.floats(0, 30))
def test_a_column_is_as_tall_as_its_parts(heights: list[float], gap: float) -> None:
    frame = Column(tuple(Block(h) for h in heights), gap).layout(Region(100))
    assert frame.height == pytest.approx(sum(heights) + gap * (len(heights) - 1))
    assert frame.width == 100
    assert tops(frame) == sorted(tops(frame))
    assert not list(outside(frame))


def test_a_column_gives_what_is_left_to_the_one_that_grows() -> None:
    frame = Column((Block(10), Block(20), Block(30)), grow=1).layout(Region(100, 100))
    assert frame.height == 100
    assert tops(frame) == [0, 10, 70]


def test_a_column_pushes_its_rest_to_the_foot() -> None:
    frame = Column((Block(10), Block(20)), push=1).layout(Region(100, 100))
    assert tops(frame) == [0, 80]


@given(heights=sizes, gap=st.floats(0, 10), shares=st.lists(st.floats(0.5, 3), min_size=6, max_size=6))
def test_a_row_fills_its_width(heights: list[float], gap: float, shares: list[float]) -> None:
    children = tuple((Track(share=s), Block(h)) for s, h in zip(shares, heights, strict=False))
    row = Row(children, gap, align="fill")
    assert sum(row.widths(400)) + gap * (len(children) - 1) == pytest.approx(400)
    frame = row.layout(Region(400))
    assert frame.height == pytest.approx(max(heights))
    assert {round(item.frame.height, 6) for _, item in frame.items if isinstance(item, Group)} == {
        round(max(heights), 6)
    }
    assert not list(outside(frame))


def test_a_row_keeps_fixed_tracks() -> None:
    row = Row(((Track(width=50), Block(1)), (Track(share=1), Block(1)), (Track(share=3), Block(1))), gap=10)
    assert row.widths(230) == [50, 40, 120]


def test_rows_align() -> None:
    pair = ((Track(share=1), Block(10)), (Track(share=1), Block(30)))
    assert tops(Row(pair, align="top").layout(Region(100))) == [0, 0]
    assert tops(Row(pair, align="middle").layout(Region(100))) == [10, 0]


def test_baselines_of_a_row_meet() -> None:
    pair = ((Track(share=1), Block(3)), (Track(share=1), Block(30)))
    frame = Row(pair, align="baseline").layout(Region(100))
    lines = {at.y + (item.frame.baseline or 0) for at, item in frame.items if isinstance(item, Group)}
    assert len(lines) == 1


def test_padding_is_around_all() -> None:
    frame = Padded(Block(10), Insets(1, 2, 3, 4)).layout(Region(100))
    assert (frame.width, frame.height) == (100, 14)
    assert frame.items[0][0] == Point(4, 1)
    assert frame.baseline == 6


@pytest.mark.parametrize("border", [None, Stroke("#FF0000", 2)])
def test_a_card_stands_on_its_own_ground(border: Stroke | None) -> None:
    frame = Card(Block(10), Insets.symmetric(8, 8), fill="#FFFFFF", border=border, radius=6).layout(Region(100, 60))
    assert (frame.width, frame.height) == (100, 60)
    shapes = [item for _, item in frame.items if isinstance(item, Shape)]
    assert len(shapes) == (2 if border else 1)
    assert shapes[-1].fill == "#FFFFFF"
    assert not list(outside(frame))


@given(widths=st.lists(st.floats(5, 90), min_size=1, max_size=12), room=st.floats(90, 400))
def test_flow_wraps_and_nothing_stands_out(widths: list[float], room: float) -> None:
    frames = tuple(Block(10, w) for w in widths)
    frame = Flow(frames, gap=8, line_gap=4, least_gap=8).layout(Region(room))
    assert not list(outside(frame))
    places = [(at.y, at.x, item.frame.width) for at, item in frame.items if isinstance(item, Group)]
    assert len(places) == len(widths)
    assert places == sorted(places), "reading order is top to bottom, left to right"
    assert all(x + w <= room + 0.01 for _, x, w in places)
    lines = len({y for y, _, _ in places})
    assert frame.height == pytest.approx(lines * 14 - 4)


def test_flow_leaves_no_one_alone_that_can_have_company() -> None:
    frames = tuple(Block(10, 20) for _ in range(5))
    frame = Flow(frames, gap=0, line_gap=0, least_gap=0).layout(Region(80))
    by_line = [sum(1 for at, _ in frame.items if at.y == y) for y in (0, 10)]
    assert by_line == [3, 2]


def test_a_fixed_frame_stands_in_the_middle_if_asked() -> None:
    inner = Block(10, 20).layout(Region(20))
    assert Fixed(inner, "centre").layout(Region(100)).items[0][0].x == 40
    assert Fixed(inner).layout(Region(10)).width == 20, "it is never cut"


def test_a_space_is_empty() -> None:
    assert Space(7).layout(Region(50)) == Frame(50, 7)
