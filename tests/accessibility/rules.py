"""What has to hold for the structure of each of our PDFs: stricter than the standards, since we know what we print.

Each rule yields what is wrong, in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf

from benefitgraphic.graphics.geometry import Rect
from content import NO_CODE
from tagged import Node, Owned, Tagged

# Of each role: those that it may stand directly in.
_PARENTS = {
    "Document": ("StructTreeRoot",),
    "Sect": ("Document",),
    "H1": ("Sect",),
    "H2": ("Sect",),
    "H3": ("Sect", "LBody"),
    "P": ("Sect", "LBody"),
    "Figure": ("Sect", "LBody"),
    "L": ("Sect",),
    "LI": ("L",),
    "Lbl": ("LI",),
    "LBody": ("LI",),
    "Table": ("Sect",),
    "TR": ("Table",),
    "Caption": ("Table",),
    "TH": ("TR",),
    "TD": ("TR",),
    "Link": ("LBody", "P"),
    "Span": ("H1", "H2", "H3", "P", "Lbl", "LBody", "Caption", "TH", "TD", "Link"),
}
_HEADINGS = {"H1": 1, "H2": 2, "H3": 3}
_HOLDERS = {"StructTreeRoot", "Document", "Sect", "L", "LI", "Table", "TR"}
_MAY_BE_EMPTY = {"TD"}

Rule = Callable[[Tagged], Iterator[str]]


def roles(tagged: Tagged) -> Iterator[str]:
    if [kid.role for kid in tagged.tree.kids if isinstance(kid, Node)] != ["Document"]:
        yield "the tree is not one Document"
    for node in tagged.tree.walk():
        if node.parent is not None and node.parent.role not in _PARENTS.get(node.role, ()):
            yield f"{node.path}: {node.role} can't stand there"
        if node.role in _HOLDERS and (node.owned or node.annotations):
            yield f"{node.path} holds content itself"
        if not node.kids and node.role not in _MAY_BE_EMPTY:
            yield f"{node.path} is empty"
        if node.role in _HOLDERS | {"Figure"} or node.role in _MAY_BE_EMPTY:
            continue
        if not tagged.text(node).strip():
            yield f"{node.path} says nothing"


def lists_and_tables(tagged: Tagged) -> Iterator[str]:
    for item in tagged.tree.all("LI"):
        inside = [kid.role for kid in item.kids if isinstance(kid, Node)]
        if inside not in (["LBody"], ["Lbl", "LBody"]):
            yield f"{item.path} holds {inside}"
    for table in tagged.tree.all("Table"):
        inside = [kid.role for kid in table.kids if isinstance(kid, Node)]
        if "Caption" in inside[1:-1] or inside.count("Caption") > 1:
            yield f"{table.path}: its caption is neither first nor last"
        widths = {len(row.kids) for row in table.all("TR")}
        if len(widths) != 1:
            yield f"{table.path}: rows of {sorted(widths)} cells"
    for cell in tagged.tree.all("TH"):
        if str(cell.attributes.get("Scope")) not in ("/Row", "/Column"):
            yield f"{cell.path}: no scope"


def headings(tagged: Tagged) -> Iterator[str]:
    levels = [_HEADINGS[node.role] for node in tagged.tree.walk() if node.role in _HEADINGS]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings {levels}: H1 is not the first and only one"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"headings {levels} skip a level"


def ownership(tagged: Tagged) -> Iterator[str]:
    """Everything painted is one element's or decoration; every number of a page is there, once, and owned once."""
    owners = Counter(owned for node in tagged.tree.walk() for owned in node.owned)
    for owned, count in owners.items():
        if count > 1:
            yield f"{owned} belongs to {count} elements"
        if not tagged.content(owned):
            yield f"{owned} is not on the page"
    by_page: dict[int, list[int]] = {}
    for stretch in tagged.stretches:
        numbers = stretch.numbers
        if stretch.paints and not numbers and not stretch.is_decoration:
            yield f"page {stretch.page + 1}: {stretch.glyphs or 'a shape'!r} is neither tagged nor decoration"
        if len(numbers) > 1 or (numbers and stretch.is_decoration):
            yield f"page {stretch.page + 1}: {stretch.glyphs!r} is marked {[mark.tag for mark in stretch.marks]}"
        if numbers and Owned(stretch.page, numbers[0]) not in owners:
            yield f"page {stretch.page + 1}: {stretch.glyphs!r} is in no element"
        if numbers and (not by_page.get(stretch.page) or by_page[stretch.page][-1] != numbers[0]):
            by_page.setdefault(stretch.page, []).append(numbers[0])
    for page, found in by_page.items():
        if found != list(range(len(found))):
            yield f"page {page + 1}: marked content is numbered {found}"


def parent_tree(tagged: Tagged) -> Iterator[str]:
    """From each page and annotation back to its element."""
    if tagged.tree.object is None:
        yield "there is no structure"
        return
    found = _number_tree(tagged.tree.object.get("/ParentTree"))
    of_page = {
        number: found.get(int(page.obj.get("/StructParents", -1))) for number, page in enumerate(tagged.document.pages)
    }
    counted: Counter[int] = Counter()
    for node in tagged.tree.walk():
        for owned in node.owned:
            counted[owned.page] += 1
            back = of_page[owned.page]
            if not isinstance(back, pikepdf.Array) or len(back) <= owned.number:
                yield f"page {owned.page + 1}: no way back from number {owned.number}"
            elif not _same(back[owned.number], node.object):
                yield f"{node.path}: number {owned.number} leads back to another element"
        for annotation in node.annotations:
            if not _same(found.get(int(annotation.object.get("/StructParent", -1))), node.object):
                yield f"{node.path}: its annotation leads back to another element, or none"
        if node.parent is not None and not _same(node.object and node.object.get("/P"), node.parent.object):
            yield f"{node.path} names another parent"
    for page, back in of_page.items():
        if isinstance(back, pikepdf.Array) and len(back) != counted[page]:
            yield f"page {page + 1}: the way back knows {len(back)} numbers, the tree {counted[page]}"
    if found and int(tagged.tree.object.get("/ParentTreeNextKey", 0)) <= max(found):
        yield "the next free number is taken"


def _number_tree(tree: pikepdf.Object | None) -> dict[int, pikepdf.Object]:
    return {} if tree is None else dict(pikepdf.NumberTree(tree).items())


def _same(one: pikepdf.Object | None, other: pikepdf.Object | None) -> bool:
    return one is not None and other is not None and one.is_indirect and one.objgen == other.objgen


def links(tagged: Tagged) -> Iterator[str]:
    held = {a.object.objgen for node in tagged.tree.all("Link") for a in node.annotations}
    for node in tagged.tree.walk():
        if node.role == "Link" and not node.annotations:
            yield f"{node.path}: {tagged.text(node)!r} leads nowhere"
        if node.role != "Link" and node.annotations:
            yield f"{node.path} holds a link and isn't one"
    for number, page in enumerate(tagged.document.pages):
        for link in page.get("/Annots", []):
            if link.objgen not in held:
                yield f"page {number + 1}: a link that is in no element"
            if not int(link.get("/F", 0)) & 4:
                yield f"page {number + 1}: a link that is not printed"
            if not str(link.get("/Contents", "")).strip():
                yield f"page {number + 1}: a link that doesn't say where it leads"
        if "/Annots" in page and str(page.get("/Tabs")) != "/S":
            yield f"page {number + 1}: links are not met in reading order"


def figures(tagged: Tagged, ink: dict[Owned, Rect]) -> Iterator[str]:
    for node in tagged.tree.all("Figure"):
        if not (node.alt or "").strip():
            yield f"{node.path}: nothing says what it shows"
        boxes = [ink[owned] for owned in node.owned if owned in ink]
        if not boxes or "BBox" not in node.attributes:
            yield f"{node.path}: it has no ink, or no box"
            continue
        left, bottom, right, top = (float(v) for v in node.attributes["BBox"])
        page = [float(v) for v in tagged.document.pages[node.owned[0].page].mediabox]
        if left < page[0] or bottom < page[1] or right > page[2] or top > page[3]:
            yield f"{node.path}: its box reaches over the page"
        for box in boxes:
            # pdfium gives strokes a little more than their width.
            if box.x < left - 1 or box.y < bottom - 1 or box.right > right + 1 or box.bottom > top + 1:
                yield f"{node.path}: ink at {box} is outside of its box {(left, bottom, right, top)}"


def codes(tagged: Tagged) -> Iterator[str]:
    for stretch in tagged.stretches:
        if 0 in stretch.codes:
            yield f"page {stretch.page + 1}: {stretch.glyphs!r} uses the code of a missing glyph"
        # Private use, undefined, and marks of the byte order mean nothing to whoever reads them.
        if any(c == NO_CODE or c in "\ufffe\ufeff\0" or "\ue000" <= c <= "\uf8ff" for c in stretch.glyphs):
            yield f"page {stretch.page + 1}: {stretch.glyphs!r} has letters of which the font doesn't say what they are"


RULES: tuple[Rule, ...] = (roles, lists_and_tables, headings, ownership, parent_tree, links, codes)
