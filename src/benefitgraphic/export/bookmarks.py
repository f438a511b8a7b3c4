"""Bookmarks: the document's headings, each leading to its place."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from benefitgraphic.export.marked_content import Marker
from benefitgraphic.graphics.structure import Element

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}
# From a heading to the upper edge of the window, in points.
_ABOVE = 12


@dataclass(slots=True)
class _Bookmark:
    level: int
    heading: Element | None
    below: list[_Bookmark] = field(default_factory=list)


def write_bookmarks(document: Pdf, marked: Marker) -> None:
    """Add an outline of the headings; sections are visible at once, what they hold is collapsed."""
    top = _Bookmark(0, None)
    open_ones = [top]
    for element in marked.root.walk():
        level = _LEVELS.get(element.role)
        if level is None or not element.text:
            continue
        while open_ones[-1].level >= level:
            open_ones.pop()
        made = _Bookmark(level, element)
        open_ones[-1].below.append(made)
        open_ones.append(made)
    if top.below:
        document.Root.Outlines = _written(document, marked, top, None)


def _written(document: Pdf, marked: Marker, bookmark: _Bookmark, parent: Object | None) -> Object:
    made: Object = document.make_indirect(Dictionary())
    if bookmark.heading is None:
        made.Type = Name.Outlines
    else:
        heading = marked.painted[bookmark.heading]
        page = document.pages[heading.page].obj
        # A space that holds words together looks odd in a list.
        made.Title = String(" ".join(bookmark.heading.text.split()))
        made.Parent = parent
        made.Dest = Array([page, Name.XYZ, 0, round(heading.box.bottom + _ABOVE, 2), None])
    children = [_written(document, marked, child, made) for child in bookmark.below]
    for before, after in itertools.pairwise(children):
        before.Next, after.Prev = after, before
    if children:
        made.First, made.Last = children[0], children[-1]
        # Negative: closed. The title's own sections are open (ISO 32000-1, table 153).
        shown = len(children) if bookmark.level < 2 else -len(children)
        made.Count = shown + sum(int(c.Count) for c in children if bookmark.level < 1 and "/Count" in c)
    return made
