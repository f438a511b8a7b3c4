"""A picture of a fixed height: what a crop may not take stands in its middle, the rest at its top and its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.flow.boxes import place
from benefitgraphic.graphics.flow.pages import Block, TooTall
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point, Region

KEPT = 0.6
"""How much of the width and the height a picture keeps wherever it is cropped."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A picture's shape: its width and height, and the margin around its content, in points."""

    width: float
    height: float
    margin: float

    @property
    def middle(self) -> float:
        """Width of what is kept wherever the picture is cropped, in points."""
        return self.width * KEPT

    @property
    def top(self) -> float:
        """Where that begins, from the top, in points."""
        return self.height * (1 - KEPT) / 2


@dataclass(frozen=True, slots=True)
class Cast:
    """What stands on a stage, each part from top to bottom; every block's space is the one above it.

    Attributes:
        above: at the picture's top.
        middle: what has to be kept, at least one block.
        below: at the picture's foot: from margin to margin, or from edge to edge where its blocks bleed.
    """

    above: tuple[Block, ...]
    middle: tuple[Block, ...]
    below: tuple[Block, ...]


def staged(cast: Cast, stage: Stage) -> Frame:
    """Lay out the picture without a ground, its middle as far from what is above as from what is below.

    Raises:
        TooTall: the picture is too low; by how much, and the tallest block.
    """
    full = stage.width - 2 * stage.margin
    bleeds = any(block.bleeds for block in cast.below)
    foot = 0.0 if bleeds else stage.margin
    widths = (full, stage.middle, stage.width - 2 * foot)
    laid = [
        [(block, block.box.layout(Region(width))) for block in blocks]
        for blocks, width in zip((cast.above, cast.middle, cast.below), widths, strict=True)
    ]
    above, middle, below = (_stacked(part, width) for part, width in zip(laid, widths, strict=True))
    under_above = cast.middle[0].before if cast.above else 0.0
    over_below = cast.below[0].before if cast.below else 0.0
    head, end = stage.margin + above.height, stage.height - foot - below.height
    highest = max(stage.top, head + under_above)
    lowest = min(stage.height - stage.top, end - over_below) - middle.height
    if lowest - highest < -0.01:
        block, tallest = max((one for part in laid for one in part), key=lambda one: one[1].height)
        raise TooTall(block.name, tallest, highest - lowest)
    y = min(max((head + end - middle.height) / 2, highest), lowest)
    placed = [
        (Point(stage.margin, stage.margin), above),
        (Point((stage.width - stage.middle) / 2, y), middle),
        (Point(foot, end), below),
    ]
    return place(placed, stage.width, stage.height)


def _stacked(laid: Sequence[tuple[Block, Frame]], width: float) -> Frame:
    placed = []
    y = 0.0
    for index, (block, frame) in enumerate(laid):
        y += block.before if index else 0.0
        placed.append((Point(0, y), frame))
        y += frame.height
    return place(placed, width, y)
