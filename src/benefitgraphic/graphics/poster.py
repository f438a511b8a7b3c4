"""Blocks on one page that they fill: a poster."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.graphics.boxes import place
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.pages import Block, Sheet, TooTall, head_of, lay_out

# How much of the spaces between sections may be added, where blocks that can stretch do so as well.
_SPREAD = 0.6

_Laid = tuple[Block, Point, Frame]


def fill(blocks: Sequence[Block], sheet: Sheet, least: float = 0.0) -> Frame:
    """The blocks on one page, from its head to its foot.

    Room left over goes to blocks that can stretch and to the spaces between sections, both in their measure; where
    there is more than that, to the former alone.

    Args:
        blocks: at least one.
        sheet: the page.
        least: how much room must be left over, in points.

    Raises:
        TooTall: the page is too short for them; by how much, and the tallest.
    """
    laid = [(block, *lay_out(block, sheet.width, sheet.margin)) for block in blocks]
    gaps = [head_of(blocks[0], sheet)] + [block.before for block in blocks[1:]]
    # The foot of what is no band stands where an office printer can print it.
    foot = 0.0 if blocks[-1].last else sheet.edge
    spare = sheet.height - foot - sum(gaps) - _height(laid)
    if spare < least - 0.01:
        tallest = max(laid, key=lambda one: one[2].height)
        raise TooTall(tallest[0].name, tallest[2], least - spare)
    elastic = sum(frame.height * block.stretch for block, _, frame in laid)
    widest = max(gaps[1:], default=0.0)
    wide = [index for index, gap in enumerate(gaps) if index and gap == widest]
    loose = widest * len(wide) * _SPREAD
    if elastic:
        share = spare * elastic / (elastic + loose) if spare < elastic + loose else spare - loose
        taller = [_taller(one, 1 + one[0].stretch * share / elastic, sheet) for one in laid]
        left = spare + _height(laid) - _height(taller)
        # A box may come out taller than it was asked to be; then all stay as they were.
        laid, spare = (taller, left) if left > -0.01 else (laid, spare)
    for index in wide:
        gaps[index] += max(spare, 0.0) / len(wide)
    placed = []
    y = 0.0
    for gap, (_, at, frame) in zip(gaps, laid, strict=True):
        y += gap
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return place(placed, sheet.width, sheet.height)


def _height(laid: Sequence[_Laid]) -> float:
    return sum(frame.height for _, _, frame in laid)


def _taller(laid: _Laid, factor: float, sheet: Sheet) -> _Laid:
    block, _, frame = laid
    if not block.stretch:
        return laid
    return (block, *lay_out(block, sheet.width, sheet.margin, frame.height * factor))
