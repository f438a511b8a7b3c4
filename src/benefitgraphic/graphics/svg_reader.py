"""Walks an SVG tree and collects its layers, with the styles, transforms and clips around each shape."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from matplotlib.path import Path

from benefitgraphic.graphics import paths, svg_paths, svg_skia
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg import Drawing, Layer
from benefitgraphic.graphics.svg_style import (
    IDENTITY,
    INHERITED,
    Matrix,
    Sheet,
    colour,
    length,
    multiplied,
    share,
    transform,
)
from benefitgraphic.graphics.svg_tree import MAX_DEPTH, MAX_ELEMENTS, REPAIR, SIMPLER, Node
from benefitgraphic.graphics.svg_view import view_box, viewport

_MAX_DATA = 300_000
_MAX_POINTS = 60_000

_SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
_GROUPS = frozenset(["svg", "g", "a", "switch"])
_AS_PNG = "save the drawing as PNG, at least 1,000 pixels wide"
_OUTLINES = "turn text into outlines (Illustrator: Type, Create Outlines; Inkscape: Path, Object to Path)"
_REFUSED = {
    "text": ("the drawing has text, whose font may be missing elsewhere", _OUTLINES),
    "image": ("the drawing has a picture embedded in it", _AS_PNG),
    "animate": ("the drawing moves", "export a still version"),
    "animateTransform": ("the drawing moves", "export a still version"),
    "animateMotion": ("the drawing moves", "export a still version"),
}
_SCRIPT = ("the drawing has a script in it, which is not allowed", REPAIR)
_TOO_LONG = ("the drawing's outlines are too long", SIMPLER)
_EFFECTS = ("mask", "filter", "marker", "marker-start", "marker-mid", "marker-end")


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element gets from those around it."""

    clip: Path
    matrix: Matrix = IDENTITY
    style: dict[str, str] = field(default_factory=dict)
    opacity: float = 1.0
    depth: int = 0


class Reader:
    """Reads one drawing; limits count over the whole of it."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.box = view_box(root)
        self.bench = svg_skia.Bench(self.box)
        self.sheet = Sheet()
        self.ids: dict[str, Node] = {}
        self.layers: list[Layer] = []
        self.clips: list[Path] | None = None  # when a clip path's shapes are collected
        self.visits = self.data = self.points = 0
        self._index(root)

    def drawing(self) -> Drawing:
        """The drawing, or an `ArtworkProblem`."""
        box = self.box
        frame = paths.moved(paths.rectangle(box.width, box.height), Point(box.x, box.y))
        self._visit(self.root, _Context(frame))
        if not self.layers:
            raise ArtworkProblem("the drawing shows nothing", REPAIR)
        return Drawing(*box, tuple(self.layers))

    def _index(self, node: Node) -> None:
        """Notes ids and style rules; scripts are refused wherever they stand."""
        harmful = any(
            name.lower().startswith("on") or value.strip().lower().startswith("javascript:")
            for name, value in node.attributes.items()
        )
        if harmful or node.tag in ("script", "foreignObject"):
            raise ArtworkProblem(*_SCRIPT, line=node.line)
        if node.tag == "style":
            self.sheet.add(node.text, node.line)
        if name := node.attributes.get("id"):
            self.ids.setdefault(name, node)
        for child in node.children:
            self._index(child)

    def _visit(self, node: Node, around: _Context) -> None:
        try:
            self._draw(node, around)
        except ArtworkProblem as problem:
            problem.line = problem.line or node.line
            raise

    def _draw(self, node: Node, around: _Context) -> None:
        self.visits += 1
        if self.visits > MAX_ELEMENTS or around.depth > MAX_DEPTH:
            raise ArtworkProblem("the drawing repeats itself too often", SIMPLER)
        if node.tag in _REFUSED:
            raise ArtworkProblem(*_REFUSED[node.tag])
        if node.tag not in _SHAPES and node.tag not in _GROUPS and node.tag != "use":
            return
        own = {p: v for p, v in self.sheet.of(node).items() if v != "inherit"}
        if own.get("display") == "none":
            return
        here = self._inside(own, around)
        if node.tag in _SHAPES:
            self._shape(node, here)
        elif node.tag == "use":
            self._use(node, here)
        else:
            if node.tag == "svg" and node is not self.root:
                here = replace(here, matrix=multiplied(here.matrix, viewport(node, node, self.box)))
            for child in node.children:
                self._visit(child, here)

    def _inside(self, own: dict[str, str], around: _Context) -> _Context:
        effects = [own[p] for p in _EFFECTS if own.get(p, "none") != "none"]
        if effects or own.get("mix-blend-mode", "normal") != "normal":
            raise ArtworkProblem("the drawing has effects (a mask, filter or marker) that can't be drawn flat", _AS_PNG)
        here = _Context(
            around.clip,
            multiplied(around.matrix, transform(own.get("transform", ""))),
            {**around.style, **{p: v for p, v in own.items() if p in INHERITED}},
            around.opacity * share(own.get("opacity")),
            around.depth + 1,
        )
        reference = own.get("clip-path", "none")
        return here if reference == "none" else self._clipped(reference, here)

    def _clipped(self, reference: str, here: _Context) -> _Context:
        node = self.ids.get(reference.removeprefix("url(").removesuffix(")").strip("\"' #"))
        if node is None or node.tag != "clipPath" or self.clips is not None:
            raise ArtworkProblem(f"the drawing's clip path “{reference[:40]}” is not understood", _AS_PNG)
        if node.attributes.get("clipPathUnits") == "objectBoundingBox" or "clip-path" in node.attributes:
            raise ArtworkProblem("the drawing's clip path is of a rare kind that can't be drawn", _AS_PNG)
        matrix = multiplied(here.matrix, transform(node.attributes.get("transform", "")))
        self.clips = []
        try:
            for child in node.children:
                rule = {"fill-rule": child.attributes.get("clip-rule", "nonzero")}
                self._visit(child, _Context(here.clip, matrix, rule, 1.0, here.depth + 1))
            found = self.clips
        finally:
            self.clips = None
        whole = svg_skia.united(found, self.bench) if found else None
        clip = svg_skia.clipped(whole, here.clip, self.bench) if whole else None
        # A clip of nothing hides everything.
        return replace(here, clip=clip) if clip else replace(here, opacity=0.0)

    def _use(self, node: Node, here: _Context) -> None:
        href = node.attributes.get("href", "")
        if not href.startswith("#"):
            raise ArtworkProblem("the drawing refers to another file", "export it with everything inside")
        target = self.ids.get(href[1:])
        if target is None:
            return
        x, y = (
            length(node.attributes.get("x"), self.box.width),
            length(node.attributes.get("y"), self.box.height),
        )
        matrix = multiplied(here.matrix, (1, 0, 0, 1, x, y))
        if target.tag == "symbol":  # which is drawn only where it is used
            matrix = multiplied(matrix, viewport(target, node, self.box))
            target = Node("g", target.attributes, target.line, target.children)
        self._visit(target, replace(here, matrix=matrix))

    def _shape(self, node: Node, here: _Context) -> None:
        style = here.style
        a, b, c, d, _, _ = here.matrix
        if style.get("visibility") in ("hidden", "collapse") or abs(a * d - b * c) < 1e-12:
            return
        data = svg_paths.data_of(node.tag, node.attributes, self.box)
        self.data += len(data)
        outline = svg_paths.from_data(data) if self.data <= _MAX_DATA else None
        if self.data > _MAX_DATA:
            raise ArtworkProblem(*_TOO_LONG)
        if outline is None:
            return
        self._count(outline)
        if self.clips is not None:
            self.clips.append(self._filled(outline, here))
            return
        order = [self._fill, self._stroke]
        for paint in order[::-1] if style.get("paint-order", "").startswith("stroke") else order:
            paint(outline, here)

    def _count(self, outline: Path) -> None:
        self.points += len(svg_paths.points(outline))
        if self.points > _MAX_POINTS:
            raise ArtworkProblem(*_TOO_LONG)

    def _filled(self, outline: Path, here: _Context) -> Path:
        area = svg_paths.mapped(outline, here.matrix)
        return svg_skia.nonzero(area, self.bench) if here.style.get("fill-rule") == "evenodd" else area

    def _fill(self, outline: Path, here: _Context) -> None:
        painted = colour(here.style["fill"], _current(here)) if "fill" in here.style else (None, 1.0)
        if painted:
            self._add(self._filled(outline, here), painted, here, "fill-opacity")

    def _stroke(self, outline: Path, here: _Context) -> None:
        painted = colour(here.style.get("stroke", "none"), _current(here))
        if painted:
            line = svg_skia.stroked(outline, here.style, here.matrix, self.bench)
            if line is not None:
                self._count(line)
                self._add(line, painted, here, "stroke-opacity")

    def _add(self, outline: Path, painted: tuple[str | None, float], here: _Context, share_of: str) -> None:
        opacity = here.opacity * painted[1] * share(here.style.get(share_of))
        if opacity <= 0:
            return
        inside = svg_skia.clipped(outline, here.clip, self.bench)
        if inside is not None:
            self.layers.append(Layer(inside, painted[0], opacity))


def _current(here: _Context) -> str | None:
    painted = colour(here.style.get("color", ""), None)
    return painted[0] if painted else None
