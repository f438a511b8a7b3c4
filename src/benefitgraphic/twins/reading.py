"""Frames read out: what a page says, as a tree of elements, in the order in which it is read.

The words are those of the picture, since they are taken from it: nothing is said twice, and nothing is forgotten.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benefitgraphic.graphics.frame import Frame, Group, PartRole, Table, Tag, TextRun, item_rect
from benefitgraphic.graphics.geometry import Point, Rect, around
from benefitgraphic.text import unhyphenated

# Roles that hold elements alone: text in them and in nothing else is what each page repeats.
_GROUPING = frozenset({"Document", "Sect", "L", "LI"})
# Roles whose meaning is their alternative text and their table, not what is drawn in them.
_TOLD = frozenset({"Figure", "TR"})
# Those that stand where they are drawn.
_DRAWN = frozenset({"Figure", "Table"})
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a page, whose index is counted from 0; in points from the page's top left."""

    page: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Element:
    """Something said: a heading, a paragraph, a list, a chart.

    Attributes:
        role: as `Tag.role`, from Document to Link.
        kids: in reading order; texts are separate where they are separate paragraphs.
        alt: what is said of a Figure or a Table.
        table: the figures that it shows.
        link: where a Link leads.
        key: names it among its neighbours.
        part: what a paragraph says of a metric.
        places: where its own words stand, or its drawing.
    """

    role: str
    kids: tuple[Element | str, ...] = ()
    alt: str | None = None
    table: Table | None = None
    link: str | None = None
    key: str | None = None
    part: PartRole | None = None
    places: tuple[Place, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """All that is said in it, without charts."""
        return " ".join(filter(None, (kid if isinstance(kid, str) else kid.text for kid in self.kids)))

    def walk(self) -> Iterator[Element]:
        """Yield this element and every element below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, *roles: str) -> list[Element]:
        """Return this element and those below that have one of the roles, in reading order."""
        return [element for element in self.walk() if element.role in roles]


def read(frames: Sequence[Frame], band: tuple[float, float] | None = None) -> Element:
    """Return the document that pages make up; pieces laid out with the same key become one element again.

    Args:
        frames: the pages.
        band: of one page, only what stands between two heights, in points from its top.
    """
    root = _Growing(Tag("Document"))
    for page, frame in enumerate(frames):
        _gather(frame, root, Place(page, Rect(0, 0, 0, 0)), band or (-math.inf, math.inf))
    return root.grown()


@dataclass(slots=True)
class _Growing:
    """An element while it is read."""

    tag: Tag
    link: str | None = None
    kids: list[_Growing | list[str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def kid(self, tag: Tag, link: str | None) -> _Growing:
        """Return the element below for a tag: a new one, or the one that its key already names."""
        if tag.key is not None:
            for kid in self.kids:
                if isinstance(kid, _Growing) and kid.tag.key == tag.key and kid.tag.role == tag.role:
                    return kid
        made = _Growing(tag, link)
        self.kids.append(made)
        return made

    def grown(self) -> Element:
        tag = self.tag
        kids = (kid.grown() if isinstance(kid, _Growing) else _plain("".join(kid)) for kid in self.kids)
        # What has nothing to say, such as a list whose items stand elsewhere, is not there.
        said = tuple(kid for kid in kids if kid and (isinstance(kid, str) or kid.kids or kid.alt))
        return Element(tag.role, said, tag.alt, tag.table, self.link, tag.key, tag.part, places=tuple(self.places))


def _gather(frame: Frame, owner: _Growing, place: Place, band: tuple[float, float]) -> None:
    """Add what a frame says to the element that it belongs to; of its place, only the corner counts."""
    top, bottom = band
    origin = Point(place.rect.x, place.rect.y)
    if owner.tag.role not in _GROUPING | _TOLD:
        placed = [(origin.moved(at.x, at.y), item) for at, item in frame.items if isinstance(item, TextRun)]
        runs = [(at, run) for at, run in placed if top <= at.y < bottom]
        if runs:
            owner.kids.append([run.text if run.actual is None else run.actual for _, run in runs])
            owner.places.append(Place(place.page, around(item_rect(at, run) for at, run in runs)))
    for corner, item in frame.items:
        if not isinstance(item, Group) or owner.tag.role in _TOLD:
            continue
        at, tag = origin.moved(corner.x, corner.y), item.tag
        there = Place(place.page, item_rect(at, item))
        if tag is None or tag.role == "Document":
            _gather(item.frame, owner, there, band)
        elif tag.role != "TR" and (tag.role not in _DRAWN or top <= at.y < bottom):
            kid = owner.kid(tag, item.link)
            if tag.role in _DRAWN:
                kid.places.append(there)
            _gather(item.frame, kid, there, band)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACES.sub(" ", unhyphenated(text)).strip(" "))
