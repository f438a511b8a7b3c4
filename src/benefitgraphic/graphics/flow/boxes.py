"""Boxes that hold boxes: column, row, card, padding, overlay, flow. Each lays out into a frame; none draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, Protocol

from benefitgraphic.diagnostics import Where
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Item, Shape, Stroke, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region


class Box(Protocol):
    """Anything that can be laid out. To measure is to lay out."""

    def layout(self, region: Region) -> Frame:
        """Lay out the box in a region.

        A box takes the region's width. Given a height it fills it where it can, and is taller where its content is.
        """
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A frame that is already laid out, standing at the left (or centred) in whatever room there is."""

    frame: Frame
    align: Literal["start", "centre"] = "start"
    where: Where | None = None

    def layout(self, region: Region) -> Frame:
        """Lay out the frame in the region's width."""
        x = (region.width - self.frame.width) / 2 if self.align == "centre" else 0.0
        width = max(region.width, self.frame.width)
        return place([(Point(x, 0), self.frame)], width, self.frame.height, wheres=(self.where,))


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, this tall (points)."""

    height: float

    def layout(self, region: Region) -> Frame:
        """Lay out an empty frame."""
        return Frame(region.width, self.height)


def place(
    frames: Sequence[tuple[Point, Frame]],
    width: float,
    height: float,
    tag: Tag | None = None,
    wheres: Sequence[Where | None] = (),
) -> Frame:
    """Return a frame that holds others at given places; its baseline is the first one that any of them has.

    ``wheres`` are the places in the config of the first ones, in their order.
    """
    whose = zip_longest(frames, wheres[: len(frames)])
    items: tuple[tuple[Point, Item], ...] = tuple(
        (at, Group(frame, where=where)) for (at, frame), where in whose if frame.items
    )
    baseline = next((at.y + f.baseline for at, f in frames if f.baseline is not None), None)
    frame = Frame(width, height, items, baseline)
    return wrap(frame, tag=tag) if tag else frame


def wrap(frame: Frame, *, tag: Tag | None = None, link: str | None = None, where: Where | None = None) -> Frame:
    """Wrap the frame as one group, with what it means."""
    group = Group(frame, tag=tag, link=link, where=where)
    return Frame(frame.width, frame.height, ((Point(0, 0), group),), frame.baseline)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A box with a meaning, a link or a place in the config."""

    child: Box
    tag: Tag | None = None
    link: str | None = None
    where: Where | None = None

    def layout(self, region: Region) -> Frame:
        """As the child."""
        return wrap(self.child.layout(region), tag=self.tag, link=self.link, where=self.where)


@dataclass(frozen=True, slots=True)
class Padded:
    """A box with space around it."""

    child: Box
    insets: Insets

    def layout(self, region: Region) -> Frame:
        """Lay out the child in the space that the insets leave."""
        i = self.insets
        height = None if region.height is None else max(0.0, region.height - i.top - i.bottom)
        inner = self.child.layout(Region(region.width - i.left - i.right, height))
        return place(
            [(Point(i.left, i.top), inner)],
            max(region.width, inner.width + i.left + i.right),
            inner.height + i.top + i.bottom,
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A box on a ground of its own.

    Attributes:
        child: what stands on it.
        padding: space between the edge and the child.
        fill: ``#RRGGBB`` or None.
        border: a line inside the edge, or None.
        radius: of the corners, in points; or one each, clockwise from the top left.
    """

    child: Box
    padding: Insets
    fill: str | None = None
    border: Stroke | None = None
    radius: float | tuple[float, float, float, float] = 0.0

    def layout(self, region: Region) -> Frame:
        """Lay out the ground, then the child."""
        inner = Padded(self.child, self.padding).layout(region)
        ground = card_ground(inner.width, inner.height, self.fill, self.border, self.radius)
        return Frame(inner.width, inner.height, (*ground, *inner.items), inner.baseline)


def card_ground(
    width: float,
    height: float,
    fill: str | None,
    border: Stroke | None,
    radius: float | tuple[float, float, float, float],
) -> tuple[tuple[Point, Item], ...]:
    """Draw the ground of a card: its fill, and its border inside its edge."""
    items: list[tuple[Point, Item]] = []
    if border is None:
        items.append((Point(0, 0), Shape(paths.rectangle(width, height, radius), fill=fill, crisp=True)))
        return tuple(items)
    # Two filled shapes, not a stroke: a border of even width on every device, and corners that are concentric.
    line = border.width
    inner = tuple(max(0.0, r - line) for r in ((radius,) * 4 if isinstance(radius, int | float) else radius))
    items.append((Point(0, 0), Shape(paths.rectangle(width, height, radius), fill=border.colour, crisp=True)))
    inside = paths.rectangle(width - 2 * line, height - 2 * line, (inner[0], inner[1], inner[2], inner[3]))
    items.append((Point(line, line), Shape(inside, fill=fill, crisp=True)))
    return tuple(items)


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes below one another.

    Attributes:
        children: top to bottom.
        gap: space between each two, in points.
        grow: index of the child that takes the height left over, if the region has a height.
        push: index of the child from which on the rest stands at the bottom of the region.
    """

    children: tuple[Box, ...]
    gap: float = 0.0
    grow: int | None = None
    push: int | None = None

    def layout(self, region: Region) -> Frame:
        """Each child at the region's width."""
        frames = [child.layout(Region(region.width)) for child in self.children]
        natural = sum(f.height for f in frames) + self.gap * max(0, len(frames) - 1)
        spare = 0.0 if region.height is None else max(0.0, region.height - natural)
        if self.grow is not None and spare > 0:
            taller = Region(region.width, frames[self.grow].height + spare)
            frames[self.grow] = self.children[self.grow].layout(taller)
        placed = []
        y = 0.0
        for index, frame in enumerate(frames):
            if self.push == index:
                y += spare
            placed.append((Point(0, y), frame))
            y += frame.height + (self.gap if index < len(frames) - 1 else 0.0)
        height = y if region.height is None else max(y, region.height)
        return place(placed, max([region.width, *(f.width for f in frames)]), height)


@dataclass(frozen=True, slots=True)
class Track:
    """A column's width in a row: points, or a share of what is left."""

    width: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes beside one another.

    Attributes:
        children: each with its track.
        gap: space between each two, in points.
        align: where shorter children stand; ``fill`` makes all as tall as the tallest; ``baseline`` puts their first
            lines of text on one line.
    """

    children: tuple[tuple[Track, Box], ...]
    gap: float = 0.0
    align: Literal["top", "middle", "fill", "baseline"] = "top"

    def widths(self, width: float) -> list[float]:
        """Each child's width in points."""
        free = width - self.gap * (len(self.children) - 1) - sum(t.width for t, _ in self.children)
        shares = sum(t.share for t, _ in self.children)
        return [t.width + (free * t.share / shares if t.share else 0.0) for t, _ in self.children]

    def layout(self, region: Region) -> Frame:
        """Lay out free, take the tallest, lay out again where all are to be as tall."""
        widths = self.widths(region.width)
        boxes = [box for _, box in self.children]
        # Filling a given height, there is no need to ask how tall each would like to be.
        asked = region.height if self.align == "fill" else None
        frames = [box.layout(Region(w, asked)) for box, w in zip(boxes, widths, strict=True)]
        height = max([region.height or 0.0, *(f.height for f in frames)])
        if self.align == "fill" and any(f.height < height - 0.001 for f in frames):
            frames = [box.layout(Region(w, height)) for box, w in zip(boxes, widths, strict=True)]
            height = max([height, *(f.height for f in frames)])
        lowest = max((f.baseline or 0.0 for f in frames), default=0.0)
        placed = []
        x = 0.0
        for frame, width in zip(frames, widths, strict=True):
            y = 0.0
            if self.align == "middle":
                y = (height - frame.height) / 2
            elif self.align == "baseline":
                y = lowest - (frame.baseline or 0.0)
            placed.append((Point(x, y), frame))
            x += width + self.gap
        height = max([height, *(at.y + f.height for at, f in placed)])
        return place(placed, region.width, height)
