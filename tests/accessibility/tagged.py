"""A PDF's structure read back: the tree of elements with what each owns, without any help from what wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pikepdf

from content import Stretch, stretches


@dataclass(slots=True)
class Node:
    """A structure element.

    Attributes:
        role: its type.
        kids: elements, numbers of marked content with their page, and annotations, in order.
        parent: or None, of the root.
        alt: or None.
        language: or None.
        actual: or None.
        attributes: of all owners, by name.
        object: as it stands in the file.
    """

    role: str
    kids: list[Node | Owned | Annotation] = field(default_factory=list)
    parent: Node | None = None
    alt: str | None = None
    language: str | None = None
    actual: str | None = None
    attributes: dict[str, pikepdf.Object] = field(default_factory=dict)
    object: pikepdf.Object | None = None

    def walk(self) -> Iterator[Node]:
        """It and all elements below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def within(self) -> Iterator[Node]:
        """The elements around it, the innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def all(self, role: str) -> list[Node]:
        """The elements of a role in it, in reading order."""
        return [node for node in self.walk() if node.role == role]

    @property
    def owned(self) -> list[Owned]:
        """The marked content that it holds itself."""
        return [kid for kid in self.kids if isinstance(kid, Owned)]

    @property
    def annotations(self) -> list[Annotation]:
        """The annotations that it holds itself."""
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    @property
    def path(self) -> str:
        """Its place, for people: "Document/Sect/P"."""
        return "/".join([*reversed([node.role for node in self.within()]), self.role][1:])


@dataclass(frozen=True, slots=True)
class Owned:
    """A number of marked content, on a page by its index."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that an element refers to."""

    page: int
    object: pikepdf.Object


class Tagged:
    """A document with its structure and its content."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.document = document
        self._pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self.stretches = stretches(document)
        self._said: dict[Owned, list[Stretch]] = {}
        for stretch in self.stretches:
            for number in stretch.numbers:
                self._said.setdefault(Owned(stretch.page, number), []).append(stretch)
        tree = document.Root.get("/StructTreeRoot")
        self.tree = Node("StructTreeRoot", object=tree)
        if tree is not None:
            self._add_kids(self.tree, tree.get("/K"), None)

    def content(self, owned: Owned) -> list[Stretch]:
        """What is painted under a number; nothing if there is no such mark."""
        return self._said.get(owned, [])

    def text(self, node: Node, *, glyphs: bool = False) -> str:
        """What an element says, with all below it: as it is meant, or letter by letter as it is drawn."""
        if node.actual is not None and not glyphs:
            return node.actual
        parts = []
        for kid in node.kids:
            if isinstance(kid, Node):
                parts.append(self.text(kid, glyphs=glyphs))
            elif isinstance(kid, Owned):
                parts += [s.glyphs if glyphs else s.said for s in self.content(kid)]
        return "".join(parts)

    def readings(self, *, glyphs: bool = False) -> list[str]:
        """What is read out, element by element; figures are read by their alternative text and left out here."""
        found: list[str] = []
        self._read(self.tree, found, glyphs)
        return [" ".join(text.split()) for text in found if text.strip()]

    def _read(self, node: Node, found: list[str], glyphs: bool) -> None:
        if node.role == "Figure":
            return
        if node.owned or node.actual is not None:
            found.append(self.text(node, glyphs=glyphs))
            return
        for kid in node.kids:
            if isinstance(kid, Node):
                self._read(kid, found, glyphs)

    def _add_kids(self, node: Node, kids: pikepdf.Object | int | None, page: pikepdf.Object | None) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                self._add(node, kid, page)
            else:
                node.kids.append(Owned(self._index(page), int(kid)))

    def _add(self, node: Node, kid: pikepdf.Object, page: pikepdf.Object | None) -> None:
        kind = str(kid.get("/Type", "/StructElem"))
        page = kid.get("/Pg", page if kind != "/StructElem" else None)
        if kind == "/MCR":
            node.kids.append(Owned(self._index(page), int(kid.MCID)))
        elif kind == "/OBJR":
            node.kids.append(Annotation(self._index(page), kid.Obj))
        else:
            made = Node(str(kid.S).lstrip("/"), parent=node, object=kid)
            made.alt, made.language, made.actual = (
                str(kid[key]) if key in kid else None for key in ("/Alt", "/Lang", "/ActualText")
            )
            attributes = kid.get("/A", pikepdf.Array())
            for part in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
                made.attributes |= {key.lstrip("/"): part[key] for key in part.keys() if key != "/O"}  # noqa: SIM118
            node.kids.append(made)
            self._add_kids(made, kid.get("/K"), page)

    def _index(self, page: pikepdf.Object | None) -> int:
        if page is None or page.objgen not in self._pages:
            raise ValueError("marked content of a page that is not known")
        return self._pages[page.objgen]


@contextmanager
def opened(data: bytes) -> Iterator[Tagged]:
    """A file's structure; the file stays open while it is read."""
    with pikepdf.open(io.BytesIO(data)) as document:
        yield Tagged(document)
