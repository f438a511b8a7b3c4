"""What a shape is painted with: a colour, or a gradient that is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.style import BARE, Paint, colour, share
from benefitgraphic.graphics.svg.tree import Node

GRADIENTS = ("linearGradient", "radialGradient")
_URL = re.compile(r"""url\(\s*(["']?)#([^"')]+)\1\s*\)\s*(.*)""", re.IGNORECASE | re.DOTALL)
_MOST_LINKS = 10
_HINT = (
    "give it plain colours (the drawing stays one of lines, sharp in print), or save it as PNG, at least 2,400 pixels "
    "wide, which is sharp up to a letter-sized page"
)


def referenced(text: str) -> str | None:
    """Return the id in ``url(#id)``; None if it isn't one."""
    match = _URL.fullmatch(text.strip())
    return match[2].strip() if match and not match[3].strip() else None


def current(style: Mapping[str, str]) -> Paint:
    """Return the paint that ``currentColor`` stands for here."""
    painted = colour(style["color"], None) if "color" in style else (None, 1.0)
    return painted[0] if painted else None


def painted(
    style: Mapping[str, str],
    name: str,
    box: Rect,
    ids: Mapping[str, Node],
    style_of: Callable[[Node], Mapping[str, str]],
) -> tuple[Paint, float] | None:
    """Return what a shape's fill or stroke is painted with, and its opacity; None if it isn't painted.

    Args:
        style: the shape's.
        name: ``fill`` or ``stroke``.
        box: the rectangle around the shape, of which some gradients are.
        ids: all elements that have a name.
        style_of: from an element to its properties where it stands in the file.

    Raises:
        ArtworkProblem: it isn't one colour.
    """
    text = style.get(name)
    if text is None:
        return (BARE, 1.0) if name == "fill" else None
    if not text.lower().startswith("url("):
        return colour(text, current(style))
    key = referenced(text) or (match[2].strip() if (match := _URL.fullmatch(text)) else "")
    gradient = ids.get(key)
    if gradient is None or gradient.tag not in GRADIENTS:
        raise ArtworkProblem("the drawing is filled with a pattern, or with something that isn't in it", _HINT)
    stops, units = _stops(gradient, ids)
    if units != "userSpaceOnUse" and not (box.width and box.height):
        raise ArtworkProblem("the drawing has a gradient along a straight line, which isn't drawn", _HINT)
    colours = [_stop(style_of(stop)) for stop in stops]
    if len(set(colours)) > 1:
        raise ArtworkProblem("the drawing is filled with a gradient, which isn't drawn yet", _HINT)
    # Without stops a gradient paints nothing; with one, that colour all over (SVG 2, 14.2.4).
    return colours[0] if colours else None


def _stops(gradient: Node, ids: Mapping[str, Node]) -> tuple[list[Node], str]:
    """Return a gradient's stops, which it may have from another one, and its units."""
    units = ""
    node: Node | None = gradient
    for _ in range(_MOST_LINKS):
        if node is None or node.tag not in GRADIENTS:
            return [], units
        units = units or node.attributes.get("gradientUnits", "")
        if any(name.startswith("animate") for name in (child.tag for child in node.children)):
            break
        if stops := [child for child in node.children if child.tag == "stop"]:
            return stops, _inherited_units(node, units, ids)
        href = node.attributes.get("href", "")
        node = ids.get(href[1:]) if href.startswith("#") else None
    return [], units


def _inherited_units(node: Node, units: str, ids: Mapping[str, Node]) -> str:
    for _ in range(_MOST_LINKS):
        following = ids.get(node.attributes.get("href", "")[1:])
        if units or following is None:
            break
        node = following
        units = node.attributes.get("gradientUnits", "")
    return units


def _stop(style: Mapping[str, str]) -> tuple[Paint, float] | None:
    opacity = share(style.get("stop-opacity"))
    found = colour(style.get("stop-color", "#000000"), current(style))
    return (found[0], found[1] * opacity) if found and opacity else None
