"""Blocks: the pieces of a flow, which is cut only between them, and the sheet that they stand on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.flow.boxes import Box, place
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
        stretch: how much of its height may be added where a page has room left: 0.25 for a quarter. Laid out freely, it
            has its least height.
        resumed: what stands above it at the top of a page, with the space under that: its section's heading again.
        name: what it is called when it doesn't fit: "the masthead".
    """

    box: Box
    before: float = 0.0
    keep: bool = False
    bleeds: bool = False
    first: bool = False
    last: bool = False
    stretch: float = 0.0
    resumed: Box | None = None
    name: str = "a block"


class TooTall(ValueError):
    """A block that is taller than a page."""

    def __init__(self, name: str, frame: Frame, over: float) -> None:
        self.name = name
        self.frame = frame
        self.over = over
        super().__init__(f"{name} is {over:.0f} pt taller than the page")


def lay_out(block: Block, width: float, margin: float, height: float | None = None) -> tuple[Point, Frame]:
    """Lay out a block; return its place in the flow's width, and its frame."""
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
    """Return the next whole CSS px, in points; what is over by rounding alone counts as whole."""
    return math.ceil(length / PX - 0.001) * PX


@dataclass(frozen=True, slots=True)
class PageArea:
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


def head_of(block: Block, sheet: PageArea) -> float:
    """Return the space above a page's first block, in points."""
    if block.first:
        return 0.0
    return sheet.edge if block.bleeds else sheet.edge + sheet.head
