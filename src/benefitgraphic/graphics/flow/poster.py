"""Blocks on one page that they fill: a poster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.flow.boxes import place
from benefitgraphic.graphics.flow.pages import Block, PageArea, head_of, lay_out
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point

# How much of the spaces between sections may be added, where blocks that can stretch do so as well.
_SPREAD = 0.6


@dataclass(frozen=True, slots=True)
class MeasuredBlocks:
    """Blocks laid out as tall as they need.

    Attributes:
        sheet: the page that they are to fill.
        blocks: at least one.
        frames: theirs, each with the side it stands from.
    """

    sheet: PageArea
    blocks: tuple[Block, ...]
    frames: tuple[tuple[Point, Frame], ...]

    @property
    def gaps(self) -> list[float]:
        """The space above each block, in points."""
        return [head_of(self.blocks[0], self.sheet)] + [block.before for block in self.blocks[1:]]

    @property
    def spare(self) -> float:
        """The height that the page has left over, in points; less than nothing where it is too short."""
        # The foot of what is no band stands where an office printer can print it.
        foot = 0.0 if self.blocks[-1].last else self.sheet.edge
        return self.sheet.height - foot - sum(self.gaps) - _height(self.frames)

    def opened_by(self, blocks: Sequence[Block]) -> MeasuredBlocks:
        """Return a copy with other blocks in place of as many first ones."""
        opening, count = measured(blocks, self.sheet), len(blocks)
        return MeasuredBlocks(
            self.sheet, (*opening.blocks, *self.blocks[count:]), (*opening.frames, *self.frames[count:])
        )


def measured(blocks: Sequence[Block], sheet: PageArea) -> MeasuredBlocks:
    """Lay out the blocks one by one, none taller than it needs to be."""
    return MeasuredBlocks(sheet, tuple(blocks), tuple(lay_out(block, sheet.width, sheet.margin) for block in blocks))


def filled(page: MeasuredBlocks) -> Frame:
    """Lay out the blocks on one page, from its head to its foot.

    Room left over goes to blocks that can stretch and to the spaces between sections, both in their measure; where
    there is more than that, to the former alone.
    """
    sheet, blocks, frames, gaps, spare = page.sheet, page.blocks, page.frames, page.gaps, page.spare
    elastic = sum(frame.height * block.stretch for block, (_, frame) in zip(blocks, frames, strict=True))
    widest = max(gaps[1:], default=0.0)
    wide = [index for index, gap in enumerate(gaps) if index and gap == widest]
    loose = widest * len(wide) * _SPREAD
    if elastic:
        share = spare * elastic / (elastic + loose) if spare < elastic + loose else spare - loose
        taller = tuple(
            _taller(block, one, 1 + block.stretch * share / elastic, sheet)
            for block, one in zip(blocks, frames, strict=True)
        )
        left = spare + _height(frames) - _height(taller)
        # A box may come out taller than it was asked to be; then all stay as they were.
        frames, spare = (taller, left) if left > -0.01 else (frames, spare)
    for index in wide:
        gaps[index] += max(spare, 0.0) / len(wide)
    placed = []
    y = 0.0
    for gap, (at, frame) in zip(gaps, frames, strict=True):
        y += gap
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return place(placed, sheet.width, sheet.height)


def _height(frames: Sequence[tuple[Point, Frame]]) -> float:
    return sum(frame.height for _, frame in frames)


def _taller(block: Block, laid: tuple[Point, Frame], factor: float, sheet: PageArea) -> tuple[Point, Frame]:
    return lay_out(block, sheet.width, sheet.margin, laid[1].height * factor) if block.stretch else laid
