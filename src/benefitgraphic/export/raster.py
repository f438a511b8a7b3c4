"""Frames to pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.agg import Agg, Matrix, scaled
from benefitgraphic.graphics.frame import Frame, Group, Picture, Shape, TextRun
from benefitgraphic.graphics.geometry import PX, Point, Rect
from benefitgraphic.graphics.text.shaping import glyphs

# Where glyphs may stand on their line, in points.
_GLYPH_STEP = PX / 4
# Rows of pixels painted at a time.
_BAND = 1024
# How far ink may stand out of the box that holds it, in points; marks one upon another, as far as their text is large.
_OVERHANG = 36.0


def bands(frame: Frame, pixels_per_point: float, ground: str, rows_at_once: int = _BAND) -> Iterator[np.ndarray]:
    """Yield the frame's pixels in bands from the top, so that a tall picture takes no more memory than a short one.

    Args:
        frame: laid out in points.
        pixels_per_point: 4/3 for 96 dpi.
        ground: ``#RRGGBB`` behind everything; the picture is opaque.
        rows_at_once: how many rows a band has; the last may have fewer.

    Yields:
        Arrays of shape (rows, width, 4), uint8, alpha 255 throughout.
    """
    return (paint_band(band, ground) for band in cut(frame, pixels_per_point, rows_at_once))


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a picture, and all that is drawn in them.

    Attributes:
        width: in pixels.
        height: in pixels.
        top: the first row, counted from the picture's.
        scale: pixels a point.
        drawn: what reaches into it, in paint order.
    """

    width: int
    height: int
    top: int
    scale: float
    drawn: tuple[DrawnItem, ...]


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """An item at its place in the picture, and the outline outside which nothing of it is painted."""

    item: TextRun | Shape | Picture
    at: Point
    clip: Path | None

    def look(self) -> tuple[object, ...]:
        """All that its pixels depend on; equal for what looks the same, whichever objects it is made of."""
        item = self.item
        clip = self.clip and paths.points_of(self.clip)
        if isinstance(item, Shape):
            return paths.points_of(item.path), item.fill, item.stroke, item.crisp, self.at, clip
        return item, self.at, clip


def cut(frame: Frame, pixels_per_point: float, rows_at_once: int = _BAND) -> Iterator[Band]:
    """Yield the bands of a frame, from top to bottom, none of them painted yet; arguments as for `bands`."""
    width = max(1, round(frame.width * pixels_per_point))
    height = max(1, round(frame.height * pixels_per_point))
    overhang = max((item.size for _, item in frame.walk() if isinstance(item, TextRun)), default=0.0)
    overhang = max(overhang, _OVERHANG)
    for top in range(0, height, rows_at_once):
        rows = min(rows_at_once, height - top)
        # What lies wholly outside these, in points, is not painted; accents may stand out of their boxes.
        above, below = top / pixels_per_point - overhang, (top + rows) / pixels_per_point + overhang
        drawn = tuple(_within(frame, Point(0, 0), None, above, below))
        yield Band(width, rows, top, pixels_per_point, drawn)


def _within(frame: Frame, origin: Point, clip: Path | None, above: float, below: float) -> Iterator[DrawnItem]:
    for place, item in frame.items:
        at = origin.moved(place.x, place.y)
        if not isinstance(item, Group):
            yield DrawnItem(item, at, clip)
        elif at.y < below and at.y + item.frame.height > above:
            inner = clip if item.clip is None else paths.moved(item.clip, at)
            yield from _within(item.frame, at, inner, above, below)


def paint_band(band: Band, ground: str) -> np.ndarray:
    """Paint a band; return its pixels, of shape (height, width, 4)."""
    canvas = _BandCanvas(band)
    canvas.fill(ground)
    for drawn in band.drawn:
        canvas.draw(drawn)
    canvas.flush()
    return canvas.pixels()


def paint(frame: Frame, pixels_per_point: float, ground: str, rows_at_once: int = _BAND) -> np.ndarray:
    """Paint the frame as one array of pixels, of shape (height, width, 4); arguments as for `bands`."""
    return np.concatenate(list(bands(frame, pixels_per_point, ground, rows_at_once)))


def pixel_box(picture: Picture, at: Point, scale: float) -> tuple[int, int, int, int]:
    """Return the pixels that a picture takes: left, top, width and height."""
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return round(at.x * scale), round(at.y * scale), width, height


class _BandCanvas:
    """A band being painted: the renderer, the scale, and the glyphs not yet painted."""

    def __init__(self, band: Band) -> None:
        self._agg = Agg(band.width, band.height)
        self._width, self._height, self._scale, self._top = band.width, band.height, band.scale, band.top
        # Points with y down to the renderer's pixels with y up.
        self._to_pixels = scaled(band.scale, -band.scale, 0.0, band.height + band.top)
        self._vertices: list[np.ndarray] = []
        self._codes: list[np.ndarray] = []
        self._text_colour = ""
        self._clip: Path | None = None

    def fill(self, colour: str) -> None:
        self._agg.fill(paths.rectangle(self._width, self._height), scaled(1.0, 1.0), colour)

    def draw(self, drawn: DrawnItem) -> None:
        if drawn.clip is not self._clip:
            self.flush()
            self._clip = drawn.clip
        if isinstance(drawn.item, TextRun):
            self._queue(drawn.item, drawn.at)
            return
        self.flush()
        if isinstance(drawn.item, Shape):
            self._shape(drawn.item, drawn.at)
        else:
            self._picture(drawn.item, drawn.at)

    def flush(self) -> None:
        """Paint the glyphs gathered so far: one compound path a colour is fastest."""
        if self._vertices:
            gathered = paths.path(np.concatenate(self._vertices), np.concatenate(self._codes))
            self._agg.fill(gathered, self._to_pixels, self._text_colour, self._clipped())
            self._vertices, self._codes = [], []

    def pixels(self) -> np.ndarray:
        return self._agg.pixels

    def _queue(self, run: TextRun, at: Point) -> None:
        if run.colour != self._text_colour:
            self.flush()
            self._text_colour = run.colour
        # Baselines on whole pixels are sharp; glyphs on quarters of a CSS pixel are as even as the eye can tell, and
        # since equal letters then have equal pixels, the file is a seventh smaller.
        baseline = round(at.y * self._scale) / self._scale
        left = at.x - run.hang
        for glyph in glyphs(run.text, run.font, run.language, backwards=run.backwards):
            x = round((left + glyph.x * run.size) / _GLYPH_STEP) * _GLYPH_STEP
            self._vertices.append(glyph.vertices * run.size + (x, baseline + glyph.y * run.size))
            self._codes.append(glyph.codes)

    def _shape(self, shape: Shape, at: Point) -> None:
        matrix = self._to_pixels @ scaled(1.0, 1.0, at.x, at.y)
        if shape.crisp:
            matrix = _onto_pixels(paths.bounds(shape.path), matrix) @ matrix
        if shape.fill:
            self._agg.fill(shape.path, matrix, shape.fill, self._clipped())
        if shape.stroke:
            width = shape.stroke.width * self._scale
            self._agg.stroke(shape.path, matrix, shape.stroke.colour, width, self._clipped())

    def _clipped(self) -> tuple[Path, Matrix] | None:
        return None if self._clip is None else (self._clip, self._to_pixels)

    def _picture(self, picture: Picture, at: Point) -> None:
        from PIL import Image as PillowImage

        left, top, width, height = pixel_box(picture, at, self._scale)
        top -= self._top
        image = PillowImage.fromarray(picture.image.array())
        pixels = np.asarray(image.resize((width, height), PillowImage.Resampling.LANCZOS))
        self._agg.image(pixels, left, self._height - top - height, self._clipped())


def _onto_pixels(box: Rect, matrix: Matrix) -> Matrix:
    """Return the matrix that moves an upright shape's edges onto whole pixels, by less than half a pixel each."""
    (ax, bx), (ay, by), _ = matrix @ [[box.x, box.right], [box.y, box.bottom], [1.0, 1.0]]
    left, low, width, height = min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)
    x0, y0 = round(left), round(low)
    x1, y1 = max(round(left + width), x0 + 1), max(round(low + height), y0 + 1)
    sx = (x1 - x0) / width if width else 1.0
    sy = (y1 - y0) / height if height else 1.0
    return np.asarray(scaled(sx, sy, x0, y0) @ scaled(1.0, 1.0, -left, -low))
