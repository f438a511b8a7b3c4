"""Clip paths, and those masks that are nothing but clip paths: all white, all black, or opaque."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import luminance
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg import paths as svg_paths
from benefitgraphic.graphics.svg import skia as svg_skia
from benefitgraphic.graphics.svg.paints import referenced
from benefitgraphic.graphics.svg.paths import SHAPES
from benefitgraphic.graphics.svg.style import BARE, length
from benefitgraphic.graphics.svg.transforms import Matrix, multiplied, transform
from benefitgraphic.graphics.svg.tree import Node

if TYPE_CHECKING:
    from benefitgraphic.graphics.svg.document import Layer
    from benefitgraphic.graphics.svg.places import Context
    from benefitgraphic.graphics.svg.reader import Reader

_AS_PNG = "save the drawing as PNG, at least 1,000 pixels wide"
_NO_PERCENT = Rect(0, 0, float("nan"), float("nan"))
_NEARLY = 0.01


def clipped(reader: Reader, node: Node, here: Context) -> Path | None:
    """Return what an element's ``clip-path`` and ``mask`` leave of the clip around it; None if nothing is left.

    Args:
        reader: that of the drawing.
        node: the element.
        here: its own properties and place, with the clip around it.

    Raises:
        ArtworkProblem: they can't be drawn.
    """
    clip = here.clip
    if (reference := here.style.get("clip-path", "none")).lower() != "none":
        found = _target(reader, reference, "clipPath")
        clip = reader.places.cut(_clip(reader, found, node, here), clip)
    if (reference := here.style.get("mask", "none")).lower() != "none":
        found = _target(reader, reference, "mask")
        clip = reader.places.cut(_mask(reader, found, node, replace(here, clip=clip)), clip)
    return clip


def _target(reader: Reader, reference: str, tag: str) -> Node:
    name = referenced(reference)
    found = reader.places.ids.get(name) if name else None
    if found is None or found.tag != tag:
        kind = "clip path" if tag == "clipPath" else "mask"
        raise ArtworkProblem(f"the drawing's {kind} “{reference[:40]}” is not understood", _AS_PNG)
    return found


def _clip(reader: Reader, clip: Node, node: Node, here: Context) -> Path | None:
    """Return what a clip path leaves: all that any of its shapes covers."""
    style = reader.places.style_of(clip)
    matrix = multiplied(here.matrix, transform(style.get("transform-attribute", "")))
    if "transform" in style:
        raise ArtworkProblem("the drawing's clip path is transformed by its style", _AS_PNG)
    inside = replace(here, matrix=matrix, style=style, depth=here.depth + 1)
    if clip.attributes.get("clipPathUnits", "userSpaceOnUse") == "objectBoundingBox":
        inside = _of_box(reader, node, here, inside)
    with reader.entered(here.depth):
        areas = [_area(reader, child, inside) for child in clip.children]
        found = [area for area in areas if area is not None]
        whole = svg_skia.united(found, reader.places.bench) if found else None
        if whole is not None and style.get("clip-path", "none").lower() != "none":
            other = _target(reader, style["clip-path"], "clipPath")
            whole = reader.places.cut(_clip(reader, other, node, replace(here, depth=here.depth + 1)), whole)
    return whole


def _area(reader: Reader, node: Node, around: Context) -> Path | None:
    """Return what a shape in a clip path covers, whatever it is painted with."""
    if node.tag in ("text", "image"):
        raise ArtworkProblem("the drawing's clip path has text or a picture in it", _AS_PNG)
    if node.tag not in SHAPES and node.tag != "use":
        return None
    here = reader.places.placed(node, around)
    if here is None:
        return None
    if node.tag == "use":
        target, here = reader.places.used(node, here)
        if target is None or target.tag not in SHAPES:
            return None
        area = _area(reader, target, here)
    else:
        outline = reader.places.outline(node, here)
        if outline is None or here.style.get("visibility", "visible").lower() != "visible":
            return None
        area = reader.places.filled(outline, here, "clip-rule")
    if area is not None and here.style.get("clip-path", "none").lower() != "none":
        area = reader.places.cut(_clip(reader, _target(reader, here.style["clip-path"], "clipPath"), node, here), area)
    return area


def _mask(reader: Reader, mask: Node, node: Node, here: Context) -> Path | None:
    style = reader.places.style_of(mask)
    if any(style.get(name, "none").lower() != "none" for name in ("mask", "clip-path")):
        raise ArtworkProblem("the drawing has a mask that is masked itself", _AS_PNG)
    units = mask.attributes.get("maskUnits", "objectBoundingBox")
    boxed = units == "objectBoundingBox"
    whole = Rect(0, 0, 1, 1) if boxed else here.view
    x, y, width, height = (
        length(mask.attributes.get(name, default), side, 0.0)
        for name, default, side in (
            ("x", "-10%", whole.width),
            ("y", "-10%", whole.height),
            ("width", "120%", whole.width),
            ("height", "120%", whole.height),
        )
    )
    if width <= 0 or height <= 0:
        return None
    frame = _of_box(reader, node, here, here).matrix if boxed else here.matrix
    outer = paths.moved(paths.rectangle(width, height), Point(x, y))
    clip = reader.places.cut(svg_paths.mapped(outer, frame), here.clip)
    inside = replace(here, style=style, clip=clip, depth=here.depth + 1)
    if mask.attributes.get("maskContentUnits", "userSpaceOnUse") == "objectBoundingBox":
        inside = _of_box(reader, node, here, inside)
    with reader.entered(here.depth):
        layers = reader.collected(mask.children, inside)
    alpha = style.get("mask-type", "luminance").lower() == "alpha"
    area: Path | None = None
    for layer in layers:
        if _shows(layer, alpha):
            area = layer.path if area is None else svg_skia.united([area, layer.path], reader.places.bench)
        elif area is not None:
            area = svg_skia.without(area, layer.path, reader.places.bench)
    return area


def _shows(layer: Layer, alpha: bool) -> bool:
    """Whether what lies under a mask's layer is seen there; not, if it is hidden."""
    shown = layer.opacity
    if not alpha:
        shown = sum(part * luminance(fill) for fill, part in layer.paint if fill and fill != BARE)
    if _NEARLY < shown < 1 - _NEARLY:
        raise ArtworkProblem("the drawing has a mask that lets things show through by half", _AS_PNG)
    return shown > 0.5


def _of_box(reader: Reader, node: Node, here: Context, inside: Context) -> Context:
    """Where units are of the box around an element."""
    box = reader.places.extent(node, here)
    if box is None or not box.width or not box.height:
        raise ArtworkProblem("the drawing clips or masks a straight line by its box", _AS_PNG)
    scale: Matrix = (box.width, 0, 0, box.height, box.x, box.y)
    return replace(inside, matrix=multiplied(inside.matrix, scale), view=_NO_PERCENT)
