"""Answers to what the table of figures asks: the table, one figure changed, a block pasted from a spreadsheet."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.figures import FigureRow, FigureTable, table_of
from benefitgraphic.editing.pasting import pasted
from benefitgraphic.editing.placing import cells_for
from benefitgraphic.editing.saving import Saved, save
from benefitgraphic.preview.forms.request import NotOfferedError, Sent, cell_of, paste_of
from benefitgraphic.preview.forms.responses import refused, saved_or_told, told
from benefitgraphic.preview.server.pages import answer
from benefitgraphic.preview.server.requests import fields, session_of


@dataclass(frozen=True, slots=True)
class MetricRows:
    """The rows of one metric, each with its id in the table: the same whatever rows come before it."""

    label: str
    unit: str
    has_categories: bool
    rows: tuple[tuple[str, FigureRow], ...]


async def _figures(request: Request) -> Response:
    figures = await asyncio.to_thread(table_of, session_of(request).config)
    return answer(request, "figures.html.j2", figures=figures, groups=_groups(figures))


def _groups(figures: FigureTable) -> tuple[MetricRows, ...]:
    """Rows that follow one another and are of one metric stand together."""
    found = []
    for _, some in groupby(zip(_ids(figures), figures.rows, strict=True), key=lambda row: row[1].metric):
        rows = tuple(some)
        first = rows[0][1]
        found.append(MetricRows(first.label, first.unit or "", any(row.category for _, row in rows), rows))
    return tuple(found)


def _ids(figures: FigureTable) -> Iterator[str]:
    """Yield a valid id for each row; if several come out the same, the later ones are numbered."""
    seen: Counter[str] = Counter()
    for row in figures.rows:
        name = re.sub(r"\W+", "-", f"{row.metric} {row.category}".casefold()).strip("-")
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}-"


async def change_cell(request: Request, sent: Sent) -> Response:
    """Save one figure."""
    try:
        cell = cell_of(sent)
    except NotOfferedError as error:
        return refused(request, error)
    config = session_of(request).config
    return await saved_or_told(
        request,
        lambda knowingly: save(config, [cell], knowingly=knowingly),
        lambda saved: answer(request, "done.html.j2", said=f"Saved: {cell.label()}", part="", focus=""),
    )


async def _paste(request: Request) -> Response:
    sent, config = await fields(request), session_of(request).config
    try:
        block = paste_of(sent)
    except NotOfferedError as error:
        return refused(request, error)
    try:
        table = await asyncio.to_thread(table_of, config)
        cells = await asyncio.to_thread(lambda: cells_for(pasted(block.text), table, block.at))
    except Problems as error:
        return told(request, error.diagnostics)
    # Compared with what the page showed, not with what the file says by now.
    edits = [replace(one, was=block.shown.get((one.metric, one.category, one.year), one.was)) for one in cells]
    said = f"{len(cells)} cell{'' if len(cells) == 1 else 's'} filled. Undo takes it all back."
    if not cells:
        said = "Nothing to change: the table has these figures already."

    def change(knowingly: bool) -> Saved:
        return save(config, edits, knowingly=knowingly) if edits else Saved({}, {}, said)

    return await saved_or_told(
        request, change, lambda saved: answer(request, "done.html.j2", said=said, part="", focus="")
    )


routes: tuple[BaseRoute, ...] = (
    Route("/figures", _figures),
    Route("/paste", _paste, methods=["POST"]),
)
