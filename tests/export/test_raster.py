"""Painting: frames to pixels, as asked, at every scale."""

from __future__ import annotations

import numpy as np
import pytest

from benefitgraphic.export.raster import paint
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Item, Picture, Shape, Stroke
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.images import Image
from benefitgraphic.graphics.text.paragraph import Label
from laying import laid, sample_edition, styles_for


def framed(*items: tuple[Point, Item], width: float = 60, height: float = 30) -> Frame:
    return Frame(width, height, items)


def ink(pixels: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not white."""
    rows, columns = np.nonzero((pixels[:, :, :3] < 200).any(axis=2))
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def test_everything_is_opaque() -> None:
    pixels = paint(laid(sample_edition(), "letter").pages[0].frame, 0.5, "#FFFFFF")
    assert (pixels[:, :, 3] == 255).all()


@pytest.mark.parametrize("scale", [1.0, 4 / 3, 8 / 3])
def test_crisp_edges_fall_on_pixels(scale: float) -> None:
    """An upright rectangle anywhere has no grey edge."""
    shape = Shape(paths.rectangle(20.3, 10.7), fill="#0B2545", crisp=True)
    pixels = paint(framed((Point(7.77, 5.13), shape)), scale, "#FFFFFF")
    assert {tuple(c) for c in pixels.reshape(-1, 4)} == {(11, 37, 69, 255), (255, 255, 255, 255)}


def test_a_hairline_never_vanishes() -> None:
    shape = Shape(paths.rectangle(40, 0.2), fill="#000000", crisp=True)
    pixels = paint(framed((Point(5.4, 5.4), shape)), 1.0, "#FFFFFF")
    assert (pixels[:, :, 0] == 0).any()


@pytest.mark.parametrize("scale", [4 / 3, 8 / 3])
def test_text_is_painted_as_wide_as_it_is_measured(scale: float) -> None:
    style = styles_for(sample_edition(), "intranet").text("display", "#000000")
    # The widest strokes of these letters reach from edge to edge but for their side bearings.
    label = Label("HHHHHHHHHH", style)
    frame = label.frame()
    left, _, right, _ = ink(paint(Frame(frame.width, frame.height, frame.items), scale, "#FFFFFF"))
    bearing = style.size * 0.1
    assert (right - left) / scale == pytest.approx(label.width - 2 * bearing, abs=bearing)
    once = ink(paint(frame, 4 / 3, "#FFFFFF"))
    assert (right - left) / scale == pytest.approx((once[2] - once[0]) / (4 / 3), abs=1.5)


@pytest.mark.slow
@pytest.mark.parametrize("rows", [61, 500])
def test_tall_pictures_have_no_seams(rows: int) -> None:
    """Painted in bands, a picture is what it is painted whole."""
    frame = laid(sample_edition(), "intranet").pages[0].frame
    whole = paint(frame, 1.0, "#FFFFFF", rows_at_once=100_000).astype(int)
    far = int(np.abs(paint(frame, 1.0, "#FFFFFF", rows_at_once=rows).astype(int) - whole).max())
    # Curves are cut into lines a little differently where a band ends; less than the eye can tell.
    assert far <= 24


def test_the_largest_letters_have_no_seams() -> None:
    """However far they stand out of the box that holds them, a band that ends between has them, too."""
    style = styles_for(sample_edition(), "letter").text("display", "#000000").sized(150)
    ((_, run),) = Label("H", style).frame().items
    frame = framed((Point(0, 150), Group(Frame(150, 20, ((Point(0, 20), run),)))), width=150, height=200)
    whole = paint(frame, 1.0, "#FFFFFF", rows_at_once=1000).astype(int)
    bands = paint(frame, 1.0, "#FFFFFF", rows_at_once=20).astype(int)
    assert int(np.abs(bands - whole).max()) <= 24
    assert ink(whole)[1] < 110


def test_what_is_clipped_is_not_painted() -> None:
    inner = framed((Point(0, 0), Shape(paths.rectangle(60, 30), fill="#000000")))
    group = Group(inner, clip=paths.rectangle(10, 10))
    pixels = paint(framed((Point(20, 10), group), width=90, height=50), 1.0, "#FFFFFF")
    assert ink(pixels) == (20, 10, 30, 20)


def test_a_clip_in_a_clip_is_over_with_its_group() -> None:
    """What follows a clipped group is not clipped any more."""
    inner = Group(framed((Point(0, 0), Shape(paths.rectangle(5, 5), fill="#000000"))), clip=paths.rectangle(2, 2))
    outer = Group(
        framed((Point(0, 0), inner), (Point(0, 0), Shape(paths.rectangle(60, 30), fill="#000000"))),
        clip=paths.rectangle(10, 10),
    )
    pixels = paint(framed((Point(0, 0), outer)), 1.0, "#FFFFFF")
    assert ink(pixels) == (0, 0, 10, 10)


def test_later_items_cover_earlier_ones() -> None:
    below = (Point(0, 0), Shape(paths.rectangle(20, 20), fill="#FF0000"))
    above = (Point(0, 0), Shape(paths.rectangle(20, 20), fill="#0000FF"))
    assert tuple(paint(framed(below, above), 1.0, "#FFFFFF")[5, 5]) == (0, 0, 255, 255)


def test_text_is_covered_by_what_comes_after_it() -> None:
    """Glyphs are gathered and painted together, but never later than the shape that follows them."""
    style = styles_for(sample_edition(), "intranet").text("body", "#000000")
    label = Group(Label("Hidden", style).frame())
    cover = Shape(paths.rectangle(60, 30), fill="#FFFFFF")
    pixels = paint(framed((Point(0, 0), label), (Point(0, 0), cover)), 2.0, "#FFFFFF")
    assert (pixels[:, :, :3] == 255).all()


def test_pictures_stand_upright_where_they_are_placed() -> None:
    pixels = np.zeros((2, 2, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    pixels[0, 0] = (255, 0, 0, 255)
    picture = Picture(Image("x", 2, 2, pixels.tobytes()), 20, 20)
    painted = paint(framed((Point(30, 5), picture)), 1.0, "#FFFFFF")
    assert painted[8, 33, 0] > 200, "the red corner is at the top left"
    assert painted[22, 47, 0] < 50
    assert ink(painted)[:2] == (30, 5)


def test_lines_are_as_wide_as_they_say() -> None:
    line = Shape(paths.polyline([(0, 15), (60, 15)]), stroke=Stroke("#000000", 4))
    column = paint(framed((Point(0, 0), line)), 2.0, "#FFFFFF")[:, 60, 0]
    assert (column < 128).sum() == 8
