"""What lies where at a size, read out of its finished frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import Frame, Group, Item, TextRun, item_rect
from benefitgraphic.graphics.geometry import PX, Point, Rect, around
from benefitgraphic.graphics.structure import Element
from benefitgraphic.graphics.text.shaping import advance
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.companions import picture_alt
from benefitgraphic.output.files import names
from benefitgraphic.preview.overlay import BoxOutline, HitArea, PageView, ReadingStep, SizeView
from benefitgraphic.preview.worker.legibility import TextMeasure, findings
from benefitgraphic.preview.worker.pdf_pages import page_name
from benefitgraphic.text import Text, texts_in
from benefitgraphic.twins.plain import plain


def sight_of(laid: Laid, edition: Edition) -> SizeView:
    """Return a size as the page shows it.

    Args:
        laid: the size.
        edition: what was laid out there.
    """
    size, frames = laid.size, [page.frame for page in laid.pages]
    files = _files(edition)
    spots: list[HitArea] = []
    edges: list[BoxOutline] = []
    measured: list[TextMeasure] = []
    for number, frame in enumerate(frames, 1):
        for seen in _walk(frame, files, Point(0, 0), 0, ""):
            rect, item = in_px(seen.rect), seen.item
            if isinstance(item, TextRun):
                measured.append(TextMeasure(number, rect, item, seen.path, seen.frame))
            elif isinstance(item, Group):
                edges.append(BoxOutline(number, rect, item.tag.role if item.tag else "", seen.depth))
                if item.where and seen.path:
                    spots.append(HitArea(number, rect, seen.path))
                    spots += _event(number, seen, edition)
    document = laid.structure.root
    return SizeView(
        size.name,
        size.medium.is_printed,
        size.medium.is_mailed,
        sheets_of(laid),
        tuple(spots),
        tuple(edges),
        tuple(_steps(document)),
        findings(laid, measured),
        picture_alt(edition),
        plain(document, edition.words.twins.row),
        laid.warnings,
    )


def sheets_of(laid: Laid) -> tuple[PageView, ...]:
    """Return a size's pages with the names of their pictures, whether those have been made or not."""
    size = laid.size
    made = names(size)
    found: list[PageView] = []
    for number, page in enumerate(laid.pages, 1):
        # As many pixels as are painted.
        width, height = (max(1, round(side / PX)) for side in (page.frame.width, page.frame.height))
        if size.medium.is_printed:
            pictures = [page_name(size.name, number, scale) for scale in (1, 2)]
            found.append(PageView(number, width, height, *pictures))
        else:
            found.append(PageView(number, width, height, made[0], made[-1] if len(made) > 1 else ""))
    return tuple(found)


def in_px(rect: Rect) -> Rect:
    """Points as CSS px."""
    return Rect(rect.x / PX, rect.y / PX, rect.width / PX, rect.height / PX)


class _PlacedItem(NamedTuple):
    """An item where it stands on its page, in points.

    Attributes:
        item: a group or a text.
        rect: what it takes.
        frame: that holds it.
        depth: of groups around it.
        path: of the nearest group with a place in the config, its own included; empty without any.
    """

    item: Item
    rect: Rect
    frame: Frame
    depth: int
    path: str


def _walk(frame: Frame, files: frozenset[str], origin: Point, depth: int, path: str) -> Iterator[_PlacedItem]:
    """Yield the groups and texts of a page in paint order."""
    for place, item in frame.items:
        if isinstance(item, TextRun):
            yield _PlacedItem(item, item_rect(origin.moved(place.x, place.y), item), frame, depth, path)
        elif isinstance(item, Group):
            at, own = origin.moved(place.x, place.y), path
            # What a metric's definition says is written in another file, and stands in a panel.
            if item.where and item.where.path and item.where.file in files:
                own = item.where.path
            yield _PlacedItem(item, item_rect(at, item), frame, depth, own)
            yield from _walk(item.frame, files, at, depth + 1, own)


def _files(edition: Edition) -> frozenset[str]:
    """Return the files that config paths refer to: the main one, and its translation."""
    numbers = edition.numbers
    # What a panel's metric says is written in another file.
    said = replace(edition, numbers=replace(numbers, panels=()) if numbers else None)
    wheres = (*(text.where for text in texts_in(said)), *(panel.where for panel in (numbers.panels if numbers else ())))
    return frozenset(where.file for where in wheres)


def _event(page: int, seen: _PlacedItem, edition: Edition) -> Iterator[HitArea]:
    """Yield the event, if it shares a line with the organization, whose place that line has."""
    event: Text | None = edition.event
    if event is None or not isinstance(seen.item, Group) or seen.path != edition.organization.where.path:
        return
    runs = [(at, item) for at, item in seen.item.frame.items if isinstance(item, TextRun)]
    text = "".join(run.text for _, run in runs)
    start = text.find(event.text, len(edition.organization.text))
    pieces = list(_between(runs, start, start + len(event.text))) if start > 0 else []
    if pieces:
        rect = around(pieces)
        moved = Rect(seen.rect.x + rect.x, seen.rect.y, rect.width, seen.rect.height)
        yield HitArea(page, in_px(moved), event.where.path)


def _between(runs: Sequence[tuple[Point, TextRun]], start: int, end: int) -> Iterator[Rect]:
    """Yield the rectangles that a range of characters in a line covers."""
    at = 0
    for place, run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first < last:
            box = item_rect(place, run)
            before, upto = (
                min(box.width, advance(run.text[:n], run.font, run.language, backwards=run.backwards) * run.size)
                for n in (first, last)
            )
            left = box.right - upto if run.backwards else box.x + before
            yield Rect(left, box.y, upto - before, box.height)


def _steps(document: Element) -> Iterator[ReadingStep]:
    """Yield what is read aloud, in order; what spans two pages is one step, with a rectangle on each."""
    number = 0
    for element in document.walk():
        if element.role == "Lbl":
            continue  # A list's own numbers are read with what they number.
        said = _said(element)
        if not said:
            continue
        number += 1
        for page in dict.fromkeys(place.page for place in element.places):
            rect = around(place.rect for place in element.places if place.page == page)
            yield ReadingStep(page + 1, in_px(rect), number, element.role, said)


def _said(element: Element) -> str:
    """Return an element's own text, without that of its children; for a chart, its alternative text."""
    tag = element.tag
    if tag.alt or tag.table:
        return tag.alt or (tag.table.caption if tag.table else "")
    return " ".join(kid for kid in element.kids if isinstance(kid, str) and kid)
