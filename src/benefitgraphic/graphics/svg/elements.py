"""Which elements are drawn, which draw nothing by themselves, and which are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.css import StyleRules
from benefitgraphic.graphics.svg.paths import SHAPES
from benefitgraphic.graphics.svg.style import length
from benefitgraphic.graphics.svg.tree import REPAIR, Node

_GROUPS = frozenset(["svg", "g", "a", "switch", "use"])
_AS_PNG = "save the drawing as PNG, at least 1,000 pixels wide"
_OUTLINES = "turn text into outlines (Illustrator: Type, Create Outlines; Inkscape: Path, Object to Path)"
_REFUSED = {
    "text": ("the drawing has text, whose font may be missing elsewhere", _OUTLINES),
    "image": ("the drawing has a picture embedded in it", _AS_PNG),
    "foreignObject": ("the drawing has a piece of a web page in it", _AS_PNG),
}
_MOVES = frozenset(["animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"])
_SCRIPT = ("the drawing has a script in it, which is not allowed", REPAIR)


def check(root: Node, ids: dict[str, Node], problems: list[ArtworkProblem]) -> StyleRules:
    """Note ids and read the style sheets; scripts and animations are refused wherever they stand.

    Args:
        root: the outermost element.
        ids: gets every element that has a name; the first of each.
        problems: gets what is wrong.

    Raises:
        ArtworkProblem: there is a script.
    """
    sheet = StyleRules(problems)
    moved = False
    for node in _all(root):
        harmful = any(
            name.lower().startswith("on") or value.strip().lower().startswith("javascript:")
            for name, value in node.attributes.items()
        )
        if harmful or node.tag == "script":
            raise ArtworkProblem(*_SCRIPT, node.line, node.column)
        if node.tag in _MOVES and not moved:
            moved = True
            problems.append(ArtworkProblem("the drawing moves", "export a still version", node.line, node.column))
        if node.tag == "style":
            try:
                sheet.add(node)
            except ArtworkProblem as problem:
                problem.line = problem.line or node.line
                problems.append(problem)
        if name := node.attributes.get("id"):
            ids.setdefault(name, node)
    return sheet


def is_drawn(node: Node) -> bool:
    """Whether an element may draw something.

    Raises:
        ArtworkProblem: it does, and can't be drawn.
    """
    if node.tag not in _GROUPS and node.tag not in SHAPES and node.tag not in _REFUSED:
        return False
    if node.attributes.get("requiredExtensions", "").strip():
        return False
    if "systemLanguage" in node.attributes:
        raise ArtworkProblem("the drawing differs by the reader's language", "export it for one language")
    return True


def refuse(node: Node, style: Mapping[str, str]) -> None:
    """Refuses an element that would be seen and can't be drawn.

    What drawing programs leave behind, a text without letters or a picture without a size, isn't seen.

    Args:
        node: the element.
        style: its properties.

    Raises:
        ArtworkProblem: it is one of those.
    """
    if node.tag not in _REFUSED:
        return
    if node.tag == "text":
        shows = _has_words(node)
    else:
        sides = [style.get(name, "auto") for name in ("width", "height")]
        linked = node.tag != "image" or node.attributes.get("href", "").strip()
        shows = bool(linked) and all(side.lower() == "auto" or length(side, 1.0) > 0 for side in sides)
    # A part of a text may be shown where the text is hidden.
    is_hidden = style.get("visibility", "visible").lower() != "visible" and not node.children
    if shows and not is_hidden:
        raise ArtworkProblem(*_REFUSED[node.tag])


def picked(node: Node) -> list[Node]:
    """Return the children that are drawn: of a ``switch``, the first that may be."""
    if node.tag != "switch":
        return node.children
    for child in node.children:
        if "systemLanguage" in child.attributes:
            raise ArtworkProblem("the drawing differs by the reader's language", "export it for one language")
        if not child.attributes.get("requiredExtensions", "").strip():
            return [child]
    return []


def _has_words(node: Node) -> bool:
    return node.has_letters or any(_has_words(child) for child in node.children)


def _all(root: Node) -> Iterator[Node]:
    yield root
    for child in root.children:
        yield from _all(child)
