"""What a PDF says about itself as a whole: language, title, standards, bookmarks, colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pikepdf

from benefitgraphic.edition import Edition
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.text.breaking import unhyphenated
from tagged import Node, Owned, Tagged

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}
_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
# How far above a heading's letters a bookmark may lead, in points.
_ABOVE = 72


def about(tagged: Tagged, edition: Edition) -> Iterator[str]:
    """Title, language, and that both are shown."""
    root = tagged.document.Root
    if str(root.get("/Lang", "")) != edition.language:
        yield f"the language is {root.get('/Lang')}, not {edition.language}"
    for node in tagged.tree.all("Document"):
        if node.language not in (None, edition.language):
            yield f"the structure's language is {node.language}"
    if str(tagged.document.docinfo.get("/Title", "")) != unhyphenated(edition.title.text):
        yield f"the title is {tagged.document.docinfo.get('/Title')}"
    if not bool(root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)):
        yield "the window shows the file's name instead of the title"
    if not bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)):
        yield "nothing says that the file is tagged"
    if bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Suspects", False)):
        yield "its tags are called suspect"


def metadata(tagged: Tagged, edition: Edition) -> Iterator[str]:
    """XMP names the standards, and says the same as the other places."""
    stream = tagged.document.Root.get("/Metadata")
    if stream is None:
        yield "there is no XMP"
        return
    xml = ElementTree.fromstring(stream.read_bytes())
    info = tagged.document.docinfo

    def said(path: str) -> str | None:
        return xml.findtext(f".//{path}", namespaces=_NAMES)

    wanted = {
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "dc:title/rdf:Alt/rdf:li": str(info.get("/Title", "")),
        "dc:language/rdf:Bag/rdf:li": edition.language,
        "dc:creator/rdf:Seq/rdf:li": str(info["/Author"]) if "/Author" in info else None,
    }
    for path, value in wanted.items():
        if said(path) != value:
            yield f"XMP: {path} is {said(path)!r}, not {value!r}"


def colours(tagged: Tagged) -> Iterator[str]:
    """The file says what its colours mean, by a profile of as many channels as it says."""
    intents = [i for i in tagged.document.Root.get("/OutputIntents", []) if str(i.S) == "/GTS_PDFA1"]
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "nothing says what the colours mean"
        return
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    channels = {b"RGB ": 3, b"CMYK": 4}.get(data[16:20])
    if data[36:40] != b"acsp" or int(profile.N) != channels:
        yield f"the profile of {data[16:20]!r} is said to have {profile.N} channels"


def bookmarks(tagged: Tagged, ink: dict[Owned, Rect]) -> Iterator[str]:
    """They are the headings, as deep as these, and lead to their places."""
    headings = [node for node in tagged.tree.walk() if node.role in _LEVELS]
    with tagged.document.open_outline() as outline:
        found = list(_flat(outline.root, 1))
    wanted = [" ".join(tagged.text(node).split()) for node in headings]
    if [" ".join(str(item.title).split()) for item, _ in found] != wanted:
        yield f"the bookmarks are {[item.title for item, _ in found]}, the headings {wanted}"
        return
    for (item, depth), node in zip(found, headings, strict=True):
        if depth != _LEVELS[node.role]:
            yield f"the bookmark {item.title!r} is at depth {depth} for an {node.role}"
        yield from _leads(tagged, item, node, ink)
    for (_, before), (_, after) in pairwise(found):
        if after > before + 1:
            yield "the bookmarks skip a level"


def _flat(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[pikepdf.OutlineItem, int]]:
    for item in items:
        yield item, depth
        yield from _flat(item.children, depth + 1)


def _leads(tagged: Tagged, item: pikepdf.OutlineItem, node: Node, ink: dict[Owned, Rect]) -> Iterator[str]:
    assert isinstance(item.destination, pikepdf.Array)
    page, kind, _, height, *_ = item.destination
    first = next((part.owned[0] for part in node.walk() if part.owned), None)
    if first is None or first not in ink:
        yield f"the bookmark {item.title!r} has a heading without ink"
    elif page.objgen != tagged.document.pages[first.page].obj.objgen:
        yield f"the bookmark {item.title!r} leads to another page"
    elif str(kind) != "/XYZ" or not ink[first].bottom - 1 <= float(height) <= ink[first].bottom + _ABOVE:
        yield f"the bookmark {item.title!r} leads to {float(height):.0f}, its heading is at {ink[first].bottom:.0f}"
