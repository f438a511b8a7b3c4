"""The structure tree in the file: elements, what they own on each page, and the way back (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections import defaultdict

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from benefitgraphic.export.links import annotation
from benefitgraphic.export.marked_content import Link, MarkedContent, Marker, Painted
from benefitgraphic.graphics.structure import Element


def write_tags(document: Pdf, marked: Marker) -> None:
    """Add the elements that are painted, and the annotations of their links."""
    _Tree(document, marked).write()
    document.Root.MarkInfo = Dictionary(Marked=True)


class _Tree:
    def __init__(self, document: Pdf, marked: Marker) -> None:
        self._document = document
        self._marked = marked
        self._pages = [page.obj for page in document.pages]
        # Of each page: the element that owns each sequence.
        self._owners: dict[int, list[Object]] = defaultdict(list)
        self._links: list[tuple[Object, Object]] = []

    def write(self) -> None:
        tree = self._document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top = self._element(self._marked.root, tree)
        tree.K = Array([top])
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
            # Whoever moves by the keyboard meets links in the order of the structure.
            page.Tabs = Name.S
            numbers.append(number)
            numbers.append(self._document.make_indirect(Array(self._owners[number])))
        for number, (link, owner) in enumerate(self._links, start=len(self._pages)):
            link.StructParent = number
            numbers.append(number)
            numbers.append(owner)
        tree.ParentTree = self._document.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pages) + len(self._links)
        self._document.Root.StructTreeRoot = tree

    def _element(self, element: Element, parent: Object) -> Object:
        tag, painted = element.tag, self._marked.painted[element]
        made = self._document.make_indirect(Dictionary(S=Name("/" + painted.role), P=parent))
        own = next((kid.page for kid in painted.kids if not isinstance(kid, Element)), None)
        if own is not None:
            made.Pg = self._pages[own]
        kids = [self._kid(kid, made, own) for kid in painted.kids if not self._is_empty(kid)]
        made.K = kids[0] if len(kids) == 1 else Array(kids)
        if tag.alt and tag.role == "Figure":
            made.Alt = String(tag.alt)
        if tag.language:
            made.Lang = String(tag.language)
        if painted.actual is not None:
            made.ActualText = String(painted.actual)
        attributes = _attributes(element, painted)
        if attributes is not None:
            made.A = attributes
        return made

    def _kid(self, kid: Element | MarkedContent | Link, owner: Object, page: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self._element(kid, owner)
        if isinstance(kid, Link):
            link = annotation(self._document, kid)
            self._links.append((link, owner))
            return Dictionary(Type=Name.OBJR, Obj=link, Pg=self._pages[kid.page])
        owners = self._owners[kid.page]
        owners += [owner] * (kid.number + 1 - len(owners))
        owners[kid.number] = owner
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)

    def _is_empty(self, kid: Element | MarkedContent | Link) -> bool:
        """Whether nothing of it was painted; a table's empty cell still holds its place."""
        return (
            isinstance(kid, Element)
            and kid.role not in ("TD", "TH")
            and all(self._is_empty(below) for below in self._marked.painted[kid].kids)
        )


def _attributes(element: Element, painted: Painted) -> Dictionary | None:
    """Return what readers are told beyond the role (ISO 32000-1, 14.8.5)."""
    tag = element.tag
    if tag.role == "Figure":
        box = painted.box
        corners = [round(v, 2) for v in (box.x, box.y, box.right, box.bottom)]
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=corners)
    if tag.role == "L":
        numbered = bool(element.all("Lbl"))
        return Dictionary(O=Name.List, ListNumbering=Name.Decimal if numbered else Name("/None"))
    if tag.role == "TH" and tag.scope:
        return Dictionary(O=Name.Table, Scope=Name("/" + tag.scope))
    if tag.role == "Table" and tag.alt:
        return Dictionary(O=Name.Table, Summary=String(tag.alt))
    return None
