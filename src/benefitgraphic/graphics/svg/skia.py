"""The few operations on outlines that need Skia's path engine.

matplotlib fills by the nonzero rule alone, and neither clips one outline by another nor strokes in a way that
pixels and PDF share: even-odd fills, clips and strokes are resolved into plain outlines here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg import paths as svg_paths
from benefitgraphic.graphics.svg.data import Pen
from benefitgraphic.graphics.svg.paths import codes, points
from benefitgraphic.graphics.svg.style import length
from benefitgraphic.graphics.svg.transforms import Matrix
from benefitgraphic.graphics.svg.tree import TooMuch

if TYPE_CHECKING:
    import pathops

# Boolean operations take time by the crossings, and can't be interrupted: a thousand crossings took 50 ms,
# ten thousand 3 s. To find the crossings takes time by the square of the points.
_MAX_CROSSINGS = 2_000
_MAX_POINTS_AT_ONCE = 4_000
_MAX_POINTS = 20_000
_MAX_DASHES = 5_000
_MAX_PATTERN = 32
# Units across the view box for Skia, whose tolerances are absolute: fine enough at any size of icon.
_SKIA_SIDE = 2048.0
# What is left of a difference that should leave nothing, in those units squared: a hair along an edge.
_SPECK = 8.0
_INTRICATE = "unite its overlapping shapes, or save it as PNG, at least 1,000 pixels wide"


@dataclass(slots=True)
class Bench:
    """Where one drawing is worked on, and how much work it has made so far.

    Attributes:
        box: the drawing's view box, for scale and for percentages.
        crossings: that boolean operations had to resolve.
        points: that they were given.
    """

    box: Rect
    crossings: int = 0
    points: int = 0

    def check(self, outlines: list[Path]) -> None:
        """Refuses what would keep Skia busy for more than a moment."""
        every = np.concatenate([points(o) for o in outlines])
        self.points += len(every)
        if len(every) <= _MAX_POINTS_AT_ONCE and self.points <= _MAX_POINTS:
            self.crossings += _crossings(every)
            if self.crossings <= _MAX_CROSSINGS:
                return
        raise TooMuch("the drawing's outlines cross too often", _INTRICATE)


def nonzero(outline: Path, bench: Bench) -> Path:
    """Return the outline whose nonzero filling is the even-odd filling of this one."""
    import pathops

    bench.check([outline])
    return _result(_simplified(_skia(outline, _unit(bench.box), pathops.FillType.EVEN_ODD)), _unit(bench.box))


def united(outlines: Iterable[Path], bench: Bench) -> Path:
    """Everything that any of the outlines covers."""
    first, *rest = outlines
    if not rest:
        return first
    import pathops

    bench.check([first, *rest])
    whole = _skia(first, _unit(bench.box))
    for other in rest:
        whole = pathops.op(whole, _skia(other, _unit(bench.box)), pathops.PathOp.UNION, fix_winding=True)
    return _result(whole, _unit(bench.box))


def clipped(outline: Path, clip: Path, bench: Bench) -> Path | None:
    """Return the part of the outline inside the clip; None if there is none."""
    if not len(points(outline)):
        return None
    # Nearly always the clip is the view box, and all control points lie inside.
    frame, filled = hull(clip), hull(outline)
    if _is_upright(clip) and frame.contains(filled, max(bench.box.width, bench.box.height) / 1000):
        return outline
    if not frame.overlaps(filled, tolerance=0):
        return None
    import pathops

    bench.check([outline, clip])
    one, two = _skia(outline, _unit(bench.box)), _skia(clip, _unit(bench.box))
    left = pathops.op(one, two, pathops.PathOp.INTERSECTION, fix_winding=True)
    return _result(left, _unit(bench.box)) if list(left) else None


def without(outline: Path, hole: Path, bench: Bench) -> Path | None:
    """Return the part of the outline outside the hole; None if no visible part is left."""
    import pathops

    if not hull(outline).overlaps(hull(hole), tolerance=0):
        return outline
    bench.check([outline, hole])
    one, two = _skia(outline, _unit(bench.box)), _skia(hole, _unit(bench.box))
    left = pathops.op(one, two, pathops.PathOp.DIFFERENCE, fix_winding=True)
    return _result(left, _unit(bench.box)) if abs(left.area) > _SPECK else None


def hull(outline: Path) -> Rect:
    """Return the rectangle that holds the outline and its control points."""
    low, high = points(outline).min(axis=0), points(outline).max(axis=0)
    return Rect(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


def stroked(outline: Path, style: Mapping[str, str], matrix: Matrix, diagonal: float, bench: Bench) -> Path | None:
    """Return the transformed outline of the outline's stroke; None if it has no width.

    Args:
        outline: what to follow, in its own units.
        style: the properties of the stroke.
        matrix: from those units to the drawing's.
        diagonal: what percentages are of (SVG 2, 8.9).
        bench: where the drawing is worked on.
    """
    import pathops

    width = length(style.get("stroke-width"), diagonal, 1.0)
    if width < 0:
        raise _unclear("stroke-width", style["stroke-width"])
    if not width:
        return None
    cap = _one_of(style, "stroke-linecap", "butt", ("butt", "round", "square"))
    join = _one_of(style, "stroke-linejoin", "miter", ("miter", "round", "bevel"))
    limit = length(style.get("stroke-miterlimit"), default=4.0)
    if limit < 1:
        raise _unclear("stroke-miterlimit", style["stroke-miterlimit"])
    dashes = _dashes(style.get("stroke-dasharray", "none"), diagonal)
    steps = np.linalg.norm(np.diff(points(outline), axis=0), axis=1).sum()
    if dashes and steps / sum(dashes) * len(dashes) > _MAX_DASHES:
        raise ArtworkProblem("the drawing has a dashed line of too many dashes", _INTRICATE)
    # The stroke is made before the transform, which may stretch it, but at the resolution it ends up with.
    unit = _unit(bench.box) * max(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]), 1e-12) ** 0.5
    line = _skia(outline, unit)
    line.stroke(
        width * unit,
        getattr(pathops.LineCap, f"{cap.upper()}_CAP"),
        getattr(pathops.LineJoin, f"{join.upper()}_JOIN"),
        limit,
        [d * unit for d in dashes],
        length(style.get("stroke-dashoffset"), diagonal) * unit,
    )
    line.convertConicsToQuads(0.05)
    return svg_paths.mapped(_result(line, unit), matrix) if list(line) else None


def _dashes(text: str, diagonal: float) -> list[float]:
    if text.lower() == "none":
        return []
    parts = text.replace(",", " ").split()
    dashes = [length(part, diagonal) for part in parts]
    if len(dashes) > _MAX_PATTERN or any(dash < 0 for dash in dashes):
        raise _unclear("stroke-dasharray", text)
    # All zero is a line without dashes (SVG 2, 13.5.6).
    return (dashes * 2 if len(dashes) % 2 else dashes) if sum(dashes) else []


def _one_of(style: Mapping[str, str], name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = style.get(name, default).lower()
    if value not in allowed:
        raise _unclear(name, value)
    return value


def _unclear(name: str, value: str) -> ArtworkProblem:
    return ArtworkProblem(f"the drawing's {name} “{value[:40]}” is not understood", "turn the line into an outline")


def _unit(box: Rect) -> float:
    return _SKIA_SIDE / max(box.width, box.height)


def _is_upright(outline: Path) -> bool:
    corners = points(outline)[:-1] if codes(outline)[-1] == Path.CLOSEPOLY else points(outline)
    sides = np.diff(np.vstack([corners, corners[:1]]), axis=0)
    return len(corners) in (4, 5) and bool(np.all(np.any(np.abs(sides) < 1e-9, axis=1)))


def _crossings(corners: np.ndarray[Any, Any]) -> int:
    """How many pairs of straight lines between successive points cross: of curves, an upper estimate."""
    start, end = corners[:-1], corners[1:]
    count = 0
    for i in range(len(start) - 2):
        step, others, ends = end[i] - start[i], start[i + 2 :] - start[i], end[i + 2 :] - start[i]
        before = step[0] * others[:, 1] - step[1] * others[:, 0]
        after = step[0] * ends[:, 1] - step[1] * ends[:, 0]
        if not (apart := before * after < 0).any():
            continue
        near, along = others[apart], (ends - others)[apart]
        one = along[:, 0] * near[:, 1] - along[:, 1] * near[:, 0]
        two = along[:, 0] * (near[:, 1] - step[1]) - along[:, 1] * (near[:, 0] - step[0])
        count += int((one * two < 0).sum())
        if count > _MAX_CROSSINGS:
            break
    return count


def _skia(outline: Path, unit: float, rule: Any = None) -> pathops.Path:
    import pathops

    drawn = pathops.Path(fillType=pathops.FillType.WINDING if rule is None else rule)
    at = (points(outline) * unit).tolist()
    kinds = codes(outline).tolist()
    i = 0
    while i < len(kinds):
        match kinds[i]:
            case Path.MOVETO:
                drawn.moveTo(*at[i])
            case Path.LINETO:
                drawn.lineTo(*at[i])
            case Path.CURVE3:
                drawn.quadTo(*at[i], *at[i + 1])
            case Path.CURVE4:
                drawn.cubicTo(*at[i], *at[i + 1], *at[i + 2])
            case _:
                drawn.close()
        i += {Path.CURVE3: 2, Path.CURVE4: 3}.get(kinds[i], 1)
    return drawn


def _simplified(drawn: pathops.Path) -> pathops.Path:
    drawn.simplify(fix_winding=True)
    return drawn


def _result(drawn: pathops.Path, unit: float) -> Path:
    import pathops

    pen = Pen()
    for verb, ends in drawn:
        if verb == pathops.PathVerb.CLOSE:
            pen.closePath()
        elif verb == pathops.PathVerb.MOVE:
            pen.moveTo(ends[0])
        else:
            kind: Any = {1: Path.LINETO, 2: Path.CURVE3, 3: Path.CURVE4}[len(ends)]
            pen.add(kind, *ends)
    return paths.path(np.array(pen.vertices).reshape(-1, 2) / unit, pen.codes)
