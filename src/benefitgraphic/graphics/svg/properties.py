"""Which properties of CSS change a drawing, and which of those are drawn.

Every property is one of three kinds: it is drawn; it changes pictures but isn't drawn, and is refused unless its value
leaves things as they are; or it changes nothing here (fonts, cursors, a program's own), and is passed over.
"""

from __future__ import annotations

INHERITED = frozenset(
    [
        *("fill", "fill-opacity", "fill-rule", "clip-rule", "paint-order", "color", "visibility"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-dasharray", "stroke-dashoffset", "stroke-opacity"),
        *("marker-start", "marker-mid", "marker-end"),
    ]
)
GEOMETRY = frozenset(["x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"])
_OWN = frozenset(
    [
        *("opacity", "display", "overflow", "clip-path", "mask", "mask-type", "vector-effect"),
        *("transform", "transform-origin", "transform-box", "translate", "rotate", "scale"),
        *("stop-color", "stop-opacity", "d", "background-color"),
    ]
)
DRAWN = INHERITED | GEOMETRY | _OWN
"""Properties that a drawing follows."""

_NOT_ATTRIBUTES = frozenset(["transform-box", "translate", "rotate", "scale", "background-color"])
ATTRIBUTES = DRAWN - GEOMETRY - _NOT_ATTRIBUTES - {"d"} | {"filter"}
"""Properties that may be written as attributes of any element (SVG 2, appendix M: presentation attributes)."""

_NONE = frozenset(["none"])
REFUSED = {
    "filter": _NONE,
    "backdrop-filter": _NONE,
    "mix-blend-mode": frozenset(["normal"]),
    "animation": _NONE,
    "animation-name": _NONE,
    "all": frozenset[str](),
    "zoom": frozenset(["1", "100%", "normal"]),
    "offset": _NONE,
    "offset-path": _NONE,
    "perspective": _NONE,
    "content-visibility": frozenset(["visible", "auto"]),
    "mask-image": _NONE,
    "mask-border": _NONE,
    "mask-border-source": _NONE,
    "mask-composite": frozenset(["add"]),
    "mask-mode": frozenset(["match-source"]),
    "mask-clip": frozenset(["border-box", "no-clip"]),
    "mask-origin": frozenset(["border-box"]),
    "mask-position": frozenset(["0% 0%", "0 0"]),
    "mask-repeat": frozenset(["repeat"]),
    "mask-size": frozenset(["auto"]),
}
"""Properties that change pictures and aren't drawn, with the values that change nothing."""

_ZERO = frozenset(["0", "0px", "none", "auto", "0 auto", "0 0", "0 0 0 0"])
_FULL = frozenset(["100%", "none", "auto", "0", "0px"])
# What pages do to make a picture sharper, which moves nothing.
_STILL = frozenset(
    [
        *("none", "rotate(0)", "rotate(0deg)", "rotate(360deg)", "scale(1)", "translatez(0)", "translatez(0px)"),
        *("translate3d(0, 0, 0)", "translate3d(0,0,0)", "translate3d(0px, 0px, 0px)", "translate(0, 0)"),
    ]
)
REFUSED_ON_ROOT = {
    "background-image": _NONE,
    "border": _ZERO,
    "border-width": _ZERO,
    "border-style": _NONE,
    "border-radius": _ZERO,
    "outline": _ZERO,
    "outline-style": _NONE,
    "box-shadow": _NONE,
    "padding": _ZERO,
    "margin": _ZERO,
    "max-width": _FULL,
    "max-height": _FULL,
    "min-width": _FULL,
    "min-height": _FULL,
    "aspect-ratio": frozenset(["auto"]),
    "transform": _STILL,
    "translate": _NONE,
    "rotate": _NONE,
    "scale": _NONE,
    "clip-path": _NONE,
    "mask": _NONE,
}
"""What the outermost element, which is laid out like a box of a page, may not have besides."""

MARKERS = ("marker-start", "marker-mid", "marker-end")
