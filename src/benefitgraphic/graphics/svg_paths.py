"""Outlines of SVG elements as matplotlib paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg_style import LIMIT, Matrix, length, numbers

_ENDLESS = re.compile(r"\d{60}")
_PATH_CHARACTERS = frozenset("MmZzLlHhVvCcSsQqTtAa0123456789eE+-., \t\r\n\f")


class Pen:
    """Collects what fontTools draws; a move without a line after it leaves nothing behind."""

    def __init__(self) -> None:
        self.vertices: list[tuple[float, float]] = []
        self.codes: list[Any] = []
        self._start: tuple[float, float] | None = None
        self._first = (0.0, 0.0)

    def add(self, code: Any, *points: tuple[float, float]) -> None:
        """A line or curve to points in path order, with matplotlib's code for it."""
        if self._start is not None:
            self.vertices.append(self._start)
            self.codes.append(Path.MOVETO)
            self._start = None
        self.vertices += points
        self.codes += [code] * len(points)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' pen protocol
        """Starts a contour."""
        self._start = self._first = point

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """A straight line."""
        self.add(Path.LINETO, point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic curve: control point, end."""
        self.add(Path.CURVE3, *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A cubic curve: two control points, end."""
        self.add(Path.CURVE4, *points)

    def closePath(self) -> None:  # noqa: N802
        """Ends a contour with a line to its start."""
        if self._start is None:
            self.add(Path.CLOSEPOLY, self._first)

    def endPath(self) -> None:  # noqa: N802
        """An open contour just ends."""


def from_data(data: str) -> Path | None:
    """The outline of path data (SVG 2, chapter 9); None if it draws nothing."""
    from fontTools.svgLib.path import parse_path

    if not data.strip() or data.strip() == "none":
        return None
    pen = Pen()
    try:
        # fontTools skips what it doesn't know, and takes a second over a number of 100,000 digits.
        if not _PATH_CHARACTERS.issuperset(data) or _ENDLESS.search(data):
            raise ValueError(data)
        parse_path(data, pen)
        # fontTools raises half a dozen kinds of exception on what it can't read.
    except Exception as error:
        raise ArtworkProblem("the drawing has a damaged outline", "export it again") from error
    if not pen.vertices:
        return None
    vertices = np.array(pen.vertices, dtype=float)
    if not np.all(np.abs(vertices) <= LIMIT):  # also false for what is not a number
        raise ArtworkProblem(f"the drawing has coordinates beyond {LIMIT:,.0f}", "draw it nearer to the origin")
    return paths.path(vertices, pen.codes)


def data_of(tag: str, attributes: Mapping[str, str], box: Rect) -> str:
    """The path data of a basic shape (SVG 2, chapter 10); percentages are of the view box."""

    def get(name: str, whole: float, default: float = 0.0) -> float:
        return length(attributes.get(name), whole, default)

    diagonal = ((box.width**2 + box.height**2) / 2) ** 0.5
    if tag == "path":
        return attributes.get("d", "")
    if tag in ("polyline", "polygon"):
        corners = [f"{n!r}" for n in numbers(attributes.get("points", ""))]
        corners = corners[: len(corners) // 2 * 2]
        return f"M{' '.join(corners)}{'z' * (tag == 'polygon')}" if corners else ""
    if tag == "line":
        x1, y1 = get("x1", box.width), get("y1", box.height)
        return f"M{x1!r} {y1!r}L{get('x2', box.width)!r} {get('y2', box.height)!r}"
    if tag == "rect":
        width, height = get("width", box.width), get("height", box.height)
        rx, ry = get("rx", box.width, -1), get("ry", box.height, -1)
        rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
        x, y = get("x", box.width), get("y", box.height)
        return _rectangle(x, y, width, height, min(max(rx, 0), width / 2), min(max(ry, 0), height / 2))
    radius = get("r", diagonal)
    rx, ry = (radius, radius) if tag == "circle" else (get("rx", box.width), get("ry", box.height))
    cx, cy = get("cx", box.width), get("cy", box.height)
    if rx <= 0 or ry <= 0:
        return ""
    arc = f"A{rx!r} {ry!r} 0 0 1"
    return f"M{cx - rx!r} {cy!r}{arc} {cx + rx!r} {cy!r}{arc} {cx - rx!r} {cy!r}z"


def _rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> str:
    if width <= 0 or height <= 0:
        return ""
    right, bottom = x + width, y + height
    if not rx or not ry:
        return f"M{x!r} {y!r}H{right!r}V{bottom!r}H{x!r}z"
    arc = f"A{rx!r} {ry!r} 0 0 1"
    return (
        f"M{x + rx!r} {y!r}H{right - rx!r}{arc} {right!r} {y + ry!r}"
        f"V{bottom - ry!r}{arc} {right - rx!r} {bottom!r}"
        f"H{x + rx!r}{arc} {x!r} {bottom - ry!r}"
        f"V{y + ry!r}{arc} {x + rx!r} {y!r}z"
    )


def mapped(outline: Path, matrix: Matrix) -> Path:
    """The outline, transformed."""
    a, b, c, d, e, f = matrix
    vertices = points(outline) @ np.array([[a, b], [c, d]]) + np.array([e, f])
    return paths.path(vertices, codes(outline))


def points(outline: Path) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The outline's vertices, n x 2 (matplotlib declares them as anything array-like)."""
    return np.asarray(outline.vertices, dtype=float)


def codes(outline: Path) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The outline's codes, one a vertex."""
    return np.asarray(outline.codes, dtype=np.uint8)
