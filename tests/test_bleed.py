"""Pages for a press: bands run over the trim, and next to nothing else moves."""

from __future__ import annotations

import dataclasses

import pytest

from benefitgraphic.design.sizes import SIZES, for_press
from benefitgraphic.edition import Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.layout.inspection import layout_problems
from laying import POSTERS, PRINTED, in_turn, laid, sample_edition

MM = 72 / 25.4
QUARTER_INCH = 18


def editions() -> dict[str, Edition]:
    sample = sample_edition()
    return {
        "sample": sample,
        "no-brands": dataclasses.replace(sample, brands=()),
        "no-thanks": sample.saying(thanks=None, source=None, sample=False),
        "many": dataclasses.replace(sample, benefits=(sample.benefits * 2)[:12]),
    }


TRIED = in_turn(editions(), "letter", of=PRINTED)


def rects(frame: Frame, kind: type) -> list[Rect]:
    return [item_rect(at, item) for at, item in frame.walk() if isinstance(item, kind)]


def bands(frame: Frame, colour: str) -> list[tuple[Rect, Shape]]:
    found = [(item_rect(at, item), item) for at, item in frame.walk() if isinstance(item, Shape)]
    return [(rect, shape) for rect, shape in found if shape.fill == colour and rect.width > frame.width * 0.9]


@pytest.mark.parametrize(("name", "size"), TRIED)
def test_the_frame_is_the_trim_and_its_bleed(name: str, size: str) -> None:
    for page in laid(editions()[name], size, press=True).pages:
        assert page.bleed == pytest.approx(3 * MM)
        assert page.frame.width == pytest.approx(SIZES[size].width + 2 * page.bleed)
        assert page.frame.height == pytest.approx((SIZES[size].height or 0) + 2 * page.bleed)


@pytest.mark.parametrize(("name", "size"), TRIED)
def test_content_stands_where_it_stands_without_bleed(name: str, size: str) -> None:
    office, press = laid(editions()[name], size), laid(editions()[name], size, press=True)
    assert len(office.pages) == len(press.pages)
    for plain, page in zip(office.pages, press.pages, strict=True):
        before = [(at.x, at.y, run.text, run.size) for at, run in plain.frame.walk() if isinstance(run, TextRun)]
        after = [
            (at.x - page.bleed, at.y - page.bleed, run.text, run.size)
            for at, run in page.frame.walk()
            if isinstance(run, TextRun)
        ]
        assert [words for *_, words, _ in before] == [words for *_, words, _ in after]
        # A poster's closing band is higher by what is white elsewhere, and its words stay in the middle of it.
        foot = plain.frame.height * 0.95 if size in POSTERS and name != "no-thanks" else plain.frame.height
        moved = {round(b[1] - a[1], 3) for a, b in zip(before, after, strict=True) if a[1] > foot} or {0.0}
        assert len(moved) == 1 and 0 <= min(moved) <= SIZES[size].safe / 2
        for (x, y, _, large), (to_x, to_y, _, now) in zip(before, after, strict=True):
            lower = min(moved) if y > foot else 0.0
            assert (to_x, to_y, now) == pytest.approx((x, y + lower, large), abs=0.01)


@pytest.mark.parametrize(("name", "size"), TRIED)
def test_words_keep_their_distance_from_the_trim(name: str, size: str) -> None:
    for page in laid(editions()[name], size, press=True).pages:
        least = page.bleed + QUARTER_INCH - 0.01
        for rect in rects(page.frame, TextRun):
            assert rect.x >= least and rect.right <= page.frame.width - least
            assert rect.y >= least and rect.bottom <= page.frame.height - least


@pytest.mark.parametrize(("name", "size"), TRIED)
def test_bands_run_over_the_trim_with_square_corners(name: str, size: str) -> None:
    made = laid(editions()[name], size, press=True)
    found = [(page.frame, *band) for page in made.pages for band in bands(page.frame, made.theme.colours.band)]
    assert len(found) == (1 if name == "no-thanks" else 2)
    for frame, rect, shape in found:
        assert (rect.x, rect.right) == pytest.approx((0, frame.width))
        assert len(paths.vertices(shape.path)) == 5  # four corners, and the first again
    assert found[0][1].y == pytest.approx(0)
    if size in POSTERS and len(found) == 2:
        assert found[1][1].bottom == pytest.approx(made.pages[0].frame.height)


@pytest.mark.parametrize(("name", "size"), TRIED)
def test_nothing_is_wrong_with_pages_for_a_press(name: str, size: str) -> None:
    made = laid(editions()[name], size, press=True)
    assert not list(layout_problems((page.frame for page in made.pages), made.size))


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_only_a_press_has_bleed(size: str) -> None:
    assert SIZES[size].bleed == 0
    assert all(page.bleed == 0 for page in laid(sample_edition(), size).pages)
    assert dataclasses.replace(for_press(SIZES[size]), bleed=0.0) == SIZES[size]
