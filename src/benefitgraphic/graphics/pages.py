"""Blocks to pages: a flow of frames cut only between blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.boxes import Box, place
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import PX, Point, Region


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the flow that is never cut.

    Attributes:
        box: its content.
        before: space above it, in points; at the top of a page the page's own takes its place.
        keep: it stays with the next block (a heading with what it heads).
        bleeds: it takes the whole width, margins included (a band).
        first: it reaches up to the page's upper edge.
        last: it stands at the foot of the last page.
        stretch: how much of its height may be added where a page has room left: 0.25 for a quarter.
        name: what it is called when it doesn't fit: "the masthead".
    """

    box: Box
    before: float = 0.0
    keep: bool = False
    bleeds: bool = False
    first: bool = False
    last: bool = False
    stretch: float = 0.0
    name: str = "a block"


class TooTall(ValueError):
    """A block that is taller than a page."""

    def __init__(self, name: str, frame: Frame, over: float) -> None:
        self.name = name
        self.frame = frame
        self.over = over
        super().__init__(f"{name} is {over:.0f} pt taller than the page")


def lay_out(block: Block, width: float, margin: float, height: float | None = None) -> tuple[Point, Frame]:
    """A block's frame, and where it stands in the flow's width."""
    if block.bleeds:
        return Point(0, 0), block.box.layout(Region(width, height))
    return Point(margin, 0), block.box.layout(Region(width - 2 * margin, height))


Standing = tuple[tuple[Point, Frame], ...]
"""Blocks laid out, each where it stands."""


def standing(blocks: Sequence[Block], width: float, margin: float) -> Standing:
    """All blocks below one another, as tall as they need; the last one ends on a whole CSS px.

    What is missing is added to the space above it: a picture at twice the scale is then exactly twice as tall.
    """
    placed = []
    y = 0.0
    for index, block in enumerate(blocks):
        at, frame = lay_out(block, width, margin)
        y += block.before if index else 0.0
        if index == len(blocks) - 1:
            missing = _whole(y + frame.height) - y - frame.height
            if index:
                y += missing
            elif missing > 0:
                at, frame = lay_out(block, width, margin, frame.height + missing)
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return tuple(placed)


def joined(placed: Standing, width: float) -> Frame:
    """One frame of blocks that stand below one another, a whole number of CSS px tall."""
    return place(placed, width, _whole(placed[-1][0].y + placed[-1][1].height) if placed else 0.0)


def stack(blocks: Sequence[Block], width: float, margin: float) -> Frame:
    """All blocks below one another, in one frame."""
    return joined(standing(blocks, width, margin), width)


def _whole(length: float) -> float:
    """The next whole CSS px, in points; what is over by rounding alone counts as whole."""
    return math.ceil(length / PX - 0.001) * PX


@dataclass(frozen=True, slots=True)
class Sheet:
    """What may be filled of each page; lengths in points.

    Attributes:
        width: of bands.
        height: of the whole.
        margin: from the side to the content.
        head: space above a page's first block, unless that is a band.
        edge: how far bands reach beyond where content may stand, for a press; part of the width and the height.
    """

    width: float
    height: float
    margin: float
    head: float
    edge: float = 0.0

    @property
    def room(self) -> float:
        """The height that content may take, in points."""
        return self.height - self.edge


_Laid = tuple[Block, Point, Frame]


def paginate(blocks: Sequence[Block], sheet: Sheet) -> tuple[Frame, ...]:
    """The blocks on as many pages as they need.

    Kept blocks move to the next page together, unless they are taller than one. Where a page ends early, its
    stretchable blocks grow, and then the spaces between sections, so that its foot isn't left empty.

    Raises:
        TooTall: a block needs more than a page.
    """
    pages: list[list[_Laid]] = [[]]
    used = 0.0
    for chain in _chains(blocks, sheet):
        first, needed = chain[0][0], _height(chain)
        before = first.before if pages[-1] else head_of(first, sheet)
        if pages[-1] and used + before + needed > sheet.height + 0.01:
            pages.append([])
            used, before = 0.0, head_of(first, sheet)
        if before + needed > sheet.height + 0.01:
            raise TooTall(first.name, chain[0][2], before + needed - sheet.height)
        pages[-1] += chain
        used += before + needed
    _fill_last(pages, sheet)
    return tuple(_page(page, sheet) for page in pages)


def head_of(block: Block, sheet: Sheet) -> float:
    """The space above a page's first block, in points."""
    if block.first:
        return 0.0
    return sheet.edge if block.bleeds else sheet.edge + sheet.head


# A last page emptier than this takes a block from the one before it, which has more than enough.
_NEARLY_EMPTY = 0.3


def _fill_last(pages: list[list[_Laid]], sheet: Sheet) -> None:
    if len(pages) < 2 or sum(frame.height for _, _, frame in pages[-1]) > sheet.room * _NEARLY_EMPTY:
        return
    moving = 1
    while moving < len(pages[-2]) and pages[-2][-moving - 1][0].keep:
        moving += 1
    if len(pages[-2]) - moving < 2:
        return
    joined = [*pages[-2][-moving:], *pages[-1]]
    fitting = head_of(joined[0][0], sheet) - joined[0][0].before + sum(b.before + f.height for b, _, f in joined)
    if fitting <= sheet.height:
        pages[-1] = joined
        del pages[-2][-moving:]


def _chains(blocks: Sequence[Block], sheet: Sheet) -> list[list[_Laid]]:
    """The blocks, laid out, in groups that stay on one page; a group taller than a page is given up."""
    chains: list[list[_Laid]] = []
    joined = False
    for block in blocks:
        laid = (block, *lay_out(block, sheet.width, sheet.margin))
        if joined and _height([*chains[-1], laid]) + head_of(chains[-1][0][0], sheet) <= sheet.height:
            chains[-1].append(laid)
        else:
            chains.append([laid])
        joined = block.keep
    return chains


def _height(laid: Sequence[_Laid]) -> float:
    return sum(frame.height for _, _, frame in laid) + sum(block.before for block, _, _ in laid[1:])


# How much of the widest spaces, those between sections, may be added to fill a page.
_SPREAD = 0.75
# A page filled by this much has its last block at its foot; on an emptier one it follows what it belongs to.
_FULL = 0.6


def _page(laid: Sequence[_Laid], sheet: Sheet) -> Frame:
    gaps = [head_of(laid[0][0], sheet)] + [block.before for block, _, _ in laid[1:]]
    spare = sheet.height - sum(gaps) - sum(frame.height for _, _, frame in laid)
    elastic = sum(frame.height * block.stretch for block, _, frame in laid)
    if elastic and spare > 0:
        share = min(spare / elastic, 1.0)
        taller = [_taller(one, 1 + one[0].stretch * share, sheet) if one[0].stretch else one for one in laid]
        left = sheet.height - sum(gaps) - sum(frame.height for _, _, frame in taller)
        # A box may come out taller than it was asked to be; then all stay as they were.
        laid, spare = (taller, left) if left > -0.01 else (laid, spare)
    # Only the spaces between sections grow: those between tiles are part of the grid.
    widest = max(gaps[1:], default=0.0)
    wide = [index for index, gap in enumerate(gaps) if index and gap == widest]
    extra = min(max(spare, 0.0) / max(len(wide), 1), widest * _SPREAD)
    full = spare < sheet.room * (1 - _FULL)
    placed = []
    y = 0.0
    for index, (gap, (block, at, frame)) in enumerate(zip(gaps, laid, strict=True)):
        y += gap + (extra if index in wide else 0.0)
        if block.last and full:
            y = max(y, sheet.height - frame.height)
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return place(placed, sheet.width, sheet.height)


def _taller(laid: _Laid, factor: float, sheet: Sheet) -> _Laid:
    block, _, frame = laid
    return (block, *lay_out(block, sheet.width, sheet.margin, frame.height * factor))
