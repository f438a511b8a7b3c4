"""Walks an SVG tree and collects its layers, with the styles, transforms and clips around each shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from matplotlib.path import Path

from benefitgraphic.graphics import paths, svg_clips, svg_layers, svg_paths, svg_skia, svg_view
from benefitgraphic.graphics.geometry import Point, Rect, around
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg import Drawing, Layer
from benefitgraphic.graphics.svg_css import inherited
from benefitgraphic.graphics.svg_elements import check, is_drawn, picked, refuse
from benefitgraphic.graphics.svg_paints import painted, referenced
from benefitgraphic.graphics.svg_paths import SHAPES
from benefitgraphic.graphics.svg_properties import MARKERS
from benefitgraphic.graphics.svg_style import BARE, Paint, colour, length, share
from benefitgraphic.graphics.svg_transforms import IDENTITY, TRANSFORMS, Matrix, moved, multiplied, of_style
from benefitgraphic.graphics.svg_tree import MAX_DEPTH, MAX_ELEMENTS, REPAIR, SIMPLER, Node, TooMuch

_MAX_DATA = 300_000
_MAX_POINTS = 60_000
_MAX_CLIPS_WITHIN = 8
_MOST_PROBLEMS = 50

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


class Reader:
    """Reads one drawing; limits count over the whole of it."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.ids: dict[str, Node] = {}
        self.problems: list[ArtworkProblem] = []
        self.layers: list[Layer] = []
        self.visits = self.data = self.points = self.clips = 0
        self._styles: dict[Node, Mapping[str, str]] = {}
        self.sheet = check(root, self.ids, self.problems)
        self.bench = svg_skia.Bench(Rect(0, 0, 1, 1))

    def drawing(self) -> Drawing:
        """The drawing.

        Raises:
            ArtworkProblem: it can't be drawn as it is meant; with all that is in the way.
        """
        shown = self.bench.box
        try:
            self.sheet.match(self.root)
            style = self.style_of(self.root)
            view = svg_view.outermost(self.root, style)
            shown = view.shown
            self.bench = svg_skia.Bench(shown)
            frame = paths.moved(paths.rectangle(shown.width, shown.height), Point(shown.x, shown.y))
            if ground := colour(style.get("background-color", "none"), None):
                self.layers.append(Layer(frame, (ground,)))
            if style.get("display", "inline").lower() != "none":
                self._paint(self.root, Context(frame, view.size, view.matrix, style))
        except ArtworkProblem as problem:
            self._note(problem, self.root)
        if self.problems:
            first, *others = sorted(self.problems, key=lambda problem: (problem.line, problem.column))
            first.others = tuple(others)
            raise first
        if not self.layers:
            raise ArtworkProblem("the drawing shows nothing", REPAIR)
        return Drawing(*shown, _coloured(self.layers))

    def style_of(self, node: Node) -> Mapping[str, str]:
        """An element's properties where it stands in the file."""
        if node not in self._styles:
            outer = self.style_of(node.parent) if node.parent else {}
            self._styles[node] = inherited(outer, self.sheet.of(node))
        return self._styles[node]

    def placed(self, node: Node, outer: Context) -> Context | None:
        """An element's style and place; None if it isn't drawn."""
        self.visits += 1
        if self.visits > MAX_ELEMENTS or outer.depth > MAX_DEPTH:
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
        """What is drawn for an element that isn't a shape, each with what is around it."""
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
        """What a ``use`` shows, and where."""
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

    def collected(self, nodes: Sequence[Node], here: Context) -> list[Layer]:
        """The layers of some elements by themselves."""
        before, self.layers = self.layers, []
        try:
            for node in nodes:
                self._visit(node, here)
            return self.layers
        finally:
            self.layers = before

    def _visit(self, node: Node, outer: Context) -> None:
        try:
            here = self.placed(node, outer)
            if here is not None:
                self._paint(node, here)
        except TooMuch:
            raise
        except ArtworkProblem as problem:
            self._note(problem, node)

    def _note(self, problem: ArtworkProblem, node: Node) -> None:
        if not problem.line:
            problem.line, problem.column = node.line, node.column
        # The same thing a thousand times is said once.
        if all(problem.message != known.message for known in self.problems):
            self.problems.append(problem)
        if len(self.problems) >= _MOST_PROBLEMS:
            raise TooMuch(problem.message, problem.hint, problem.line, problem.column)

    def _paint(self, node: Node, here: Context) -> None:
        opacity = share(here.style.get("opacity"))
        here = replace(here, clip=svg_clips.clipped(self, node, here))
        if opacity >= 1:
            self._contents(node, here)
            return
        before, self.layers = self.layers, []
        try:
            self._contents(node, here)
            group = self.layers
        finally:
            self.layers = before
        if opacity > 0:
            self.layers = svg_layers.laid(self.layers, svg_layers.faded(group, opacity), self.bench)

    def _contents(self, node: Node, here: Context) -> None:
        refuse(node)
        if node.tag in SHAPES:
            self._shape(node, here)
            return
        for child, there in self.inside(node, here):
            self._visit(child, there)

    def _shape(self, node: Node, here: Context) -> None:
        style = here.style
        outline = self.outline(node, here)
        if style.get("visibility", "visible").lower() != "visible" or outline is None:
            return
        if node.tag in ("path", "line", "polyline", "polygon"):
            named = [referenced(style[name]) for name in MARKERS if style.get(name, "none").lower() != "none"]
            if any(name is None or name in self.ids for name in named):
                raise ArtworkProblem(
                    "the drawing's lines have markers (arrow heads or dots)", "turn them into outlines"
                )
        for paint in _paint_order(style.get("paint-order", "normal")):
            found = painted(style, paint, paths.bounds(outline), self.ids, self.style_of)
            if found is None:
                continue
            area: Path | None = self.filled(outline, here, "fill-rule") if paint == "fill" else None
            if paint == "stroke":
                area = self._stroked(node, outline, here)
            if area is not None:
                self._add(area, found, here, f"{paint}-opacity")

    def outline(self, node: Node, here: Context) -> Path | None:
        """A shape's outline in its own units; None if it has none, or nothing is left of it."""
        data = svg_paths.data_of(node.tag, node.attributes, here.style, here.view)
        self.data += len(data)
        if self.data > _MAX_DATA:
            raise TooMuch(*_TOO_LONG)
        outline = svg_paths.from_data(data)
        a, b, c, d, _, _ = here.matrix
        if outline is None or abs(a * d - b * c) < 1e-12:
            return None
        self._count(outline)
        return outline

    def _count(self, outline: Path) -> None:
        self.points += len(svg_paths.points(outline))
        if self.points > _MAX_POINTS:
            raise TooMuch(*_TOO_LONG)

    def filled(self, outline: Path, here: Context, rule: str) -> Path:
        """What an outline fills, by the fill-rule or the clip-rule."""
        area = svg_paths.mapped(outline, here.matrix)
        value = here.style.get(rule, "nonzero").lower()
        if value not in ("nonzero", "evenodd"):
            raise ArtworkProblem(f"the drawing's {rule} “{value[:40]}” is not understood", "write nonzero or evenodd")
        return svg_skia.nonzero(area, self.bench) if value == "evenodd" else area

    def _stroked(self, node: Node, outline: Path, here: Context) -> Path | None:
        style = here.style
        hint = "turn the line into an outline (Illustrator: Outline Stroke; Inkscape: Stroke to Path)"
        if style.get("vector-effect", "none").lower() == "non-scaling-stroke":
            raise ArtworkProblem("the drawing has lines that stay as wide at any size", hint)
        if "pathLength" in node.attributes and style.get("stroke-dasharray", "none").lower() != "none":
            raise ArtworkProblem("the drawing has dashes that are counted by pathLength", hint)
        diagonal = ((here.view.width**2 + here.view.height**2) / 2) ** 0.5
        line = svg_skia.stroked(outline, style, here.matrix, diagonal, self.bench)
        if line is not None:
            self._count(line)
        return line

    def _add(self, area: Path, found: tuple[Paint, float], here: Context, share_of: str) -> None:
        opacity = found[1] * share(here.style.get(share_of))
        inside = self.cut(area, here.clip)
        if opacity > 0 and inside is not None:
            self.layers = svg_layers.laid(self.layers, [Layer(inside, ((found[0], opacity),))], self.bench)

    def cut(self, area: Path | None, clip: Path | None) -> Path | None:
        """What a clip leaves of an area; None if there is nothing left."""
        return svg_skia.clipped(area, clip, self.bench) if area is not None and clip is not None else None

    def extent(self, node: Node, here: Context) -> Rect | None:
        """The box around what an element draws, in its own units, without strokes and clips; None if empty."""
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

    @contextmanager
    def entered(self, depth: int) -> Iterator[None]:
        """Within a clip path or mask, which may be within another."""
        self.clips += 1
        try:
            if self.clips > _MAX_CLIPS_WITHIN or depth > MAX_DEPTH:
                raise TooMuch("the drawing's clip paths or masks refer to each other", _AS_PNG)
            yield
        finally:
            self.clips -= 1


def _paint_order(text: str) -> list[str]:
    """Fill and stroke in their order (SVG 2, 13.8)."""
    first = text.lower().split()
    if not set(first) <= {"normal", "fill", "stroke", "markers"}:
        raise ArtworkProblem(f"the drawing's paint-order “{text[:40]}” is not understood", "write fill or stroke")
    named = [name for name in first if name in ("fill", "stroke")]
    return named + [name for name in ("fill", "stroke") if name not in named]


def _coloured(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers; what names no colour is black, as SVG has it, in a drawing that names any, or else the icon's own."""
    every = {fill for layer in layers for fill, _ in layer.paint}
    bare = None if every <= {None, BARE} else "#000000"
    return tuple(
        Layer(layer.path, tuple((bare if fill == BARE else fill, part) for fill, part in layer.paint))
        for layer in layers
    )
