"""Outlines: where they reach, and how much they cover."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Point, Rect


def area(outline: Path) -> float:
    """Of the outline's outermost polygon, by the shoelace formula on a fine polygon of it."""
    points = np.asarray(outline.interpolated(1).to_polygons(closed_only=True)[0])
    fine = paths.vertices(outline.cleaned(curves=False)) if len(points) < 3 else points
    x, y = fine[:, 0], fine[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


@given(width=st.floats(1, 500), height=st.floats(1, 500), radius=st.floats(0, 300))
def test_a_rectangle_fills_its_box_whatever_its_corners(width: float, height: float, radius: float) -> None:
    box = paths.bounds(paths.rectangle(width, height, radius))
    assert box == pytest.approx(Rect(0, 0, width, height), abs=1e-6)


def test_corners_can_differ() -> None:
    outline = paths.rectangle(100, 50, (20, 0, 0, 0))
    assert not outline.contains_point((1, 1))
    assert outline.contains_point((99, 1)) and outline.contains_point((1, 49))


def test_a_circle_is_round() -> None:
    outline = paths.circle(20)
    assert outline.contains_point((10 + 9.9 * math.cos(1), 10 + 9.9 * math.sin(1)))
    assert not outline.contains_point((10 + 10.1 * math.cos(1), 10 + 10.1 * math.sin(1)))


@given(start=st.floats(0, 0.9), share=st.floats(0.01, 1))
def test_a_ring_segment_covers_its_share(start: float, share: float) -> None:
    end = min(start + share, 1.0)
    outline = paths.ring_segment(100, 20, start, end)
    box = paths.bounds(outline)
    assert Rect(0, 0, 100, 100).contains(box, 0.05)
    # Sampled on the middle of the ring, in clockwise turns from the top.
    for turn in np.linspace(0, 1, 97, endpoint=False):
        angle = 2 * math.pi * turn
        inside = outline.contains_point((50 + 40 * math.sin(angle), 50 - 40 * math.cos(angle)))
        if min(abs(turn - start), abs(turn - end), abs(turn + 1 - end)) > 0.005:
            assert inside == (start < turn < end), f"at {turn:.3f} of {start:.3f} to {end:.3f}"


def test_a_ring_is_empty_inside() -> None:
    assert not paths.ring_segment(100, 20, 0, 1).contains_point((50, 50))


@given(share=st.floats(0.02, 1))
def test_a_ring_segments_area_is_its_share_of_the_ring(share: float) -> None:
    whole = math.pi * (50**2 - 30**2)
    assert area(paths.ring_segment(100, 20, 0, share)) == pytest.approx(whole * share, rel=0.01)


def test_bounds_are_of_curves_not_of_their_handles() -> None:
    outline = paths.path([(0, 0), (0, 10), (10, 10), (10, 0)], [paths.M, paths.C, paths.C, paths.C])
    assert paths.bounds(outline).height == pytest.approx(7.5)


def test_outlines_move_and_grow() -> None:
    moved = paths.moved(paths.rectangle(10, 10), Point(5, 6), 2)
    assert paths.bounds(moved) == Rect(5, 6, 20, 20)


def test_repeated_outlines_are_all_there() -> None:
    repeated = paths.repeated(paths.rectangle(1, 1), [Point(0, 0), Point(9, 0)])
    assert paths.bounds(repeated) == Rect(0, 0, 10, 1)
    assert repeated.contains_point((9.5, 0.5)) and not repeated.contains_point((5, 0.5))
