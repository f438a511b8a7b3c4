"""Blocks to pages: a flow of frames cut only between blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.boxes import Box, place
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point, Region


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the flow that is never cut.

    Attributes:
        box: its content.
        before: space above it, in points; dropped at the top of a page.
        keep: it stays with the next block (a heading with what it heads).
        bleeds: it takes the whole width, margins included (a band).
        last: it stands at the foot of the last page.
    """

    box: Box
    before: float = 0.0
    keep: bool = False
    bleeds: bool = False
    last: bool = False


class TooTall(ValueError):
    """A block that is taller than a page."""

    def __init__(self, frame: Frame, over: float) -> None:
        self.frame = frame
        self.over = over
        super().__init__(f"a block is {over:.0f} pt taller than the page")


def _lay_out(block: Block, width: float, margin: float) -> tuple[Point, Frame]:
    if block.bleeds:
        return Point(0, 0), block.box.layout(Region(width))
    return Point(margin, 0), block.box.layout(Region(width - 2 * margin))


def stack(blocks: Sequence[Block], width: float, margin: float) -> Frame:
    """All blocks below one another, as tall as they need."""
    placed = []
    y = 0.0
    for index, block in enumerate(blocks):
        at, frame = _lay_out(block, width, margin)
        y += block.before if index else 0.0
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return place(placed, width, y)


def paginate(blocks: Sequence[Block], width: float, height: float, margin: float) -> tuple[Frame, ...]:
    """Pages of the given size in points.

    Kept blocks move to the next page together. Where a page ends early, its spaces grow, up to half as much again, so
    that its foot isn't left empty.

    Raises:
        TooTall: a block, with what it is kept with, needs more than a page.
    """
    pages: list[list[tuple[Block, Point, Frame]]] = [[]]
    used = 0.0
    for chain in _chains(blocks):
        laid = [(block, *_lay_out(block, width, margin)) for block in chain]
        needed = sum(frame.height for _, _, frame in laid) + sum(block.before for block, _, _ in laid[1:])
        if needed > height + 0.01:
            raise TooTall(max((f for _, _, f in laid), key=lambda f: f.height), needed - height)
        before = laid[0][0].before if pages[-1] else 0.0
        if used + before + needed > height + 0.01:
            pages.append([])
            used = before = 0.0
        pages[-1] += laid
        used += before + needed
    return tuple(_page(page, width, height) for page in pages)


def _chains(blocks: Sequence[Block]) -> list[list[Block]]:
    chains: list[list[Block]] = []
    joined = False
    for block in blocks:
        if joined:
            chains[-1].append(block)
        else:
            chains.append([block])
        joined = block.keep
    return chains


# How much a page's spaces may grow to fill it.
_STRETCH = 0.5


def _page(laid: Sequence[tuple[Block, Point, Frame]], width: float, height: float) -> Frame:
    gaps = [0.0] + [block.before for block, _, _ in laid[1:]]
    spare = height - sum(gaps) - sum(frame.height for _, _, frame in laid)
    total = sum(gaps)
    factor = 1 + (min(spare, total * _STRETCH) / total if total else 0.0)
    placed = []
    y = 0.0
    for gap, (block, at, frame) in zip(gaps, laid, strict=True):
        y += gap * factor
        if block.last:
            y = max(y, height - frame.height)
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return place(placed, width, height)
