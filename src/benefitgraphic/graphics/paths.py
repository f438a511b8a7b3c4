"""Outlines of shapes: matplotlib paths in points, origin top left, y down."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics.geometry import Point, Rect

# Control-point distance with which four cubics draw a circle best (the error stays under 0.03 %):
# 4/3 * (sqrt(2) - 1).
_KAPPA = 4 / 3 * (math.sqrt(2) - 1)

M, L, C, Z = (int(code) for code in (Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY))


def path(points: Sequence[tuple[float, float]] | np.ndarray, codes: Sequence[int] | np.ndarray) -> Path:
    """Return a read-only path from vertices in points and matplotlib path codes."""
    return Path(np.asarray(points, dtype=float).reshape(-1, 2), np.asarray(codes, dtype=np.uint8), readonly=True)


def vertices(outline: Path) -> np.ndarray:
    """Return the outline's points: shape (n, 2), in points."""
    return np.asarray(outline.vertices)


def points_of(outline: Path) -> tuple[bytes, bytes]:
    """Return what an outline is made of; equal for two drawn alike, which paths themselves never are."""
    return vertices(outline).tobytes(), np.asarray(outline.codes).tobytes()


@lru_cache(maxsize=4096)
def rectangle(width: float, height: float, radius: float | tuple[float, float, float, float] = 0.0) -> Path:
    """Return a rectangle at the origin; ``radius`` is that of all corners, or of each, clockwise from the top left."""
    radii = (radius,) * 4 if isinstance(radius, int | float) else radius
    limit = min(width, height) / 2
    tl, tr, br, bl = (max(0.0, min(r, limit)) for r in radii)
    if tl == tr == br == bl == 0:
        return path([(0, 0), (width, 0), (width, height), (0, height), (0, 0)], [M, L, L, L, Z])
    k = 1 - _KAPPA
    corners = [
        (tl, 0), (width - tr, 0),
        (width - tr * k, 0), (width, tr * k), (width, tr),
        (width, height - br),
        (width, height - br * k), (width - br * k, height), (width - br, height),
        (bl, height),
        (bl * k, height), (0, height - bl * k), (0, height - bl),
        (0, tl),
        (0, tl * k), (tl * k, 0), (tl, 0),
        (tl, 0),
    ]  # fmt: skip
    return path(corners, [M, L, C, C, C, L, C, C, C, L, C, C, C, L, C, C, C, Z])


def circle(diameter: float) -> Path:
    """Return a circle whose bounding box starts at the origin."""
    return rectangle(diameter, diameter, diameter / 2)


def polygon(points: Sequence[tuple[float, float]]) -> Path:
    """Return a closed shape with straight sides."""
    return path([*points, points[0]], [M] + [L] * (len(points) - 1) + [Z])


def polyline(points: Sequence[tuple[float, float]]) -> Path:
    """Return an open line through the points."""
    return path(list(points), [M] + [L] * (len(points) - 1))


# Curves of a whole ring.
_ARCS = 8


def ring_segment(diameter: float, thickness: float, start: float, end: float) -> Path:
    """Part of a ring whose bounding box starts at the origin.

    Args:
        diameter: of the outer edge, in points.
        thickness: of the ring, in points.
        start: where it begins, in turns clockwise from the top (0 to 1).
        end: where it ends, in turns; ``end - start`` is at most 1.
    """
    outer = diameter / 2
    inner = outer - thickness
    first, last = _ARCS * start, _ARCS * (start + min(max(end - start, 0.0), 1.0))
    # At every eighth of a turn: ends of curves then lie at the ring's extremes, and no control point lies farther out.
    between = range(math.floor(first) + 1, math.ceil(last))
    angles = [2 * math.pi / _ARCS * place for place in (first, *between, last)]

    def at(radius: float, angle: float) -> tuple[float, float]:
        return outer + radius * math.sin(angle), outer - radius * math.cos(angle)

    def arc(radius: float, angles: list[float]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for a, b in itertools.pairwise(angles):
            # Cubic approximation of a circular arc of angle a: handles of length 4/3 * tan(a / 4) * r.
            handle = 4 / 3 * math.tan((b - a) / 4)
            (ax, ay), (bx, by) = at(radius, a), at(radius, b)
            points += [
                (ax + handle * radius * math.cos(a), ay + handle * radius * math.sin(a)),
                (bx - handle * radius * math.cos(b), by - handle * radius * math.sin(b)),
                (bx, by),
            ]
        return points

    around = [at(outer, angles[0]), *arc(outer, angles), at(inner, angles[-1]), *arc(inner, angles[::-1])]
    curves = [C] * (3 * (len(angles) - 1))
    return path([*around, around[0]], [M, *curves, L, *curves, Z])


def moved(outline: Path, offset: Point, scale: float = 1.0) -> Path:
    """Return the outline, scaled about the origin and then shifted."""
    return path(vertices(outline) * scale + np.array(offset), np.asarray(outline.codes))


@lru_cache(maxsize=16384)
def flipped(outline: Path) -> Path:
    """Return the outline with left and right exchanged, in the rectangle that it fills."""
    box = bounds(outline)
    return path(vertices(outline) * (-1, 1) + (box.x + box.right, 0), np.asarray(outline.codes))


def repeated(outline: Path, places: Sequence[Point]) -> Path:
    """Return the outline at each of the places, as one path."""
    points = vertices(outline)[None, :, :] + np.asarray(places, dtype=float)[:, None, :]
    return path(points, np.tile(np.asarray(outline.codes), len(places)))


@lru_cache(maxsize=16384)
def bounds(outline: Path) -> Rect:
    """Return the rectangle the outline's ink fills (curves, not their control points)."""
    points, kinds = vertices(outline), np.asarray(outline.codes)
    drawn = kinds != Z
    low, high = points[drawn].min(axis=0), points[drawn].max(axis=0)
    if (kinds == C).any() or (kinds == Path.CURVE3).any():
        ends = _ends(points, kinds)
        if (ends.min(axis=0) > low).any() or (ends.max(axis=0) < high).any():
            # A control point sticks out: how far the curves themselves go is decided by their extremes.
            reached = np.concatenate([ends, *_extremes(points, kinds)])
            low, high = reached.min(axis=0), reached.max(axis=0)
    return Rect(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


def _ends(points: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Return the points that the outline passes through: all but control points and closing ones."""
    cubic, quadratic = np.flatnonzero(kinds == C), np.flatnonzero(kinds == Path.CURVE3)
    passed = kinds != Z
    passed[cubic.reshape(-1, 3)[:, :2]] = False
    passed[quadratic.reshape(-1, 2)[:, 0]] = False
    return np.asarray(points[passed])


def _extremes(points: np.ndarray, kinds: np.ndarray) -> Iterator[np.ndarray]:
    """Points of the curves where one coordinate is at its largest or smallest; others may be among them.

    The derivative of a Bezier curve is set to zero, for each coordinate.
    """
    cubic = np.flatnonzero(kinds == C).reshape(-1, 3)
    quadratic = np.flatnonzero(kinds == Path.CURVE3).reshape(-1, 2)
    # A quadratic curve is a cubic one with control points at two thirds.
    q0, q1, q2 = (points[quadratic[:, 0] - 1], points[quadratic[:, 0]], points[quadratic[:, 1]])
    p0 = np.concatenate([points[cubic[:, 0] - 1], q0])
    p1 = np.concatenate([points[cubic[:, 0]], q0 + (q1 - q0) * 2 / 3])
    p2 = np.concatenate([points[cubic[:, 1]], q2 + (q1 - q2) * 2 / 3])
    p3 = np.concatenate([points[cubic[:, 2]], q2])
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(b * b - 4 * a * c)
        times = [(-b + root) / (2 * a), (-b - root) / (2 * a), -c / b]
    for time in times:
        for axis in range(2):
            t = np.clip(np.nan_to_num(time[:, axis], nan=0.0, posinf=0.0, neginf=0.0), 0, 1)[:, None]
            yield (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t**2 * p2 + t**3 * p3
