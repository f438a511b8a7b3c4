"""Marked content, written while pages are painted: which element of the structure owns each stretch of them.

A page's content becomes marked-content sequences, one after another, each owned by an element or by none (ISO 32000-1,
14.6 and 14.7). Sequences never nest, since poppler loses what follows a nested one: a few words in another language, or
whose letters don't say what they mean, have one of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.structure import Element


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


@dataclass(slots=True)
class Painted:
    """An element as it is in the file.

    Attributes:
        role: its structure type.
        page: index of the page on which it begins.
        box: its rectangle there, in points with y up.
        kids: what it owns, in the order of painting.
        actual: what is painted in it means this, in the order in which it is read; None if its letters say so.
    """

    role: str
    page: int
    box: Rect
    kids: list[Element | MarkedContent | Link] = field(default_factory=list)
    actual: str | None = None


class Marker:
    """The operators around what belongs to each element, and what each owns in the file.

    Attributes:
        root: the Document.
        painted: all elements that are painted, and `Span` elements for texts that run from right to left.
    """

    def __init__(self, root: Element, *, linked: bool) -> None:
        """Begin.

        Args:
            root: the Document, whose tag names its language.
            linked: whether links are live; where not, they are paragraphs.
        """
        self._write: Callable[[bytes], object] = len  # no page yet
        self._linked = linked
        self.root = root
        self.painted = {root: Painted("Document", 0, Rect(0, 0, 0, 0))}
        self._page = -1
        self._count = 0
        self._owner: Element | None = None
        self._open = False

    def begin_page(self, write: Callable[[bytes], None]) -> None:
        """Begin the next page, nothing of which is owned yet; ``write`` adds operators to it."""
        self._write = write
        self._page += 1
        self._count = 0

    def end_page(self) -> None:
        """Close whatever is open."""
        if self._open:
            self._write(b"EMC\n")
        self._open, self._owner = False, None

    def begin(self, element: Element, parent: Element, box: Rect) -> None:
        """Place an element below its parent, unless a piece of it has been painted before."""
        if element not in self.painted:
            role = "P" if element.role == "Link" and not self._linked else element.role
            self.painted[element] = Painted(role, self._page, box)
            self.painted[parent].kids.append(element)

    def link(self, owner: Element, box: Rect, url: str) -> None:
        """Add a live rectangle to the element, which is a Link."""
        if self._linked:
            self.painted[owner].kids.append(Link(self._page, box, url))

    def own_backwards(self, owner: Element, text: str) -> None:
        """Assign what is painted from here on to the element: right-to-left text, or what follows such text.

        It stands in the file from left to right. What it means is said by an element of its own: what a mark says is
        taken by poppler and pdfium for letters as they stand, and turned round once more.
        """
        begun = self._begun(owner)
        if begun is None and (not owner.holds_text or owner.role == "Figure" or text.isspace()):
            self.own(owner if owner.holds_text else None, text=True)
            return
        if begun is None:
            begun = Element(Tag("Span"))
            self.begin(begun, owner, Rect(0, 0, 0, 0))
        said = self.painted[begun]
        said.actual = f"{said.actual or ''}{text}"
        self.own(begun, text=True)

    def goes_on_backwards(self, owner: Element) -> bool:
        """Whether the last text of the element ran from right to left: what follows there is told together with it."""
        return self._begun(owner) is not None

    def _begun(self, owner: Element) -> Element | None:
        last = next(reversed(self.painted[owner].kids), None)
        if not isinstance(last, Element):
            return None
        said = self.painted[last]
        return last if said.actual is not None and said.page == self._page else None

    def own(
        self,
        owner: Element | None,
        *,
        text: bool = False,
        actual: str | None = None,
        language: str | None = None,
    ) -> bytes:
        """Assign what is painted from here on to the element; without one it is decoration, or the page's foot.

        Args:
            owner: the element, or None.
            text: whether it is text.
            actual: what it means, if its letters don't say so.
            language: BCP 47.

        Returns:
            The operator that begins a sequence for the next text alone, to be written within that text and ended with
            it; empty if the text belongs to the sequence that has begun.
        """
        entries = b"" if owner is None else _said(actual, None if language == self.root.tag.language else language)
        if self._open and owner is self._owner and not entries:
            return b""
        self.end_page()
        if owner is None:
            self._open = True
            # Text that belongs to no element is what each page repeats (table 331).
            kind = b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n" if text else b"/Artifact BMC\n"
            self._write(kind)
            return b""
        painted = self.painted[owner]
        painted.kids.append(MarkedContent(self._page, self._count))
        role = b"Span" if entries else painted.role.encode("ascii")
        begun = b"/%s <</MCID %d%s>> BDC\n" % (role, self._count, entries)
        self._count += 1
        if entries:
            return begun
        self._open, self._owner = True, owner
        self._write(begun)
        return b""


def _said(actual: str | None, language: str | None) -> bytes:
    """Return the entries of a mark that say what it means, and in which language (14.9.2 and 14.9.4)."""
    entries = b""
    if actual is not None:
        entries += b"/ActualText<FEFF%s>" % actual.encode("utf-16-be").hex().upper().encode("ascii")
    if language:
        entries += b"/Lang(%s)" % language.encode("ascii", "replace")
    return entries
