"""What must hold of every finished frame, whatever the content: asked on each render, and by the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benefitgraphic.diagnostics import Where
from benefitgraphic.graphics.frame import Frame, Group, TextRun, item_rect
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.text.fonts import cap_height, extents
from benefitgraphic.graphics.text.shaping import glyphs

# Rounding in text widths; far below a device pixel.
_TOLERANCE = 0.1


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that reaches out of the frame that holds it, by so many points."""

    what: str
    over: float
    where: Where | None


@dataclass(frozen=True, slots=True)
class TooSmall:
    """A text under the size's minimum; both in points."""

    text: str
    size: float
    where: Where | None


def outside(frame: Frame) -> Iterator[Outside]:
    """Every item that is not inside its parent."""
    for item, bounds, where in _placed(frame):
        rect, parent = bounds
        if isinstance(item, TextRun):
            # Its capitals count, not the font's own idea of a line, which may be taller than the leading.
            tall = cap_height(item.font, item.size)
            rect = Rect(rect.x, rect.y + extents(item.font, item.size)[0] - tall, rect.width, tall)
            if not parent.contains(rect, _TOLERANCE):
                rect = _inked(rect, item)
        if not parent.contains(rect, _TOLERANCE):
            over = max(parent.x - rect.x, parent.y - rect.y, rect.right - parent.right, rect.bottom - parent.bottom)
            yield Outside(item.text if isinstance(item, TextRun) else type(item).__name__.lower(), over, where)


def _inked(rect: Rect, run: TextRun) -> Rect:
    """Return the rectangle narrowed to a text's ink.

    A large figure is set so that its ink begins at the edge; and fonts of pictures say of capitals what they like.
    """
    found = glyphs(run.text, run.font, run.language, backwards=run.backwards)
    if not found:
        return rect
    left = min(glyph.x + float(glyph.vertices[:, 0].min()) for glyph in found) * run.size - run.hang
    right = max(glyph.x + float(glyph.vertices[:, 0].max()) for glyph in found) * run.size - run.hang
    ink = max(-glyph.y - float(glyph.vertices[:, 1].min()) for glyph in found) * run.size
    tall = min(rect.height, max(ink, 0.0))
    return Rect(rect.x + left, rect.bottom - tall, right - left, tall)


def too_small(frame: Frame, minimum: float) -> Iterator[TooSmall]:
    """Every text smaller than ``minimum`` points."""
    for item, _, where in _placed(frame):
        if isinstance(item, TextRun) and is_too_small(item, minimum):
            yield TooSmall(item.text, item.size, where)


def is_too_small(run: TextRun, minimum: float) -> bool:
    """Whether a text is smaller than ``minimum`` points."""
    return run.size < minimum - 0.001


def _placed(frame: Frame) -> Iterator[tuple[object, tuple[Rect, Rect], Where | None]]:
    stack: list[tuple[Frame, Point, Where | None]] = [(frame, Point(0, 0), None)]
    while stack:
        current, origin, where = stack.pop()
        parent = Rect(origin.x, origin.y, current.width, current.height)
        for place, item in current.items:
            at = origin.moved(place.x, place.y)
            rect = item_rect(at, item)
            yield item, (rect, parent), where
            if isinstance(item, Group):
                stack.append((item.frame, at, item.where or where))
