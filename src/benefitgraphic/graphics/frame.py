"""What layout produces: sized, positioned, tagged, immutable.

The tree's order is paint order and reading order. An item without a tagged ancestor is decoration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from matplotlib.path import Path

from benefitgraphic.diagnostics import Where
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.images import Image
from benefitgraphic.graphics.text.fonts import Font, extents
from benefitgraphic.graphics.text.shaping import advance


@dataclass(frozen=True, slots=True)
class TableRow:
    """A figure in a table.

    Attributes:
        name: the row's header: a year, or a category.
        said: the figure in words.
        value: the same as a number; None is not known.
        year: that it is of.
        category: or empty.
    """

    name: str
    said: str
    value: Decimal | None
    year: int
    category: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures that a chart shows, each in full: two columns with their headers, a row an entry.

    Attributes:
        caption: what they are of.
        header: over names and figures.
        rows: at least one.
        rest: what the chart shows in place of the rows that it has no room for: their sum.
    """

    caption: str
    header: tuple[str, str]
    rows: tuple[TableRow, ...]
    rest: TableRow | None = None


# What a paragraph says of a metric; or the year of all of them.
PartRole = Literal["figure", "change", "definition", "note", "year"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element of the accessible document (ISO 32000-1, 14.8.4).

    Attributes:
        role: Document, Sect, H1 to H3, P, L, LI, Lbl, LBody, Figure, Table, TR, TH, TD, Caption, Link or Span.
        alt: the text that stands for a Figure.
        language: BCP 47, where it differs from the document's.
        key: names an element that is painted in several pieces (a list over two pages); equal keys are one element.
        scope: Row or Column, for a TH.
        table: the figures that a Figure or a Table shows, for where it becomes text.
        part: what a paragraph says of a metric, or that it is the year, so that nobody guesses it from its words or its
            place.
    """

    role: str
    alt: str | None = None
    language: str | None = None
    key: str | None = None
    scope: str | None = None
    table: Table | None = None
    part: PartRole | None = None


@dataclass(frozen=True, slots=True)
class TextRun:
    """Glyphs of one font on one line; its place is the left end of the baseline.

    Attributes:
        text: as it is drawn, with the space or hyphen that ends a wrapped line.
        font: one font file, which has every glyph of the text.
        size: in points.
        colour: ``#RRGGBB``.
        advance: width in points, without the trailing space.
        language: BCP 47.
        actual: what the text means where that differs from what is drawn (a hyphen added at a line's end).
        backwards: it runs from right to left; its text is in the order in which it is read all the same.
    """

    text: str
    font: Font
    size: float
    colour: str
    advance: float
    language: str
    actual: str | None = None
    backwards: bool = False

    @property
    def meant(self) -> str:
        """What the text means, in the order in which it is read."""
        return self.text if self.actual is None else self.actual

    @property
    def hang(self) -> float:
        """How far the space that ends a wrapped line reaches out at the left, in points; where it does so."""
        if not (self.backwards and self.text.endswith(" ")):
            return 0.0
        return max(0.0, advance(self.text, self.font, self.language, backwards=True) * self.size - self.advance)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along an outline, centred on it: colour ``#RRGGBB``, width in points."""

    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked outline.

    Attributes:
        path: in points, from the shape's place.
        fill: ``#RRGGBB`` or None.
        stroke: or None.
        crisp: its upright edges may be moved to whole device pixels.
        pictured: it is part of a drawing, a code or a letter, which mirrored would be another one or none. Such shapes
            next to one another are one picture.
    """

    path: Path
    fill: str | None = None
    stroke: Stroke | None = None
    crisp: bool = False
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image, drawn at a size in points."""

    image: Image
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """A frame within a frame, with what it means and where it was written.

    Attributes:
        frame: its content.
        tag: its structure element, if it has one.
        clip: an outline outside which nothing is painted.
        link: the URL that the group's rectangle leads to.
        where: the place in the config, for problems found late.
    """

    frame: Frame
    tag: Tag | None = None
    clip: Path | None = None
    link: str | None = None
    where: Where | None = None


Item = Group | TextRun | Shape | Picture


@dataclass(frozen=True, slots=True)
class Frame:
    """A laid-out rectangle.

    Attributes:
        width: in points.
        height: in points.
        items: each with its place; paint order and reading order.
        baseline: of the first line of text, from the top, if there is one.
    """

    width: float
    height: float
    items: tuple[tuple[Point, Item], ...] = ()
    baseline: float | None = None

    def walk(self, origin: Point = Point(0, 0)) -> Iterator[tuple[Point, Item]]:  # noqa: B008
        """Every item below, depth first, groups before their content, with absolute places."""
        for place, item in self.items:
            at = origin.moved(place.x, place.y)
            yield at, item
            if isinstance(item, Group):
                yield from item.frame.walk(at)

    def dump(self) -> str:
        """Return the frame as readable text, one line per item: the format of the golden tests."""
        return f"frame {_n(self.width)} x {_n(self.height)}\n" + "".join(_dump(self, 1))


def item_rect(place: Point, item: Item) -> Rect:
    """Return the rectangle an item takes: a text run's advance by ascent and descent, a shape's outline."""
    if isinstance(item, TextRun):
        ascent, descent = extents(item.font, item.size)
        return Rect(place.x, place.y - ascent, item.advance, ascent + descent)
    if isinstance(item, Shape):
        box = paths.bounds(item.path)
        return Rect(place.x + box.x, place.y + box.y, box.width, box.height)
    if isinstance(item, Picture):
        return Rect(place.x, place.y, item.width, item.height)
    return Rect(place.x, place.y, item.frame.width, item.frame.height)


def _n(number: float) -> str:
    return (
        f"{number:.2f}".rstrip("0").rstrip(".").replace("-0", "0")
        if abs(number) < 0.005
        else (f"{number:.2f}".rstrip("0").rstrip("."))
    )


def _dump(frame: Frame, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for place, item in frame.items:
        at = f"{pad}{_n(place.x)},{_n(place.y)} "
        if isinstance(item, TextRun):
            actual = "" if item.actual is None else f" means {item.actual!r}"
            end = " backwards" if item.backwards else ""
            how = f"{item.font.name} {_n(item.size)} {item.colour} +{_n(item.advance)}{end}"
            yield f"{at}text {item.text!r}{actual} {how}\n"
        elif isinstance(item, Shape):
            box = paths.bounds(item.path)
            stroke = f" stroke {item.stroke.colour} {_n(item.stroke.width)}" if item.stroke else ""
            fill = f" fill {item.fill}" if item.fill else ""
            yield f"{at}shape {_n(box.width)} x {_n(box.height)}{fill}{stroke}\n"
        elif isinstance(item, Picture):
            yield f"{at}picture {_n(item.width)} x {_n(item.height)}\n"
        else:
            part = f" {item.tag.part}" if item.tag and item.tag.part else ""
            tag = f" <{item.tag.role}{part}>" if item.tag else ""
            alt = f" alt {item.tag.alt!r}" if item.tag and item.tag.alt else ""
            link = f" link {item.link}" if item.link else ""
            yield f"{at}group {_n(item.frame.width)} x {_n(item.frame.height)}{tag}{alt}{link}\n"
            yield from _dump(item.frame, depth + 1)
