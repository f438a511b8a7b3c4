"""A page for those who read from right to left: laid out as any other, and mirrored once it is done."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Item, Shape, item_rect
from benefitgraphic.graphics.geometry import Point


def mirrored(frame: Frame) -> Frame:
    """Return the frame with left and right exchanged, in the same order.

    Texts, photographs, drawings and codes change their place alone. A line's runs come out in the order in which they
    are read if they were laid out the other way round, as `text.place_line` does by the style's direction.
    """
    items: list[tuple[Point, Item]] = []
    for pictured, group in itertools.groupby(frame.items, key=lambda placed: _is_pictured(placed[1])):
        some = list(group)
        items += _moved(some, frame.width) if pictured else _turned(some, frame.width)
    return replace(frame, items=tuple(items))


def _is_pictured(item: Item) -> bool:
    return isinstance(item, Shape) and item.pictured


def _moved(items: Sequence[tuple[Point, Item]], width: float) -> list[tuple[Point, Item]]:
    """Return the shapes of one picture moved together, as they stand to one another."""
    boxes = [item_rect(at, item) for at, item in items]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    return [(at.moved(width - right - left, 0), item) for at, item in items]


def _turned(items: Sequence[tuple[Point, Item]], width: float) -> Iterator[tuple[Point, Item]]:
    for at, item in items:
        box = item_rect(at, item)
        # Where an outline begins in its own coordinates stays.
        place = Point(width - box.right - (box.x - at.x), at.y)
        if isinstance(item, Group):
            clip = item.clip and _mirrored_clip(item.clip, item.frame.width)
            yield place, replace(item, frame=mirrored(item.frame), clip=clip)
        elif isinstance(item, Shape):
            yield place, replace(item, path=paths.flipped(item.path))
        else:
            yield place, item


def _mirrored_clip(clip: Path, width: float) -> Path:
    box = paths.bounds(clip)
    return paths.moved(paths.flipped(clip), Point(width - box.right - box.x, 0))
