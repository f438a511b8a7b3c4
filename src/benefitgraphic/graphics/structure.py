"""The structure tree of pages: what they say, as elements in the order in which it is read.

It is made from finished frames, so that its words are those of the picture: nothing is said twice, and nothing is
forgotten. What a group has no tag for belongs to the element around it, and equal keys are one element.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benefitgraphic.graphics.frame import Frame, Group, Tag, TextRun, item_rect
from benefitgraphic.graphics.geometry import Point, Rect, around
from benefitgraphic.graphics.text.breaking import unhyphenated

# Roles that hold elements alone: text in them and in nothing else is what each page repeats, and shapes are decoration.
_GROUPING = frozenset({"Document", "Sect", "L", "LI", "Table", "TR"})
# Roles whose meaning is their alternative text and their table, not what is drawn in them.
_TOLD = frozenset({"Figure", "TR"})
# Those that stand where they are drawn.
_DRAWN = frozenset({"Figure", "Table"})
_SPACES = re.compile(r"[ \t\r\n]+")
_WHOLE = (-math.inf, math.inf)


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a page, whose index is counted from 0; in points from the page's top left."""

    page: int
    rect: Rect


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """Something said: a heading, a paragraph, a list, a chart.

    Attributes:
        tag: what it is; of an element in several pieces, that of the first.
        kids: in reading order; texts are separate where they are separate paragraphs.
        link: where a Link leads.
        places: where its own words stand, or its drawing.
    """

    tag: Tag
    kids: tuple[Element | str, ...] = ()
    link: str | None = None
    places: tuple[Place, ...] = ()

    @property
    def role(self) -> str:
        """As `Tag.role`, from Document to Link."""
        return self.tag.role

    @property
    def holds_text(self) -> bool:
        """Whether text may stand in it."""
        return self.role not in _GROUPING

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


@dataclass(frozen=True, slots=True)
class Structure:
    """A tree, and whose each group is.

    Attributes:
        root: the Document.
        owners: of each group of each page, in the order of `Frame.walk`: its own element, or that of a group around it.
            Those within a chart are not in the tree.
    """

    root: Element
    owners: tuple[Element, ...]


def read(frames: Sequence[Frame], band: tuple[float, float] = _WHOLE) -> Element:
    """Return the document that pages make up; pieces laid out with the same key become one element again.

    Args:
        frames: the pages.
        band: of one page, only what stands between two heights, in points from its top.
    """
    return structure(frames, band=band).root


def structure(frames: Sequence[Frame], language: str | None = None, band: tuple[float, float] = _WHOLE) -> Structure:
    """Return the same with the owners of groups; the language, BCP 47, is the document's."""
    root = _Growing(Tag("Document", language=language))
    corner = Rect(0, 0, 0, 0)
    owners = [own for page, frame in enumerate(frames) for own in _gather(frame, root, Place(page, corner), band)]
    return Structure(root.grown(), tuple(owner.grown() for owner in owners))


@dataclass(slots=True)
class _Growing:
    """An element while it is read."""

    tag: Tag
    link: str | None = None
    kids: list[_Growing | str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    made: Element | None = None

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
        """Return the element, of which there is one."""
        if self.made is None:
            kids = [] if self.tag.role in _TOLD else [k if isinstance(k, str) else k.grown() for k in self.kids]
            # What has nothing to say, such as a list whose items stand elsewhere, is not there.
            said = tuple(kid for kid in kids if kid and (isinstance(kid, str) or kid.kids or kid.tag.alt))
            self.made = Element(self.tag, said, self.link, tuple(self.places))
        return self.made


def _gather(frame: Frame, owner: _Growing, place: Place, band: tuple[float, float]) -> Iterator[_Growing]:
    """Add what a frame says to the element that it belongs to, and yield the owners of its groups.

    Of its place, only the corner counts.
    """
    top, bottom = band
    origin = Point(place.rect.x, place.rect.y)
    if owner.tag.role not in _GROUPING | _TOLD:
        placed = [(origin.moved(at.x, at.y), item) for at, item in frame.items if isinstance(item, TextRun)]
        runs = [(at, run) for at, run in placed if top <= at.y < bottom]
        if runs:
            owner.kids.append(_plain("".join(run.meant for _, run in runs)))
            owner.places.append(Place(place.page, around(item_rect(at, run) for at, run in runs)))
    for corner, item in frame.items:
        if not isinstance(item, Group):
            continue
        at, tag = origin.moved(corner.x, corner.y), item.tag or (Tag("Link") if item.link else None)
        there, kid = Place(place.page, item_rect(at, item)), owner
        if tag is not None and tag.role != "Document":
            if tag.role in _DRAWN and not top <= at.y < bottom:
                continue
            kid = owner.kid(tag, item.link)
            if tag.role in _DRAWN:
                kid.places.append(there)
        yield kid
        yield from _gather(item.frame, kid, there, band)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACES.sub(" ", unhyphenated(text)).strip(" "))
