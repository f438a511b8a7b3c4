"""Transforms, as an attribute writes them and as CSS does."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.style import LIMIT, NUMBER, length, list_of_numbers

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of SVG: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

TRANSFORMS = ("transform", "transform-attribute", "translate", "rotate", "scale")
"""Properties that move an element; the attribute by a name of its own, since it is written in another way."""

_HINT = "apply the transform in the drawing program, and export it again"
_ANGLE = re.compile(rf"({NUMBER})(deg|rad|grad|turn)|([-+]?0(?:\.0*)?)", re.IGNORECASE)
_TURNS = {"deg": 360.0, "rad": 2 * math.pi, "grad": 400.0, "turn": 1.0}
_MOST = 50


def multiplied(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies ``inner`` first, then ``outer``."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def moved(x: float, y: float) -> Matrix:
    """Return the matrix of a shift."""
    return 1, 0, 0, 1, x, y


def transform(text: str) -> Matrix:
    """Return the matrix of a ``transform`` attribute (CSS Transforms 1, section 8)."""
    return _chained(text, lambda name, inside: _step(name, list_of_numbers(inside) or []))


def of_style(style: Mapping[str, str], box: Rect) -> Matrix:
    """Return the matrix of an element's transforms, about their origin (CSS Transforms 2, section 6).

    Args:
        style: the element's own properties; ``transform-attribute`` is the attribute.
        box: the reference box.
    """
    about = _origin(style.get("transform-origin"), box)
    matrix = IDENTITY
    if (shift := style.get("translate", "none").lower()) != "none":
        x, y = _pair(shift, "0", "translate")
        matrix = multiplied(matrix, moved(length(x, box.width), length(y, box.height)))
    if (turn := style.get("rotate", "none").lower()) != "none":
        matrix = multiplied(matrix, _turned(_degrees(turn)))
    if (size := style.get("scale", "none").lower()) != "none":
        x, y = _pair(size, None, "scale")
        matrix = multiplied(matrix, (_factor(x), 0, 0, _factor(y), 0, 0))
    if "transform" in style:
        matrix = multiplied(matrix, _css(style["transform"], box))
    else:
        matrix = multiplied(matrix, transform(style.get("transform-attribute", "")))
    if matrix == IDENTITY or about == (0, 0):
        return matrix
    return multiplied(multiplied(moved(*about), matrix), moved(-about[0], -about[1]))


def _chained(text: str, step_of: Callable[[str, str], Matrix | None]) -> Matrix:
    matrix = IDENTITY
    rest = text.strip()
    for _ in range(_MOST):
        if not rest:
            return matrix
        part = re.match(r"([A-Za-z0-9]+)\s*\(([^()]*)\)[\s,]*", rest)
        step = step_of(part[1], part[2]) if part else None
        if part is None or step is None:
            break
        matrix = multiplied(matrix, step)
        if not all(abs(v) <= LIMIT for v in matrix):
            break
        rest = rest[part.end() :]
    raise ArtworkProblem(f"the drawing's transform “{rest[:40]}” is not understood", _HINT)


def _css(text: str, box: Rect) -> Matrix:
    if text.lower() == "none":
        return IDENTITY
    return _chained(text, lambda name, inside: _css_step(name.lower(), [p.strip() for p in inside.split(",")], box))


def _css_step(name: str, values: list[str], box: Rect) -> Matrix | None:
    if not all(values):
        return None
    match name, values:
        case "matrix", [_, _, _, _, _, _]:
            return _step("matrix", [_number(v) for v in values])
        case "translate", [x, *y] if len(y) < 2:
            return moved(_far(x, box.width), _far(y[0], box.height) if y else 0.0)
        case "translatex", [x]:
            return moved(_far(x, box.width), 0)
        case "translatey", [y]:
            return moved(0, _far(y, box.height))
        case "scale", [x, *y] if len(y) < 2:
            return _factor(x), 0, 0, _factor(y[0] if y else x), 0, 0
        case "scalex", [x]:
            return _factor(x), 0, 0, 1, 0, 0
        case "scaley", [y]:
            return 1, 0, 0, _factor(y), 0, 0
        case (("rotate" | "rotatez"), [angle]):
            return _turned(_degrees(angle))
        case "skew", [x, *y] if len(y) < 2:
            up = math.tan(math.radians(_degrees(y[0]))) if y else 0.0
            return 1, up, math.tan(math.radians(_degrees(x))), 1, 0, 0
        case "skewx", [x]:
            return _step("skewX", [_degrees(x)])
        case "skewy", [y]:
            return _step("skewY", [_degrees(y)])
    return None


def _step(name: str, values: list[float]) -> Matrix | None:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *y] if len(y) < 2:
            return moved(x, y[0] if y else 0.0)
        case "scale", [x, *y] if len(y) < 2:
            return x, 0, 0, y[0] if y else x, 0, 0
        case "rotate", [angle]:
            return _turned(angle)
        case "rotate", [angle, x, y]:
            return multiplied(multiplied(moved(x, y), _turned(angle)), moved(-x, -y))
        case "skewX", [angle]:
            return 1, 0, math.tan(math.radians(angle)), 1, 0, 0
        case "skewY", [angle]:
            return 1, math.tan(math.radians(angle)), 0, 1, 0, 0
    return None


def _turned(degrees: float) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cos, sin, -sin, cos, 0, 0


def _degrees(text: str) -> float:
    match = _ANGLE.fullmatch(text.strip())
    if match is None:
        raise ArtworkProblem(f"the drawing's angle “{text[:40]}” is not understood", "write it in deg")
    return float(match[1]) / _TURNS[match[2].lower()] * 360 if match[1] else 0.0


def _far(text: str, whole: float) -> float:
    if re.fullmatch(NUMBER, text) and float(text):
        raise ArtworkProblem(f"the drawing's length “{text[:40]}” has no unit, which CSS asks for", "write it in px")
    return length(text, whole)


def _number(text: str) -> float:
    if not re.fullmatch(NUMBER, text):
        raise ArtworkProblem(f"the drawing's number “{text[:40]}” is not understood", _HINT)
    return float(text)


def _factor(text: str) -> float:
    return _number(text[:-1]) / 100 if text.endswith("%") else _number(text)


def _pair(text: str, second: str | None, name: str) -> tuple[str, str]:
    parts = text.split()
    if len(parts) not in (1, 2):
        raise ArtworkProblem(f"the drawing's {name} “{text[:40]}” is not understood", _HINT)
    return parts[0], parts[1] if len(parts) == 2 else parts[0] if second is None else second


def _origin(text: str | None, box: Rect) -> tuple[float, float]:
    """Return the point that stays in place (transform-origin); by default the reference box's corner."""
    if text is None:
        return box.x, box.y
    parts = text.lower().split()
    if len(parts) == 3 and length(parts[2]) == 0:
        parts = parts[:2]
    across, down = {"left": "0%", "right": "100%"}, {"top": "0%", "bottom": "100%"}
    if len(parts) == 1:
        parts = ["center", parts[0]] if parts[0] in down else [parts[0], "center"]
    if len(parts) == 2 and (parts[0] in down or parts[1] in across):
        parts.reverse()
    parts = ["50%" if part == "center" else part for part in parts]
    if len(parts) != 2 or parts[0] in down or parts[1] in across:
        raise ArtworkProblem(f"the drawing's transform-origin “{text[:40]}” is not understood", _HINT)
    x, y = (
        ("50%" if part == "center" else names.get(part, part))
        for part, names in zip(parts, (across, down), strict=True)
    )
    return box.x + length(x, box.width), box.y + length(y, box.height)
