"""A page painted as PDF content: shapes as vectors, text as text, each marked as what it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import numpy as np
from matplotlib.path import Path

from benefitgraphic.export.embedding import EmbeddedFonts, are_plain
from benefitgraphic.export.marked_content import Marker
from benefitgraphic.export.operators import PageContent
from benefitgraphic.export.pictures import Pictures
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Picture, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.structure import Element


class Canvas:
    """A page being painted."""

    def __init__(
        self, content: PageContent, fonts: EmbeddedFonts, pictures: Pictures, marker: Marker, top: float, left: float
    ) -> None:
        """Begin a page.

        Args:
            content: what is painted is appended to it.
            fonts: of all texts.
            pictures: those of the page are added.
            marker: of the file.
            top: the upper edge of frames, in points from the page's lower edge.
            left: their left edge, in points from the page's.
        """
        self._content, self._fonts, self._pictures, self._marker = content, fonts, pictures, marker
        self._top, self._left = top, left
        self._clip: Path | None = None
        marker.begin_page(content.write)

    def frame(self, frame: Frame, owners: Iterator[Element]) -> None:
        """Paint a frame at the origin, each group of which belongs to the next of the owners; close the page."""
        self._frame(frame, Point(0, 0), self._marker.root, owners)
        self._content.clip(None)
        self._marker.end_page()

    def _frame(self, frame: Frame, origin: Point, owner: Element, owners: Iterator[Element]) -> None:
        for place, item in frame.items:
            at = origin.moved(place.x, place.y)
            if isinstance(item, Group):
                self._group(item, at, owner, owners)
            elif isinstance(item, TextRun):
                self._text(item, at, owner)
            else:
                self._marker.own(owner if owner.role == "Figure" else None)
                if isinstance(item, Shape):
                    self._shape(item, at)
                else:
                    self._picture(item, at)

    def _text(self, run: TextRun, at: Point, owner: Element) -> None:
        said = b""
        if run.backwards or self._marker.goes_on_backwards(owner):
            self._marker.own_backwards(owner, run.meant)
        else:
            holder = owner if owner.holds_text else None
            said = self._marker.own(holder, text=True, actual=_meaning(run), language=run.language)
        self._content.clip(self._clip)
        self._content.begin_text(self._left + at.x - run.hang, self._top - at.y, run.colour)
        # Within the text and after its place: else poppler takes the page's corner for where it stands.
        self._content.write(said)
        # Labels of a drawing stand apart, and are to be copied apart.
        for shown in self._fonts.shown(run, spaced=owner.role == "Figure" and not run.backwards):
            self._content.show(shown.font, run.size, shown.codes, shown.rise * run.size)
        self._content.write(b"EMC\n" if said else b"")
        self._content.end_text()

    def _group(self, group: Group, at: Point, parent: Element, owners: Iterator[Element]) -> None:
        owner = next(owners)
        if owner is not parent:
            self._marker.begin(owner, parent, self._box(group, at))
        outer = self._clip
        if group.clip is not None:
            self._clip = self._placed(group.clip, at)
        self._frame(group.frame, at, owner, owners)
        self._clip = outer
        if group.link:
            box = Rect(at.x, at.y, group.frame.width, group.frame.height)
            self._marker.link(owner, self._on_page(box), group.link)

    def _box(self, group: Group, at: Point) -> Rect:
        box = Rect(at.x, at.y, group.frame.width, group.frame.height)
        if group.tag and group.tag.role == "Figure":
            # A line's thickness and a point's half may reach over the edge; its box holds all of its ink.
            for place, item in group.frame.walk(at):
                stroke = item.stroke.width / 2 if isinstance(item, Shape) and item.stroke else 0.0
                box = _joined(box, item_rect(place, item), stroke)
        return self._on_page(box)

    def _on_page(self, box: Rect) -> Rect:
        return Rect(self._left + box.x, self._top - box.bottom, box.width, box.height)

    def _placed(self, outline: Path, at: Point) -> Path:
        """Return an outline of a frame where it is on the page, y up."""
        moved = paths.vertices(outline) * (1, -1) + (self._left + at.x, self._top - at.y)
        return paths.path(moved, np.asarray(outline.codes))

    def _shape(self, shape: Shape, at: Point) -> None:
        self._content.clip(self._clip)
        self._content.shape(self._placed(shape.path, at), shape.fill, shape.stroke)

    def _picture(self, picture: Picture, at: Point) -> None:
        self._content.clip(self._clip)
        x, y = self._left + at.x, self._top - at.y - picture.height
        self._content.image(self._pictures.name(picture.image), x, y, picture.width, picture.height)


def _joined(one: Rect, other: Rect, more: float) -> Rect:
    """Return the rectangle around two, the second one widened by ``more``."""
    x, y = min(one.x, other.x - more), min(one.y, other.y - more)
    return Rect(x, y, max(one.right, other.right + more) - x, max(one.bottom, other.bottom + more) - y)


def _meaning(run: TextRun) -> str | None:
    """Return what a text means if its glyphs, read one by one as they stand, would say something else."""
    if run.actual is not None or run.text.isascii():
        return run.actual
    strange = any(unicodedata.category(c)[0] == "M" or unicodedata.category(c) == "Cf" for c in run.text)
    return run.text if strange or not are_plain(run) else None
