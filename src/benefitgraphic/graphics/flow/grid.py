"""Tiles in rows: equally tall, their first parts level; what follows stands right under what is above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.diagnostics import Where
from benefitgraphic.graphics.flow.boxes import Box, Column, Row, Track, card_ground, place, wrap
from benefitgraphic.graphics.frame import Frame, Item, Stroke, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region


def rows_of(count: int, columns: int) -> tuple[int, ...]:
    """How many tiles stand in each row: full rows first, and no last tile alone where that can be avoided.

    The tiles of a shorter row are wider, so that every row ends at both edges: 7 in three columns are 3, 2, 2; 8 are
    3, 3, 2.
    """
    if count <= 0:
        return ()
    rows = -(-count // columns)
    small, larger = divmod(count, rows)
    return (small + 1,) * larger + (small,) * (rows - larger)


def columns_for(width: float, narrowest: float, gutter: float, most: int) -> int:
    """How many tiles of at least ``narrowest`` points fit into a width, at least one."""
    return max(1, min(most, int((width + gutter) // (narrowest + gutter))))


def in_columns(boxes: Sequence[Box], counts: Sequence[int], width: float, gap: float) -> tuple[Row, ...]:
    """Rows of so many boxes each, the most in the first, whose columns all share; width and gaps are in points."""
    column = Track(width=(width - gap * (counts[0] - 1)) / counts[0])
    left = iter(boxes)
    return tuple(Row(tuple((column, next(left)) for _ in range(count)), gap=gap) for count in counts)


def lowest_columns(boxes: Sequence[Box], most: int, width: float, gap: float, line_gap: float) -> Column:
    """Boxes in so many columns that all together are as low as can be, in as few as are; each row as even as may be.

    Width and gaps are in points.
    """
    made = [Column(in_columns(boxes, rows_of(len(boxes), n), width, gap), line_gap) for n in range(1, most + 1)]
    # Heights that differ by rounding alone are the same.
    return min(made, key=lambda column: round(column.layout(Region(width)).height, 3))


# How far a tile's lead may stand below its first line, in its heights.
_LOWERED = 0.05


@dataclass(frozen=True, slots=True)
class TileStyle:
    """The ground of a tile: padding and radius in points, colours ``#RRGGBB``."""

    padding: Insets
    fill: str | None
    border: Stroke | None
    radius: float


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile's parts, top to bottom.

    Attributes:
        parts: the boxes.
        gaps: space before each part but the first, in points.
        tag: its structure element.
        where: its place in the config.
        lead: what stands at the left of the parts, which are as wide as it leaves room for.
        lead_gap: between the two, in points.
        lead_where: the lead's place in the config.
    """

    parts: tuple[Box, ...]
    gaps: tuple[float, ...]
    tag: Tag | None = None
    where: Where | None = None
    lead: Frame | None = None
    lead_gap: float = 0.0
    lead_where: Where | None = None


@dataclass(frozen=True, slots=True)
class TileRow:
    """One row of tiles of equal width."""

    tiles: tuple[Tile, ...]
    gutter: float
    style: TileStyle

    def layout(self, region: Region) -> Frame:
        """As tall as the tallest, or as the region; each tile's parts stand below one another, without holes."""
        count = len(self.tiles)
        width = (region.width - self.gutter * (count - 1)) / count
        pad = self.style.padding
        leads = [tile.lead or Frame(0, 0) for tile in self.tiles]
        left = pad.left + max(lead.width + tile.lead_gap for lead, tile in zip(leads, self.tiles, strict=True))
        inner = width - left - pad.right
        columns = [_below_one_another(tile, inner) for tile in self.tiles]
        natural = max(max(c.height, lead.height) for c, lead in zip(columns, leads, strict=True)) + pad.top + pad.bottom
        height = max(natural, region.height or 0.0)
        # Room left over is shared by both edges.
        top = pad.top + (height - natural) / 2
        placed = []
        for index, (tile, lead, words) in enumerate(zip(self.tiles, leads, columns, strict=True)):
            bare = self.style.fill is None and self.style.border is None
            ground = () if bare else card_ground(width, height, self.style.fill, self.style.border, self.style.radius)
            over = words.height - lead.height
            # Beside few lines the lead stands in their middle; beside many, near the first.
            lowered = min(max(0.0, over) / 2, lead.height * _LOWERED)
            beside = [(Point(pad.left, top + lowered), lead), (Point(left, top + max(0.0, -over) / 2), words)]
            content = place(beside, width, height, wheres=(tile.lead_where,))
            items: tuple[tuple[Point, Item], ...] = (*ground, *content.items)
            frame = wrap(Frame(width, height, items, content.baseline), tag=tile.tag, where=tile.where)
            placed.append((Point(index * (width + self.gutter), 0), frame))
        return place(placed, region.width, height)


def _below_one_another(tile: Tile, width: float) -> Frame:
    placed = []
    y = 0.0
    for part, gap in zip(tile.parts, (*tile.gaps, 0.0), strict=True):
        frame = part.layout(Region(width))
        placed.append((Point(0, y), frame))
        y += frame.height + gap
    return place(placed, width, y)
