"""Which part of the plane a drawing, or a drawing within it, shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.style import LIMIT, length, list_of_numbers
from benefitgraphic.graphics.svg.transforms import IDENTITY, Matrix
from benefitgraphic.graphics.svg.tree import REPAIR, Node

_ALIGNED = re.compile(r"(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(meet|slice))?")
_SHARES = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
_EM = 16.0
_FLATTEST = 500


@dataclass(frozen=True, slots=True)
class View:
    """What a drawing, or a drawing within it, shows.

    Attributes:
        matrix: from its own units to those around it.
        shown: the part to be seen, in the units around it.
        size: its width and height in its own units, which percentages are of.
    """

    matrix: Matrix
    shown: Rect
    size: Rect


def outermost(root: Node, style: Mapping[str, str]) -> View:
    """Return the view of a whole file: its view box, and what lies beside it if the aspect ratios differ."""
    width, height = (_side(style.get(name)) for name in ("width", "height"))
    box = _box(root)
    if box is None:
        if not width or not height:
            raise ArtworkProblem("the drawing doesn't say how large it is (it has no viewBox)", REPAIR)
        box = Rect(0, 0, width, height)
    if (width is not None and width <= 0) or (height is not None and height <= 0):
        raise ArtworkProblem("the drawing's width or height makes no sense", REPAIR)
    if not width or not height:
        width, height = box.width, box.height
    styled = [_side(style.get(f"style-{name}")) for name in ("width", "height")]
    if styled[0] and styled[1] and abs(styled[0] * height - styled[1] * width) > 0.01 * styled[0] * height:
        message = "the drawing's width and height are unlike its viewBox, in its style alone"
        raise ArtworkProblem(message, "take them out of the style, or write them as attributes")
    matrix = fitted(box, Rect(0, 0, width, height), root.attributes.get("preserveAspectRatio", ""))
    a, _, _, d, e, f = matrix
    if a == d:
        # Units stay those of the view box.
        view = View(IDENTITY, Rect(-e / a, -f / d, width / a, height / d), box)
    else:
        view = View(matrix, Rect(0, 0, width, height), box)
    if max(view.shown[2:]) > _FLATTEST * min(view.shown[2:]):
        raise _senseless("the drawing is far longer than it is wide")
    return view


def within(node: Node, x: float, y: float, width: float, height: float) -> View:
    """Return the view of a symbol or a nested drawing in the room it is given."""
    room, box = Rect(x, y, width, height), _box(node)
    if box is None:
        return View((1, 0, 0, 1, x, y), room, Rect(0, 0, width, height))
    return View(fitted(box, room, node.attributes.get("preserveAspectRatio", "")), room, box)


def fitted(box: Rect, room: Rect, written: str) -> Matrix:
    """Return the matrix that puts a view box into its room (SVG 2, 8.2); ``written`` is preserveAspectRatio."""
    match = _ALIGNED.fullmatch(written.strip() or "xMidYMid")
    if match is None:
        raise ArtworkProblem(f"the drawing's preserveAspectRatio “{written[:40]}” is not understood", REPAIR)
    across, down = room.width / box.width, room.height / box.height
    if match[1] == "none":
        return across, 0, 0, down, room.x - box.x * across, room.y - box.y * down
    scale = max(across, down) if match[4] == "slice" else min(across, down)
    x = room.x + (room.width - box.width * scale) * _SHARES[match[2]] - box.x * scale
    y = room.y + (room.height - box.height * scale) * _SHARES[match[3]] - box.y * scale
    return scale, 0, 0, scale, x, y


def _side(text: str | None) -> float | None:
    """Return a width or height of the whole drawing; None if it follows from the view box."""
    plain = (text or "auto").strip().lower()
    if plain.endswith("%") or plain in ("auto", "max-content", "min-content", "fit-content"):
        return None
    if em := re.fullmatch(r"([.\d]+)r?em", plain):
        return float(em[1]) * _EM
    return length(plain)


def _box(node: Node) -> Rect | None:
    written = node.attributes.get("viewBox")
    if written is None:
        return None
    box = list_of_numbers(written) if len(written) <= 200 else None
    if box is None or len(box) != 4 or not all(abs(v) <= LIMIT for v in box) or min(box[2:]) < 1e-3:
        raise _senseless("the drawing's viewBox makes no sense")
    return Rect(*box)


def _senseless(what: str) -> ArtworkProblem:
    return ArtworkProblem(what, 'write its viewBox as "0 0 256 256"')
