"""What SVG writes as text: style sheets, colours, lengths and transforms."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg_tree import Node

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of SVG: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

LIMIT = 1e6
"""The largest coordinate, in user units; beyond it single precision gets coarse and outlines fall apart."""

INHERITED = frozenset(
    [
        *("fill", "fill-opacity", "fill-rule", "clip-rule", "paint-order", "color", "visibility"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-dasharray", "stroke-dashoffset", "stroke-opacity"),
        *("marker-start", "marker-mid", "marker-end"),
    ]
)
_OWN = frozenset(["opacity", "display", "clip-path", "transform", "mask", "filter", "marker", "mix-blend-mode"])

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(rf"\s*({_NUMBER.pattern})\s*(px|pt|pc|mm|cm|in|q|%)?\s*", re.IGNORECASE)
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
_CSS_HINT = "export it again with its styling as “presentation attributes” (Illustrator: SVG Options, Styling)"


@dataclass(slots=True)
class Sheet:
    """The style rules of a drawing: for each simple selector, its properties with the order they came in."""

    rules: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    count: int = 0

    def add(self, text: str, line: int) -> None:
        """Reads a ``style`` element. Selectors by tag, class and id are understood, and lists of them."""
        first, *commented = text.split("/*")
        for block in " ".join([first, *(part.partition("*/")[2] for part in commented)]).split("}"):
            selectors, brace, body = block.partition("{")
            if not brace:
                continue
            found = declarations(body)
            for selector in selectors.split(","):
                name = selector.strip()
                if not re.fullmatch(r"\*|[.#]?[\w-]+", name):
                    raise ArtworkProblem(f"the drawing's style rule “{name[:40]}” is not understood", _CSS_HINT, line)
                self.count += 1
                self.rules.setdefault(name, {}).update({p: (self.count, v) for p, v in found.items()})

    def of(self, node: Node) -> dict[str, str]:
        """The element's own properties: attributes, rules by tag, class and id, its style attribute."""
        own = {p: v for p, v in node.attributes.items() if p in INHERITED or p in _OWN}
        classes = [f".{name}" for name in node.attributes.get("class", "").split()[:16]]
        for names in (["*"], [node.tag], classes, ["#" + node.attributes.get("id", "")]):
            ranked = [(order, p, v) for n in names for p, (order, v) in self.rules.get(n, {}).items()]
            own.update((p, v) for _, p, v in sorted(ranked))
        own.update(declarations(node.attributes.get("style", "")))
        return own


def declarations(text: str) -> dict[str, str]:
    """The properties in ``a: b; c: d``, those that change the picture."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and (name in INHERITED or name in _OWN):
            found[name] = value.replace("!important", "").strip()
    return found


def numbers(text: str) -> list[float]:
    """All numbers in a text, in order."""
    return [float(n) for n in _NUMBER.findall(text)]


def length(text: str | None, whole: float = 0.0, default: float = 0.0) -> float:
    """A length in user units; a percentage is of ``whole``. What can't be read is ``default``."""
    match = _LENGTH.fullmatch(text[:60]) if text else None
    if not match:
        return default
    unit = (match[2] or "").lower()
    value = float(match[1]) * (whole / 100 if unit == "%" else _UNITS[unit])
    return value if abs(value) <= LIMIT else default


def share(text: str | None) -> float:
    """An opacity, 0 to 1."""
    return min(max(length(text, whole=1.0, default=1.0), 0.0), 1.0)


def colour(text: str, current: str | None) -> tuple[str | None, float] | None:
    """A paint as (``#RRGGBB``, or None for the icon's own colour; opacity). None if nothing is painted.

    Args:
        text: as written.
        current: what ``currentColor`` means here, ``#RRGGBB`` or None.
    """
    name = text.strip().lower()[:80]
    if name in ("none", "transparent"):
        return None
    if name in ("", "currentcolor", "inherit", "context-fill", "context-stroke"):
        return current, 1.0
    if name.startswith("url("):
        raise ArtworkProblem(
            "the drawing is filled with a gradient or pattern, which a flat icon can't show",
            "give it plain colours, or save it as PNG, at least 1,000 pixels wide",
        )
    if re.fullmatch(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", name):
        digits = name[1:] if len(name) > 5 else "".join(d + d for d in name[1:])
        return f"#{digits[:6].upper()}", int(digits[6:] or "ff", 16) / 255
    if name.startswith("rgb"):
        parts = re.findall(r"([-+.\de]+)(%?)", name.partition("(")[2])
        if len(parts) in (3, 4):
            values = [float(n) * (255 if percent else 100) / 100 for n, percent in parts[:3]]
            channels = (min(max(round(v), 0), 255) for v in values)
            alpha = share("".join(parts[3])) if len(parts) == 4 else 1.0
            return "#" + "".join(f"{c:02X}" for c in channels), alpha
    return _named(name), 1.0


def _named(name: str) -> str:
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError as error:
        raise ArtworkProblem(f"the drawing's colour “{name[:40]}” is not understood", "write it as #RRGGBB") from error
    return f"#{red:02X}{green:02X}{blue:02X}"


def multiplied(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def transform(text: str) -> Matrix:
    """The matrix of a ``transform`` attribute."""
    matrix = IDENTITY
    for part in text.split(")")[:50]:
        name, bracket, inside = part.partition("(")
        if bracket:
            step = _step(name.strip(" ,\t\r\n").lower(), numbers(inside))
            matrix = multiplied(matrix, step) if step else matrix
            if step is None or not all(abs(v) <= LIMIT for v in matrix):
                raise ArtworkProblem(f"the drawing's transform “{part.strip()[:40]})” is not understood")
    return matrix


def _step(name: str, values: list[float]) -> Matrix | None:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *y] if len(y) < 2:
            return 1, 0, 0, 1, x, *(y or [0.0])  # type: ignore[return-value]
        case "scale", [x, *y] if len(y) < 2:
            return x, 0, 0, y[0] if y else x, 0, 0
        case "rotate", [angle]:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            return cos, sin, -sin, cos, 0, 0
        case "rotate", [angle, x, y]:
            turned = _step("rotate", [angle]) or IDENTITY
            return multiplied(multiplied((1, 0, 0, 1, x, y), turned), (1, 0, 0, 1, -x, -y))
        case "skewx", [angle]:
            return 1, 0, math.tan(math.radians(angle)), 1, 0, 0
        case "skewy", [angle]:
            return 1, math.tan(math.radians(angle)), 0, 1, 0, 0
    return None
