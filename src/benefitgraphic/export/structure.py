"""The accessible structure of a PDF, gathered while its pages are painted: which element owns each stretch of them.

A page's content becomes marked-content sequences, one after another, each owned by an element or by none (ISO 32000-1,
14.6 and 14.7). Sequences never nest, since poppler loses what follows a nested one: a few words in another language, or
whose letters don't say what they mean, have one of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.geometry import Rect

# Roles that hold elements alone: what is painted in them and in nothing else is decoration.
_GROUPING = frozenset({"Document", "Sect", "L", "LI", "Table", "TR"})


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked-content sequence: its page's index from 0 and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to a URL: the page's index from 0, points with y up from the lower left."""

    page: int
    box: Rect
    url: str


@dataclass(slots=True, eq=False)
class StructureElement:
    """A structure element, growing while it is painted.

    Attributes:
        tag: what it is.
        page: index of the page on which it begins.
        box: its rectangle there, in points with y up.
        kids: in reading order.
        said: the texts painted in it and in nothing below it.
        actual: what is painted in it means this, in the order in which it is read; None if its letters say so.
    """

    tag: Tag
    page: int
    box: Rect
    kids: list[StructureElement | MarkedContent | Link] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    actual: str | None = None

    @property
    def holds_text(self) -> bool:
        """Whether text may stand in it."""
        return self.tag.role not in _GROUPING

    @property
    def is_picture(self) -> bool:
        """Whether shapes are part of what it means."""
        return self.tag.role == "Figure"

    @property
    def text(self) -> str:
        """What is said in it, without what its own elements say."""
        return " ".join("".join(self.said).split())

    def walk(self) -> Iterator[StructureElement]:
        """Yield the element and every element below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                yield from kid.walk()


class Structure:
    """The elements of a file, and the operators around what belongs to each."""

    def __init__(self, write: Callable[[bytes], None], language: str, *, linked: bool) -> None:
        """Begins.

        Args:
            write: adds operators to the page being painted.
            language: of the document, BCP 47.
            linked: whether links are live; where not, they are paragraphs.
        """
        self._write = write
        self._linked = linked
        self.language = language
        self.root = StructureElement(Tag("Document", language=language), 0, Rect(0, 0, 0, 0))
        self._page = -1
        self._count = 0
        self._owner: StructureElement | None = None
        self._open = False
        # Whether what is open says what it means.
        self._special = False

    def begin_page(self) -> None:
        """Begin the next page; nothing of it is owned yet."""
        self._page += 1
        self._count = 0

    def end_page(self) -> None:
        """Close whatever is open."""
        if self._open:
            self._write(b"EMC\n")
        self._open, self._owner, self._special = False, None, False

    def element(self, parent: StructureElement, tag: Tag, box: Rect) -> StructureElement:
        """Return the element for a tag: a new one, or the one that its key names already."""
        if tag.role == "Document":
            return self.root
        if tag.role == "Link" and not self._linked:
            tag = replace(tag, role="P")
        if tag.key is not None:
            for kid in parent.kids:
                if isinstance(kid, StructureElement) and kid.tag.key == tag.key and kid.tag.role == tag.role:
                    return kid
        made = StructureElement(tag, self._page, box)
        parent.kids.append(made)
        return made

    def link(self, owner: StructureElement, box: Rect, url: str) -> None:
        """Add a live rectangle to the element, which is a Link."""
        if self._linked:
            owner.kids.append(Link(self._page, box, url))

    def own_backwards(self, owner: StructureElement, text: str) -> None:
        """Assign what is painted from here on to the element: right-to-left text, or what follows such text.

        It stands in the file from left to right. What it means is said by an element of its own: what a mark says is
        taken by poppler and pdfium for letters as they stand, and turned round once more.
        """
        begun = self._begun(owner)
        if begun is None and (not owner.holds_text or owner.is_picture or text.isspace()):
            self.own(owner if owner.holds_text else None, text=True)
            return
        if begun is None:
            begun = StructureElement(Tag("Span"), self._page, Rect(0, 0, 0, 0), actual="")
            owner.kids.append(begun)
        begun.actual = f"{begun.actual}{text}"
        self.own(begun, text=True)

    def goes_on_backwards(self, owner: StructureElement) -> bool:
        """Whether the last text of the element ran from right to left: what follows there is told together with it."""
        return self._begun(owner) is not None

    def _begun(self, owner: StructureElement) -> StructureElement | None:
        last = owner.kids[-1] if owner.kids else None
        told = isinstance(last, StructureElement) and last.actual is not None and last.page == self._page
        return last if told and isinstance(last, StructureElement) else None

    def own(
        self,
        owner: StructureElement | None,
        *,
        text: bool = False,
        actual: str | None = None,
        language: str | None = None,
    ) -> None:
        """Assign what is painted from here on to the element; without one it is decoration, or the page's foot.

        Args:
            owner: the element, or None.
            text: whether it is text.
            actual: what it means, if its letters don't say so.
            language: BCP 47.
        """
        entries = b"" if owner is None else _said(actual, None if language == self.language else language)
        if self._open and owner is self._owner and not entries and not self._special:
            return
        if self._open:
            self._write(b"EMC\n")
        self._open, self._owner, self._special = True, owner, bool(entries)
        if owner is None:
            # Text that belongs to no element is what each page repeats (table 331).
            kind = b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n" if text else b"/Artifact BMC\n"
            self._write(kind)
            return
        owner.kids.append(MarkedContent(self._page, self._count))
        role = b"Span" if entries else owner.tag.role.encode("ascii")
        self._write(b"/%s <</MCID %d%s>> BDC\n" % (role, self._count, entries))
        self._count += 1


def _said(actual: str | None, language: str | None) -> bytes:
    """Return the entries of a mark that say what it means, and in which language (14.9.2 and 14.9.4)."""
    entries = b""
    if actual is not None:
        entries += b"/ActualText<FEFF%s>" % actual.encode("utf-16-be").hex().upper().encode("ascii")
    if language:
        entries += b"/Lang(%s)" % language.encode("ascii", "replace")
    return entries
