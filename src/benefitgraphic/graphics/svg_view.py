"""Which part of the plane a drawing, or a drawing within it, shows."""

from __future__ import annotations

from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg_style import LIMIT, Matrix, length, numbers
from benefitgraphic.graphics.svg_tree import REPAIR, Node


def view_box(root: Node) -> Rect:
    """The part of the plane that the drawing shows, in user units."""
    written = root.attributes.get("viewBox")
    box = numbers(written[:200]) if written else []
    if not written:
        box = [0.0, 0.0, length(root.attributes.get("width")), length(root.attributes.get("height"))]
        if not any(box):
            raise ArtworkProblem("the drawing doesn't say how large it is (it has no viewBox)", REPAIR, root.line)
    if (
        len(box) != 4
        or not all(abs(v) <= LIMIT for v in box)
        or min(box[2:]) < 1e-3
        or max(box[2:]) > 500 * min(box[2:])
    ):
        raise ArtworkProblem("the drawing's viewBox makes no sense", 'write it as viewBox="0 0 256 256"', root.line)
    return Rect(*box)


def viewport(node: Node, sized: Node, whole: Rect) -> Matrix:
    """Where a symbol or a drawing within the drawing lands: its view box centred in the room it is given."""
    width = length(sized.attributes.get("width"), whole.width, whole.width)
    height = length(sized.attributes.get("height"), whole.height, whole.height)
    x, y = 0.0, 0.0
    if node is sized:
        x, y = length(node.attributes.get("x"), whole.width), length(node.attributes.get("y"), whole.height)
    box = numbers(node.attributes.get("viewBox", "")[:200])
    if len(box) != 4 or min(box[2:]) <= 0:
        return 1, 0, 0, 1, x, y
    scale = min(width / box[2], height / box[3])
    left = x + (width - box[2] * scale) / 2 - box[0] * scale
    top = y + (height - box[3] * scale) / 2 - box[1] * scale
    return scale, 0, 0, scale, left, top
