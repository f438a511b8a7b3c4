"""Tiles in rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.graphics.flow.boxes import Space
from benefitgraphic.graphics.flow.grid import Tile, TileRow, TileStyle, columns_for, rows_of
from benefitgraphic.graphics.frame import Group, Tag
from benefitgraphic.graphics.geometry import Insets, Region


@given(count=st.integers(1, 24), columns=st.integers(1, 4))
def test_rows_hold_every_tile_and_none_is_alone_without_need(count: int, columns: int) -> None:
    rows = rows_of(count, columns)
    assert sum(rows) == count
    assert max(rows) <= columns
    assert len(rows) == -(-count // columns)
    assert list(rows) == sorted(rows, reverse=True)
    assert max(rows) - min(rows) <= 1
    if columns > 2 and count > 1:
        assert min(rows) > 1, "a tile stands alone"


def test_no_tiles_no_rows() -> None:
    assert rows_of(0, 3) == ()


@given(width=st.floats(10, 2000), narrowest=st.floats(10, 500), gutter=st.floats(0, 40), most=st.integers(1, 4))
def test_as_many_columns_as_fit(width: float, narrowest: float, gutter: float, most: int) -> None:
    count = columns_for(width, narrowest, gutter, most)
    assert 1 <= count <= most
    if count > 1:
        assert count * narrowest + (count - 1) * gutter <= width + 0.01
    if count < most:
        assert (count + 1) * narrowest + count * gutter > width - 0.01


def row(*heights: tuple[float, float]) -> TileRow:
    tiles = tuple(Tile((Space(a), Space(b)), (5.0,), tag=Tag("LI")) for a, b in heights)
    return TileRow(tiles, 10, TileStyle(Insets.symmetric(8, 8), "#FFFFFF", None, 4))


@given(st.lists(st.tuples(st.floats(1, 90), st.floats(1, 90)), min_size=1, max_size=4))
def test_tiles_are_equally_wide_and_tall(heights: list[tuple[float, float]]) -> None:
    frame = row(*heights).layout(Region(500))
    tiles = [
        inner
        for _, item in frame.items
        if isinstance(item, Group)
        for _, inner in item.frame.items
        if isinstance(inner, Group)
    ]
    assert len(tiles) == len(heights)
    expected = 16 + 5 + max(a + b for a, b in heights)
    for tile in tiles:
        assert tile.frame.height == pytest.approx(expected)
        assert tile.frame.width == pytest.approx((500 - 10 * (len(heights) - 1)) / len(heights))
    last = frame.items[-1]
    assert isinstance(last[1], Group)
    assert last[0].x + last[1].frame.width == pytest.approx(500)


def test_a_taller_region_makes_taller_tiles() -> None:
    assert row((10, 10)).layout(Region(300, 400)).height == pytest.approx(400)
    assert row((10, 10)).layout(Region(300, 5)).height == pytest.approx(41)
