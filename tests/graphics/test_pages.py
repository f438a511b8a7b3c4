"""Blocks to pages: cut only between blocks, headings with what they head."""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.graphics.checks import outside
from benefitgraphic.graphics.flow.boxes import Space
from benefitgraphic.graphics.flow.pages import Block, PageArea, TooTall, stack
from benefitgraphic.graphics.flow.pagination import PageArrangement, paginate
from benefitgraphic.graphics.frame import Frame, Group, Shape
from benefitgraphic.graphics.geometry import PX, Point, Region
from benefitgraphic.graphics.paths import rectangle

SHEET = PageArea(width=200, height=300, margin=20, head=10)


@dataclass(frozen=True)
class Marked:
    """Something to see, which can be told apart by its colour."""

    height: float
    colour: str

    def layout(self, region: Region) -> Frame:
        height = max(self.height, region.height or 0.0)
        shape = Shape(rectangle(region.width, height), fill=self.colour)
        return Frame(region.width, height, ((Point(0, 0), shape),))


def placed(page: Frame) -> list[tuple[str, float, float]]:
    """Of each block on a page: its mark, its top and its foot."""
    found = []
    for at, item in page.items:
        assert isinstance(item, Group)
        (_, shape), *_ = item.frame.items
        assert isinstance(shape, Shape)
        found.append((shape.fill or "", at.y, at.y + item.frame.height))
    return found


def blocks(heights: list[tuple[float, bool, bool]]) -> list[Block]:
    made = [
        Block(Marked(h, f"#{i:06X}"), before=12, keep=keep and i < len(heights) - 1, stretch=0.3 * stretch)
        for i, (h, keep, stretch) in enumerate(heights)
    ]
    # A chain of kept blocks longer than a page is another matter.
    return [dataclasses.replace(block, keep=block.keep and i % 4 != 3) for i, block in enumerate(made)]


def paged(flow: list[Block]) -> tuple[Frame, ...]:
    """The pages, where there is one way of arranging them."""
    return paginate([PageArrangement(tuple(flow))], SHEET)


@pytest.mark.slow
@given(st.lists(st.tuples(st.floats(5, 60), st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_every_block_is_whole_on_one_page_in_order(heights: list[tuple[float, bool, bool]]) -> None:
    made = blocks(heights)
    pages = paged(made)
    found = [placed(page) for page in pages]
    assert [mark for page in found for mark, _, _ in page] == [f"#{i:06X}" for i in range(len(heights))]
    for page, marks in zip(pages, found, strict=True):
        assert (page.width, page.height) == (SHEET.width, SHEET.height)
        assert not list(outside(page))
        for (_, _, foot), (_, top, _) in itertools.pairwise(marks):
            assert top >= foot + 12 * 0.6 - 0.01, "blocks touch"
    for marks in found[:-1]:
        last = int(marks[-1][0][1:], 16)
        assert not made[last].keep, "a heading is parted from what it heads"


@given(st.lists(st.tuples(st.floats(5, 60), st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_blocks_never_shrink_and_only_stretchable_ones_grow(heights: list[tuple[float, bool, bool]]) -> None:
    for page in paged(blocks(heights)):
        for mark, top, foot in placed(page):
            height, _, stretch = heights[int(mark[1:], 16)]
            assert height - 0.01 <= foot - top <= height * (1.3 if stretch else 1) + 0.01


def test_a_block_taller_than_a_page_is_refused_with_how_much() -> None:
    with pytest.raises(TooTall) as raised:
        paged([Block(Marked(330, "#000000"))])
    assert raised.value.over == pytest.approx(40)
    assert raised.value.frame.height == 330


def test_a_heading_gives_way_where_its_block_alone_fills_the_page() -> None:
    """Better a heading on the page before than no graphic at all."""
    heading, block = Block(Marked(40, "#000001"), keep=True), Block(Marked(285, "#000002"), before=12)
    assert len(paged([heading, block])) == 2


def test_a_band_runs_from_edge_to_edge_and_starts_at_the_top() -> None:
    band, text = Block(Marked(50, "#000001"), bleeds=True), Block(Marked(50, "#000002"), before=12)
    (page,) = paged([band, text])
    assert page.items[0][0] == Point(0, 0)
    assert page.items[1][0].x == SHEET.margin
    assert [i.frame.width for _, i in page.items if isinstance(i, Group)] == [200, 160]


@pytest.mark.parametrize("above", [20, 220])
def test_the_last_block_stands_at_the_foot(above: float) -> None:
    last = Block(Marked(30, "#000002"), before=12, last=True)
    (page,) = paged([Block(Marked(above, "#000001")), last])
    assert placed(page)[-1][2] == pytest.approx(SHEET.height)


@given(st.lists(st.tuples(st.floats(5, 120), st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_no_page_more_than_are_needed(heights: list[tuple[float, bool, bool]]) -> None:
    """As many as if each page took as much as it can."""
    needed, used = 1, 0.0
    # Without anything that has to stay together, and with the spaces as narrow as they may be.
    for height, _, _ in heights:
        before = 12 * 0.6 if used else SHEET.head
        if used + before + height > SHEET.height:
            needed, used, before = needed + 1, 0.0, SHEET.head
        used += before + height
    assert len(paged(blocks([(height, False, stretch) for height, _, stretch in heights]))) == needed


def test_pages_are_evenly_full() -> None:
    five = [Block(Marked(80, f"#{i:06X}"), before=12) for i in range(4)]
    assert [len(placed(page)) for page in paged(five)] == [2, 2], "not three and one"


@pytest.mark.parametrize(("height", "expected"), [(100, 100), (210, 273)])
def test_nothing_is_stretched_on_a_page_under_two_thirds(height: float, expected: float) -> None:
    (page,) = paged([Block(Marked(height, "#000001"), stretch=0.3)])
    ((_, top, foot),) = placed(page)
    assert foot - top == pytest.approx(expected)


def test_what_goes_on_over_a_page_says_so_there_alone() -> None:
    again = Marked(15, "#00000A")
    rows = [Block(Marked(90, f"#{i:06X}"), before=12, resumed=again) for i in range(1, 6)]
    first, *others = paged([Block(Marked(30, "#000000"), keep=True), *rows])
    assert "#00000A" not in [mark for mark, _, _ in placed(first)]
    assert others
    for page in others:
        (mark, top, foot), (_, below, _), *_ = placed(page)
        assert (mark, top, foot) == ("#00000A", SHEET.head, SHEET.head + 15)
        assert below >= foot


def test_of_several_ways_one_of_fewest_pages_is_taken() -> None:
    tall = PageArrangement(tuple(Block(Marked(200, f"#{i:06X}")) for i in range(2)))
    low = PageArrangement(tuple(Block(Marked(100, f"#00000{i:X}")) for i in (10, 11)), demerit=5)
    (page,) = paginate([tall, low], SHEET)
    assert [mark for mark, _, _ in placed(page)] == ["#00000A", "#00000B"]


def test_a_picture_is_as_tall_as_its_blocks() -> None:
    frame = stack([Block(Marked(50, "#000001"), before=99), Block(Marked(30, "#000002"), before=12)], 200, 20)
    assert frame.height == 92.25, "no space above the first, and whole pixels of 0.75 points"
    assert [(top, foot) for _, top, foot in placed(frame)] == [(0, 50), (62.25, 92.25)]
    assert stack([Block(Space(0))], 200, 20).height == 0


@given(st.lists(st.tuples(st.floats(5, 60), st.floats(1, 30)), min_size=1, max_size=9))
def test_a_picture_is_whole_pixels_tall_and_its_last_block_ends_with_it(made: list[tuple[float, float]]) -> None:
    blocks = [Block(Marked(height, f"#{i:06X}"), before=gap) for i, (height, gap) in enumerate(made)]
    frame = stack(blocks, 200, 20)
    found = placed(frame)
    assert frame.height / PX == pytest.approx(round(frame.height / PX), abs=1e-6)
    assert found[-1][2] == pytest.approx(frame.height)
    for (height, gap), (_, top, foot), (_, _, above) in zip(made[1:], found[1:], found, strict=False):
        assert foot - top == pytest.approx(height)
        assert gap - 0.01 <= top - above < gap + PX
