"""Outlines of SVG elements as matplotlib paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.data import Pen, draw
from benefitgraphic.graphics.svg.style import LIMIT, length, list_of_numbers
from benefitgraphic.graphics.svg.transforms import Matrix

SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])


def from_data(data: str) -> Path | None:
    """Return the outline of path data; None if it draws nothing."""
    if not data.strip() or data.strip() == "none":
        return None
    pen = Pen()
    draw(data, pen)
    if not pen.vertices:
        return None
    vertices = np.array(pen.vertices, dtype=float)
    if not np.all(np.abs(vertices) <= LIMIT):  # also false for what is not a number
        raise ArtworkProblem(f"the drawing has coordinates beyond {LIMIT:,.0f}", "draw it nearer to the origin")
    return paths.path(vertices, pen.codes)


def data_of(tag: str, attributes: Mapping[str, str], geometry: Mapping[str, str], box: Rect) -> str:
    """Return the path data of a basic shape (SVG 2, chapter 10).

    Args:
        tag: the element's.
        attributes: as written, for ``d`` and ``points``.
        geometry: the properties x, y, width, height, cx, cy, r, rx and ry.
        box: what percentages are of.
    """

    def get(name: str, whole: float) -> float:
        return length(_known(geometry.get(name)), whole)

    diagonal = ((box.width**2 + box.height**2) / 2) ** 0.5
    if tag == "path":
        return attributes.get("d", "")
    if tag in ("polyline", "polygon"):
        corners = list_of_numbers(attributes.get("points", ""))
        if corners is None or len(corners) % 2:
            raise ArtworkProblem("the drawing has a damaged outline", "export it again")
        return f"M{' '.join(map(repr, corners))}{'z' * (tag == 'polygon')}" if corners else ""
    if tag == "line":
        x1, y1 = length(attributes.get("x1"), box.width), length(attributes.get("y1"), box.height)
        x2, y2 = length(attributes.get("x2"), box.width), length(attributes.get("y2"), box.height)
        return f"M{x1!r} {y1!r}L{x2!r} {y2!r}"
    radii = (get("r", diagonal), get("r", diagonal)) if tag == "circle" else _radii(geometry, box)
    if tag == "rect":
        width, height = get("width", box.width), get("height", box.height)
        rx, ry = min(max(radii[0], 0.0), width / 2), min(max(radii[1], 0.0), height / 2)
        return _rectangle(get("x", box.width), get("y", box.height), width, height, rx, ry)
    rx, ry = radii
    cx, cy = get("cx", box.width), get("cy", box.height)
    if rx <= 0 or ry <= 0:
        return ""
    arc = f"A{rx!r} {ry!r} 0 0 1"
    # From the right and clockwise, as dashes run.
    return (
        f"M{cx + rx!r} {cy!r}{arc} {cx!r} {cy + ry!r}{arc} {cx - rx!r} {cy!r}"
        f"{arc} {cx!r} {cy - ry!r}{arc} {cx + rx!r} {cy!r}z"
    )


def _known(text: str | None) -> str | None:
    return None if text is None or text.strip().lower() == "auto" else text


def _radii(geometry: Mapping[str, str], box: Rect) -> tuple[float, float]:
    """Return the two radii of an ellipse or of a rectangle's corners; if one is missing, it equals the other."""
    rx = length(geometry.get("rx"), box.width, -1.0)
    ry = length(geometry.get("ry"), box.height, -1.0)
    return (ry if rx < 0 else rx), (rx if ry < 0 else ry)


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
    """Return the outline, transformed."""
    a, b, c, d, e, f = matrix
    vertices = points(outline) @ np.array([[a, b], [c, d]]) + np.array([e, f])
    return paths.path(vertices, codes(outline))


def points(outline: Path) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the outline's vertices, n x 2 (matplotlib declares them as anything array-like)."""
    return np.asarray(outline.vertices, dtype=float)


def codes(outline: Path) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return the outline's codes, one per vertex."""
    return np.asarray(outline.codes, dtype=np.uint8)
