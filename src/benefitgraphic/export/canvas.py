"""A page painted on matplotlib's PDF renderer: shapes as vectors, text as text, each marked as what it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_pdf import PdfFile, RendererPdf
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, TransformedPath

from benefitgraphic.export.backwards import draw_backwards
from benefitgraphic.export.marked_content import Marker
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import channels
from benefitgraphic.graphics.frame import Frame, Group, Picture, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.structure import Element
from benefitgraphic.graphics.text.shaping import as_shaped


@dataclass(frozen=True, slots=True)
class _Shaping:
    """What the renderer asks of a text besides its font: how it is to be shaped."""

    language: str

    def get_fontfeatures(self) -> None:
        return None

    def get_language(self) -> str:
        return self.language


class Canvas:
    """A page being painted."""

    def __init__(self, file: PdfFile, width: float, height: float, marker: Marker, origin: Point) -> None:
        """Begin a page of a width and height in points; frames are placed from ``origin``, y down."""
        self._file = file
        self._renderer = RendererPdf(file, 72, height, width)
        self._top = height - origin.y
        self._left = origin.x
        # Points with y down to points with y up.
        self._to_page = Affine2D().scale(1, -1).translate(self._left, self._top)
        self._clip: Path | None = None
        self._marker = marker
        marker.begin_page()

    def frame(self, frame: Frame, owners: Iterator[Element]) -> None:
        """Paint a frame at the origin, each group of which belongs to the next of the owners."""
        self._frame(frame, Point(0, 0), self._marker.root, owners)

    def end(self) -> None:
        """Close the page."""
        self._marker.end_page()
        self._renderer.finalize()

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
        gc = self._context()
        gc.set_foreground((*_rgb(run.colour), 1.0), isRGBA=True)
        x, y = self._left + at.x, self._top - at.y
        if run.backwards or self._marker.goes_on_backwards(owner):
            self._marker.own_backwards(owner, run.meant)
        else:
            holder = owner if owner.holds_text else None
            self._marker.own(holder, text=True, actual=_meaning(run), language=run.language)
        if run.backwards:
            draw_backwards(self._renderer, gc, run, x, y)
            return
        properties = FontProperties(fname=run.font.path, size=run.size)
        # Labels of a drawing stand apart, and are to be copied apart.
        text = as_shaped(run.text) + (" " if owner.role == "Figure" else "")
        self._renderer.draw_text(gc, x, y, text, properties, 0, mtext=_Shaping(run.language))

    def _group(self, group: Group, at: Point, parent: Element, owners: Iterator[Element]) -> None:
        owner = next(owners)
        if owner is not parent:
            self._marker.begin(owner, parent, self._box(group, at))
        outer = self._clip
        if group.clip is not None:
            self._clip = paths.moved(group.clip, at)
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

    def _shape(self, shape: Shape, at: Point) -> None:
        gc = self._context()
        gc.set_linewidth(shape.stroke.width if shape.stroke else 0)
        if shape.stroke:
            gc.set_foreground((*_rgb(shape.stroke.colour), 1.0), isRGBA=True)
        fill = None if shape.fill is None else (*_rgb(shape.fill), 1.0)
        # Moved here and not by the renderer, so that the file doesn't repeat a matrix for each shape.
        self._renderer.draw_path(gc, shape.path, Affine2D().translate(*at) + self._to_page, fill)

    def _picture(self, picture: Picture, at: Point) -> None:
        transform = Affine2D().scale(picture.width, picture.height)
        # The renderer takes images bottom row first.
        pixels = picture.image.array()[::-1]
        x, y = self._left + at.x, self._top - at.y - picture.height
        self._renderer.draw_image(self._context(), x, y, pixels, transform)

    def _context(self) -> GraphicsContextBase:
        gc: GraphicsContextBase = self._renderer.new_gc()
        gc.set_joinstyle("round")
        gc.set_capstyle("round")
        if self._clip is not None:
            gc.set_clip_path(TransformedPath(self._clip, self._to_page))
        return gc


def _rgb(colour: str) -> tuple[float, float, float]:
    r, g, b = channels(colour)
    # Five digits are exact for eight bits, and short in the file.
    return round(r / 255, 5), round(g / 255, 5), round(b / 255, 5)


def _joined(one: Rect, other: Rect, more: float) -> Rect:
    """Return the rectangle around two, the second one widened by ``more``."""
    x, y = min(one.x, other.x - more), min(one.y, other.y - more)
    return Rect(x, y, max(one.right, other.right + more) - x, max(one.bottom, other.bottom + more) - y)


def _meaning(run: TextRun) -> str | None:
    """Return what a text means if its glyphs, read one by one as they stand, would say something else."""
    if run.actual is not None or run.text.isascii():
        return run.actual
    strange = any(unicodedata.category(c)[0] == "M" or unicodedata.category(c) == "Cf" for c in run.text)
    return run.text if strange else None
