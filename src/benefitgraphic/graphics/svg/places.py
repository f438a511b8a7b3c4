"""Where the elements of a drawing stand, with which properties, and what of them is seen there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Point, Rect, around
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg import paths as svg_paths
from benefitgraphic.graphics.svg import skia as svg_skia
from benefitgraphic.graphics.svg import view as svg_view
from benefitgraphic.graphics.svg.css import StyleRules, inherited
from benefitgraphic.graphics.svg.elements import is_drawn, picked
from benefitgraphic.graphics.svg.paths import SHAPES
from benefitgraphic.graphics.svg.style import length
from benefitgraphic.graphics.svg.transforms import IDENTITY, TRANSFORMS, Matrix, moved, multiplied, of_style
from benefitgraphic.graphics.svg.tree import MAX_DEPTH, MAX_ELEMENTS, SIMPLER, Node, TooMuch

_MAX_DATA = 300_000
_MAX_POINTS = 60_000

_AS_PNG = "save the drawing as PNG, at least 1,000 pixels wide"
_TOO_LONG = ("the drawing's outlines are too long", SIMPLER)
_BOXES = {"view-box": False, "fill-box": True, "content-box": True}


@dataclass(frozen=True, slots=True)
class Context:
    """What an element gets from those around it, and what it makes of that.

    Attributes:
        clip: what is seen, in the units of the view box; None if nothing is.
        view: what percentages are of: the size of the nearest view.
        matrix: from the units here to those of the view box.
        style: properties: the element's own, and those it inherits.
        depth: how many elements are around it.
    """

    clip: Path | None
    view: Rect
    matrix: Matrix = IDENTITY
    style: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0


class Places:
    """The elements of one drawing; limits count over the whole of it.

    Attributes:
        root: the outermost element.
        ids: all elements that have a name.
        sheet: the style rules.
        bench: where outlines are worked on.
    """

    def __init__(self, root: Node, ids: Mapping[str, Node], sheet: StyleRules) -> None:
        self.root = root
        self.ids = ids
        self.sheet = sheet
        self.bench = svg_skia.Bench(Rect(0, 0, 1, 1))
        self._visits = self._data = self._points = 0
        self._styles: dict[Node, Mapping[str, str]] = {}

    def style_of(self, node: Node) -> Mapping[str, str]:
        """Return an element's properties where it stands in the file."""
        if node not in self._styles:
            outer = self.style_of(node.parent) if node.parent else {}
            self._styles[node] = inherited(outer, self.sheet.of(node))
        return self._styles[node]

    def placed(self, node: Node, outer: Context) -> Context | None:
        """Return an element's style and place; None if it isn't drawn."""
        self._visits += 1
        if self._visits > MAX_ELEMENTS or outer.depth > MAX_DEPTH:
            raise TooMuch("the drawing repeats itself too often", SIMPLER)
        if not is_drawn(node):
            return None
        style = inherited(outer.style, self.sheet.of(node))
        if (display := style.get("display", "inline").lower()) in ("none", "contents"):
            if display == "contents":
                raise ArtworkProblem("the drawing's display “contents” isn't drawn", "take it out")
            return None
        here = replace(outer, style=style, depth=outer.depth + 1)
        return replace(here, matrix=multiplied(outer.matrix, self._transform(node, here)))

    def _transform(self, node: Node, here: Context) -> Matrix:
        box = Rect(0, 0, here.view.width, here.view.height)
        reference = here.style.get("transform-box", "view-box").lower()
        if reference not in _BOXES:
            raise ArtworkProblem(f"the drawing's transform-box “{reference[:40]}” isn't drawn", _AS_PNG)
        changes = [
            name for name in ("transform", "translate", "rotate", "scale", "transform-attribute") if name in here.style
        ]
        if not changes:
            return IDENTITY
        if _BOXES[reference]:
            box = self.extent(node, here) or box
        return of_style(here.style, box)

    def inside(self, node: Node, here: Context) -> Iterator[tuple[Node, Context]]:
        """Yield what is drawn for an element that isn't a shape, each with its context."""
        if node.tag == "use":
            target, there = self.used(node, here)
            if target is not None:
                yield target, there
            return
        if node.tag == "svg" and node is not self.root:
            here = self._within(node, here, here.style)
        for child in picked(node):
            yield child, here

    def used(self, node: Node, here: Context) -> tuple[Node | None, Context]:
        """Return what a ``use`` shows, and where."""
        href = node.attributes.get("href", "").strip()
        if not href.startswith("#"):
            raise ArtworkProblem("the drawing refers to another file", "export it with everything inside")
        target = self.ids.get(href[1:])
        x, y = self._lengths(here.style, here, x=0.0, y=0.0)
        there = replace(here, matrix=multiplied(here.matrix, moved(x, y)))
        if target is None or target.tag != "symbol":
            sized = target is not None and target.tag == "svg"
            if sized and any(name in here.style for name in ("width", "height")):
                raise ArtworkProblem("the drawing shows one of its parts at another size", "use a symbol instead")
            return target, there
        # A symbol is drawn only where it is used, as a group in a view of its own.
        style = inherited(here.style, self.sheet.of(target))
        if not style.keys().isdisjoint(TRANSFORMS):
            raise ArtworkProblem("the drawing has a symbol that is transformed", "transform what uses it instead")
        sizes = {name: value for name, value in style.items() if name in ("x", "y", "width", "height")}
        sizes |= {name: here.style[name] for name in ("width", "height") if name in here.style}
        inner = self._within(target, replace(there, style=style), sizes)
        group = Node("g", target.attributes, target.line, target.column, target.element, target.parent, target.children)
        return group, replace(inner, style=here.style)

    def _within(self, node: Node, here: Context, sizes: Mapping[str, str]) -> Context:
        x, y = self._lengths(sizes, here, x=0.0, y=0.0)
        width, height = self._lengths(sizes, here, width=here.view.width, height=here.view.height)
        if width <= 0 or height <= 0:
            return replace(here, clip=None)
        view = svg_view.within(node, x, y, width, height)
        clip = here.clip
        if here.style.get("overflow", "hidden").lower() not in ("visible", "auto"):
            room = paths.moved(paths.rectangle(view.shown.width, view.shown.height), Point(view.shown.x, view.shown.y))
            clip = self.cut(svg_paths.mapped(room, here.matrix), clip)
        return replace(here, matrix=multiplied(here.matrix, view.matrix), view=view.size, clip=clip)

    def _lengths(self, style: Mapping[str, str], here: Context, **defaults: float) -> Iterator[float]:
        for name, default in defaults.items():
            whole = here.view.width if name in ("x", "width") else here.view.height
            written = style.get(name, "auto")
            yield default if written.lower() == "auto" else length(written, whole)

    def outline(self, node: Node, here: Context) -> Path | None:
        """Return a shape's outline in its own units; None if it has none, or collapses to nothing."""
        data = svg_paths.data_of(node.tag, node.attributes, here.style, here.view)
        self._data += len(data)
        if self._data > _MAX_DATA:
            raise TooMuch(*_TOO_LONG)
        outline = svg_paths.from_data(data)
        a, b, c, d, _, _ = here.matrix
        if outline is None or abs(a * d - b * c) < 1e-12:
            return None
        self.count(outline)
        return outline

    def count(self, outline: Path) -> None:
        """Count an outline's points towards the limit."""
        self._points += len(svg_paths.points(outline))
        if self._points > _MAX_POINTS:
            raise TooMuch(*_TOO_LONG)

    def is_thin(self, here: Context) -> bool:
        """Whether a line has no width at all, and so isn't drawn whatever its colour."""
        return length(here.style.get("stroke-width"), 1.0, default=1.0) == 0

    def filled(self, outline: Path, here: Context, rule: str) -> Path:
        """Return the area that an outline fills, by the fill-rule or the clip-rule."""
        area = svg_paths.mapped(outline, here.matrix)
        value = here.style.get(rule, "nonzero").lower()
        if value not in ("nonzero", "evenodd"):
            raise ArtworkProblem(f"the drawing's {rule} “{value[:40]}” is not understood", "write nonzero or evenodd")
        return svg_skia.nonzero(area, self.bench) if value == "evenodd" else area

    def cut(self, area: Path | None, clip: Path | None) -> Path | None:
        """Return what a clip leaves of an area; None if nothing is left."""
        return svg_skia.clipped(area, clip, self.bench) if area is not None and clip is not None else None

    def extent(self, node: Node, here: Context) -> Rect | None:
        """Return the bounding box of an element in its own units, without strokes and clips; None if empty."""
        boxes = [paths.bounds(outline) for outline in self._outlines(node, replace(here, matrix=IDENTITY))]
        return around(boxes) if boxes else None

    def _outlines(self, node: Node, here: Context) -> Iterator[Path]:
        if node.tag in SHAPES:
            outline = self.outline(node, here)
            if outline is not None:
                yield svg_paths.mapped(outline, here.matrix)
            return
        for child, around_it in self.inside(node, here):
            there = self.placed(child, around_it)
            if there is not None:
                yield from self._outlines(child, there)
