"""The one part of matplotlib that is not public and is used all the same: a version that lacks it fails here."""

from __future__ import annotations

import numpy as np
import pytest

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.agg import Agg, scaled

DOWN = scaled(1.0, -1.0, 0.0, 20.0)


def inked(agg: Agg) -> list[list[int]]:
    """Where something was painted: rows, from the top, and columns."""
    rows, columns = np.nonzero(agg.pixels[..., 3])
    return [[int(rows.min()), int(rows.max())], [int(columns.min()), int(columns.max())]]


def test_a_rectangle_is_filled_where_it_stands() -> None:
    agg = Agg(30, 20)
    agg.fill(paths.rectangle(10, 5), DOWN @ scaled(1.0, 1.0, 4.0, 2.0), "#336699")
    assert inked(agg) == [[2, 6], [4, 13]]
    assert agg.pixels[4, 8].tolist() == [0x33, 0x66, 0x99, 255]


def test_a_line_is_as_wide_as_said_and_ends_round() -> None:
    agg = Agg(30, 20)
    agg.stroke(paths.polyline([(10, 10), (20, 10)]), DOWN, "#FF0000", 4.0)
    assert inked(agg) == [[8, 11], [8, 21]]
    assert agg.pixels[9, 8, 3] < agg.pixels[9, 12, 3]


def test_nothing_is_painted_outside_the_clip() -> None:
    agg = Agg(30, 20)
    agg.fill(paths.rectangle(30, 20), DOWN, "#000000", (paths.rectangle(6, 6), DOWN @ scaled(1.0, 1.0, 3.0, 3.0)))
    assert inked(agg) == [[3, 8], [3, 8]]


@pytest.mark.parametrize("size", [(1, 1), (1, 4), (4, 1)])
def test_an_image_stands_upright(size: tuple[int, int]) -> None:
    width, height = size
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    pixels[0, :, :3] = 10
    agg = Agg(30, 20)
    agg.image(pixels, 5, 20 - 3 - height)
    assert inked(agg) == [[3, 2 + height], [5, 4 + width]]
    assert agg.pixels[3, 5, 0] == 10


def test_edges_are_hard_where_that_is_asked() -> None:
    agg = Agg(30, 20)
    agg.fill(paths.circle(15), DOWN, "#000000", soft=False)
    assert set(np.unique(agg.pixels[..., 3])) == {0, 255}
