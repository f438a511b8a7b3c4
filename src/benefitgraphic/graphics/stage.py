"""A picture of a fixed height: what a crop may not take stands in its middle, the rest above and below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.boxes import place
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.graphics.pages import Block, TooTall

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
        above: over the middle, near it.
        middle: what has to be kept, at least one block.
        below: at the picture's foot.
    """

    above: tuple[Block, ...]
    middle: tuple[Block, ...]
    below: tuple[Block, ...]


def staged(cast: Cast, stage: Stage) -> Frame:
    """The picture, without a ground.

    Raises:
        TooTall: the picture is too low; by how much, and the tallest block.
    """
    full = stage.width - 2 * stage.margin
    laid = [
        [(block, block.box.layout(Region(width))) for block in blocks]
        for blocks, width in ((cast.above, full), (cast.middle, stage.middle), (cast.below, full))
    ]
    above, middle, below = (_stacked(part, width) for part, width in zip(laid, (full, stage.middle, full), strict=True))
    under_above = cast.middle[0].before if cast.above else 0.0
    over_below = cast.below[0].before if cast.below else 0.0
    highest = max(stage.top, stage.margin + above.height + under_above)
    lowest = min(stage.height - stage.top, stage.height - stage.margin - below.height - over_below)
    spare = lowest - highest - middle.height
    if spare < -0.01:
        block, tallest = max((one for part in laid for one in part), key=lambda one: one[1].height)
        raise TooTall(block.name, tallest, -spare)
    y = highest + spare / 2
    placed = [
        (Point(stage.margin, y - under_above - above.height), above),
        (Point((stage.width - stage.middle) / 2, y), middle),
        (Point(stage.margin, stage.height - stage.margin - below.height), below),
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
