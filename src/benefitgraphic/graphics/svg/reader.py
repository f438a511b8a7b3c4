"""Paints what an SVG tree says, shape by shape, into layers; `places` says where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg import clips as svg_clips
from benefitgraphic.graphics.svg import layers as svg_layers
from benefitgraphic.graphics.svg import skia as svg_skia
from benefitgraphic.graphics.svg import view as svg_view
from benefitgraphic.graphics.svg.document import Drawing, Layer
from benefitgraphic.graphics.svg.elements import check, refuse
from benefitgraphic.graphics.svg.paints import painted, referenced
from benefitgraphic.graphics.svg.paths import SHAPES
from benefitgraphic.graphics.svg.places import Context, Places
from benefitgraphic.graphics.svg.properties import MARKERS
from benefitgraphic.graphics.svg.style import BARE, Paint, colour, share
from benefitgraphic.graphics.svg.tree import MAX_DEPTH, REPAIR, Node, TooMuch

_MAX_CLIPS_WITHIN = 8
_MOST_PROBLEMS = 50

_AS_PNG = "save the drawing as PNG, at least 1,000 pixels wide"


class Reader:
    """Reads one drawing; limits count over the whole of it."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.problems: list[ArtworkProblem] = []
        self.layers: list[Layer] = []
        self.clips = 0
        ids: dict[str, Node] = {}
        self.places = Places(root, ids, check(root, ids, self.problems))

    def drawing(self) -> Drawing:
        """Return the drawing.

        Raises:
            ArtworkProblem: it can't be drawn as it is meant; with all that is in the way.
        """
        shown = self.places.bench.box
        try:
            self.places.sheet.match(self.root)
            style = self.places.style_of(self.root)
            view = svg_view.outermost(self.root, style)
            shown = view.shown
            self.places.bench = svg_skia.Bench(shown)
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

    def collected(self, nodes: Sequence[Node], here: Context) -> list[Layer]:
        """Return the layers of these elements alone."""
        before, self.layers = self.layers, []
        try:
            for node in nodes:
                self._visit(node, here)
            return self.layers
        finally:
            self.layers = before

    def _visit(self, node: Node, outer: Context) -> None:
        try:
            here = self.places.placed(node, outer)
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
        if opacity <= 0:
            return
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
        self.layers = svg_layers.laid(self.layers, svg_layers.faded(group, opacity), self.places.bench)

    def _contents(self, node: Node, here: Context) -> None:
        refuse(node, here.style)
        if node.tag in SHAPES:
            self._shape(node, here)
            return
        for child, there in self.places.inside(node, here):
            self._visit(child, there)

    def _shape(self, node: Node, here: Context) -> None:
        style = here.style
        outline = self.places.outline(node, here)
        if style.get("visibility", "visible").lower() != "visible" or outline is None:
            return
        if node.tag in ("path", "line", "polyline", "polygon"):
            named = [referenced(style[name]) for name in MARKERS if style.get(name, "none").lower() != "none"]
            if any(name is None or name in self.places.ids for name in named):
                raise ArtworkProblem(
                    "the drawing's lines have markers (arrow heads or dots)", "turn them into outlines"
                )
        for paint in _paint_order(style.get("paint-order", "normal")):
            if share(style.get(f"{paint}-opacity")) <= 0 or (paint == "stroke" and self.places.is_thin(here)):
                continue
            found = painted(style, paint, paths.bounds(outline), self.places.ids, self.places.style_of)
            if found is None:
                continue
            area: Path | None = self.places.filled(outline, here, "fill-rule") if paint == "fill" else None
            if paint == "stroke":
                area = self._stroked(node, outline, here)
            if area is not None:
                self._add(area, found, here, f"{paint}-opacity")

    def _stroked(self, node: Node, outline: Path, here: Context) -> Path | None:
        style = here.style
        hint = "turn the line into an outline (Illustrator: Outline Stroke; Inkscape: Stroke to Path)"
        if style.get("vector-effect", "none").lower() == "non-scaling-stroke":
            raise ArtworkProblem("the drawing has lines that stay as wide at any size", hint)
        if "pathLength" in node.attributes and style.get("stroke-dasharray", "none").lower() != "none":
            raise ArtworkProblem("the drawing has dashes that are counted by pathLength", hint)
        diagonal = ((here.view.width**2 + here.view.height**2) / 2) ** 0.5
        line = svg_skia.stroked(outline, style, here.matrix, diagonal, self.places.bench)
        if line is not None:
            self.places.count(line)
        return line

    def _add(self, area: Path, found: tuple[Paint, float], here: Context, share_of: str) -> None:
        opacity = found[1] * share(here.style.get(share_of))
        inside = self.places.cut(area, here.clip)
        if opacity > 0 and inside is not None:
            self.layers = svg_layers.laid(self.layers, [Layer(inside, ((found[0], opacity),))], self.places.bench)

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
    """Resolve layers without a colour: black, as in SVG, if the drawing names any colour, else the icon's own."""
    every = {fill for layer in layers for fill, _ in layer.paint}
    bare = None if every <= {None, BARE} else "#000000"
    return tuple(
        Layer(layer.path, tuple((bare if fill == BARE else fill, part) for fill, part in layer.paint))
        for layer in layers
    )
