"""Tall pictures cut into slices: between blocks, where that is possible, and never through what is read."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benefitgraphic.edition import Brand, Edition, Numbers, Panel
from benefitgraphic.graphics.flow.slicing import TALLEST, PlacedBlock, Slice, slices
from benefitgraphic.graphics.frame import Frame, Group, Picture, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import PX, Point
from benefitgraphic.graphics.paths import rectangle
from benefitgraphic.layout.compose import Page
from benefitgraphic.sections.kinds import KINDS
from editions import HERE, Made, editions, ranking, text
from laying import laid, sample_edition
from typed import resource

_FEW = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.generate, Phase.shrink),
)


def page_of(edition: Edition) -> Page:
    (page,) = laid(edition, "email").pages
    return page


def cut(page: Page) -> tuple[Slice, ...]:
    return slices(page.frame, page.pieces)


def tiles_the_whole(found: Sequence[Slice], frame: Frame) -> None:
    assert found[0].top == 0
    assert found[-1].bottom * PX == pytest.approx(frame.height)
    assert all(upper.bottom == lower.top for upper, lower in itertools.pairwise(found))
    assert all(one.height > 0 for one in found)


def named_in_order(found: Sequence[Slice], pieces: Sequence[PlacedBlock]) -> None:
    for number, one in enumerate(found, start=1):
        assert one.name == f"{number:02d}-{one.key}"
        assert one.key in {piece.key for piece in pieces}
    order = list(dict.fromkeys(piece.key for piece in pieces))
    keys = [order.index(one.key) for one in found]
    assert keys == sorted(keys)


def crosses_nothing_read(found: Sequence[Slice], frame: Frame) -> None:
    rows = [one.bottom * PX for one in found[:-1]]
    for at, item in frame.walk():
        if isinstance(item, TextRun | Picture):
            box = item_rect(at, item)
            for row in rows:
                assert not box.y < row < box.bottom, f"{item} at {box} is cut at {row}"


def crosses_only_blocks_that_are_too_tall(found: Sequence[Slice], pieces: Sequence[PlacedBlock]) -> None:
    """Together with the space above and below it, that is: a cut stands in the middle of it."""
    edges = [0.0, *((a.bottom + b.top) / 2 for a, b in itertools.pairwise(pieces)), pieces[-1].bottom]
    for one in found[:-1]:
        row = one.bottom * PX
        for piece, (top, bottom) in zip(pieces, itertools.pairwise(edges), strict=True):
            if piece.top < row < piece.bottom:
                assert bottom - top > (TALLEST - 1) * PX


def whole_and_sound(page: Page) -> tuple[Slice, ...]:
    found = cut(page)
    tiles_the_whole(found, page.frame)
    named_in_order(found, page.pieces)
    crosses_nothing_read(found, page.frame)
    crosses_only_blocks_that_are_too_tall(found, page.pieces)
    return found


@pytest.mark.slow
@given(editions())
@_FEW
def test_whatever_is_written_is_cut_between_blocks(made: Made) -> None:
    for one in whole_and_sound(page_of(made.edition)):
        assert not one.is_too_tall


def test_blocks_say_where_they_stand() -> None:
    page = page_of(sample_edition())
    assert list(dict.fromkeys(piece.key for piece in page.pieces)) == list(KINDS)
    assert page.pieces[0].top == 0
    assert page.pieces[-1].bottom == pytest.approx(page.frame.height)
    assert all(upper.bottom < lower.top for upper, lower in itertools.pairwise(page.pieces))


@pytest.mark.slow
def test_the_sample_is_cut_where_its_sections_begin() -> None:
    page = page_of(sample_edition())
    found = whole_and_sound(page)
    starts = [one.top * PX for one in found]
    for key in ("benefits", "numbers", "fun-facts"):
        first = next(i for i, piece in enumerate(page.pieces) if piece.key == key)
        middle = (page.pieces[first - 1].bottom + page.pieces[first].top) / 2
        assert any(abs(start - middle) <= PX for start in starts), f"no slice begins with {key}"


def test_no_slice_ends_with_a_heading() -> None:
    page = page_of(sample_edition())
    for one in cut(page)[:-1]:
        last = [piece for piece in page.pieces if piece.bottom <= one.bottom * PX][-1]
        assert not last.keep


def _brands(count: int) -> tuple[Brand, ...]:
    channels = tuple(text(name) for name in ("Facebook", "YouTube", "Instagram", "X"))
    return tuple(
        Brand(text(f"Brand {i}"), text("What it is for, at some length. " * 3), channels) for i in range(count)
    )


LONG: dict[str, dict[str, object]] = {
    "twelve brands": {"brands": _brands(12)},
    "one brand of many words": {"brands": (Brand(text("One"), text("Much is said of it here. " * 90), ()),)},
    "sixty resources": {
        "resources": tuple(resource(text(f"Page {i}"), text("https://a.ca/b"), text("A note")) for i in range(60))
    },
    "a ranking of sixty shares": {
        "numbers": Numbers(None, (Panel(dataclasses.replace(ranking(60), unit="percent"), "ranking", False, HERE),))
    },
    "thanks to everyone": {"thanks": text("We thank all of you who read this. " * 90)},
    "a title alone": {
        "brands": (), "benefits": (), "numbers": None, "fun_facts": (), "resources": (), "thanks": None,
        "source": None, "sample": False,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", list(LONG))
def test_a_block_taller_than_a_slice_is_cut_where_nothing_is_read(name: str) -> None:
    edition = sample_edition().saying(**LONG[name])
    found = whole_and_sound(page_of(edition))
    assert not any(one.is_too_tall for one in found)
    assert len({one.name for one in found}) == len(found)


def test_brands_are_cut_between_their_cards() -> None:
    page = page_of(dataclasses.replace(sample_edition(), brands=_brands(12)))
    paper = laid(sample_edition(), "email").theme.colours.paper
    cards = [item_rect(at, item) for at, item in page.frame.walk() if isinstance(item, Shape) and item.fill == paper]
    brands = next(piece for piece in page.pieces if piece.key == "brands")
    cuts = [one.bottom * PX for one in cut(page) if brands.top < one.bottom * PX < brands.bottom]
    assert len(cards) >= 12 and cuts
    assert not any(card.y < row < card.bottom for row in cuts for card in cards)


# Pictures made by hand, in CSS px.


def _flat(colour: str, height: float) -> Shape:
    return Shape(rectangle(300 * PX, height * PX), fill=colour, crisp=True)


def _drawn(shapes: Sequence[tuple[float, float]], height: float) -> Frame:
    """Shapes from one height to another."""
    items = tuple((Point(0, top * PX), _flat("#336699", bottom - top)) for top, bottom in shapes)
    return Frame(640 * PX, height * PX, items)


def _pieces(*spans: tuple[str, float, float, bool]) -> list[PlacedBlock]:
    return [PlacedBlock(key, top * PX, bottom * PX, keep) for key, top, bottom, keep in spans]


@given(
    st.lists(
        st.tuples(st.floats(4, 1500), st.floats(3, 60), st.booleans(), st.sampled_from(["a", "b"])),
        min_size=1,
        max_size=25,
    )
)
def test_blocks_that_fit_are_never_cut(blocks: list[tuple[float, float, bool, str]]) -> None:
    y, spans = 0.0, []
    for height, gap, keep, key in blocks:
        spans.append((key, y, y + height, keep))
        y += height + gap
    height = round(spans[-1][2] + 0.5)
    frame = _drawn([(top, bottom) for _, top, bottom, _ in spans], height)
    found = slices(frame, _pieces(*spans))
    tiles_the_whole(found, frame)
    for one in found:
        assert not one.is_too_tall
        assert not any(top < one.bottom < bottom for _, top, bottom, _ in spans)


def test_a_heading_is_parted_from_what_it_heads_only_when_both_are_too_tall() -> None:
    spans = [("a", 0, 900, False), ("b", 940, 1000, True), ("b", 1020, 1900, False)]
    frame = _drawn([(top, bottom) for _, top, bottom, _ in spans], 1900)
    assert [one.top for one in slices(frame, _pieces(*spans))] == [0, 920]
    spans = [("a", 0, 900, False), ("b", 940, 1000, True), ("b", 1020, 2590, False)]
    frame = _drawn([(top, bottom) for _, top, bottom, _ in spans], 2590)
    assert [one.top for one in slices(frame, _pieces(*spans))] == [0, 1010]


def test_what_can_not_be_cut_is_too_tall_and_no_taller_than_it_must_be() -> None:
    spans = [("a", 0, 500, False), ("b", 540, 2540, False), ("c", 2580, 3000, False)]
    frame = _drawn([(top, bottom) for _, top, bottom, _ in spans], 3000)
    found = slices(frame, _pieces(*spans))
    assert [(one.top, one.bottom) for one in found if one.is_too_tall] == [(520, 2560)]


def test_a_picture_of_no_known_blocks_is_not_cut() -> None:
    assert slices(_drawn([(0, 5000)], 5000), ()) == ()


def test_groups_are_no_obstacle() -> None:
    """A block is a group as tall as itself; what counts is what is painted in it."""
    inner = _drawn([(0, 900), (940, 1900)], 1900)
    frame = Frame(640 * PX, 1900 * PX, ((Point(0, 0), Group(inner)),))
    assert [one.top for one in slices(frame, _pieces(("a", 0, 1900, False)))] == [0, 920]


def test_names_are_fit_for_files() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key) for key in KINDS)


def test_what_is_to_be_apart_is_cut_off_however_low_it_is() -> None:
    pieces = _pieces(("masthead", 0, 90, False), ("benefits", 100, 500, False), ("benefits", 510, 900, False))
    page = dataclasses.replace(
        laid(sample_edition(), "email").pages[0],
        frame=_drawn([(0, 90), (100, 500), (510, 900)], 900),
        pieces=(dataclasses.replace(pieces[0], apart=True), *pieces[1:]),
    )
    assert [one.bottom for one in slices(page.frame, page.pieces)] == [95, 900]
