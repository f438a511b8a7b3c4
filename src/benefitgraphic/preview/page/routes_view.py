"""What the page shows: the picture, what is wrong, the files; and the page itself."""

from __future__ import annotations

import asyncio
import hashlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Diagnostic, as_text, errors
from benefitgraphic.preview.forms.schema import part_of
from benefitgraphic.preview.forms.translated import Translation, TranslationPlace, translation_of
from benefitgraphic.preview.messages import Refused, YearQuestion, YearShown
from benefitgraphic.preview.page.downloads import groups_of, slice_texts
from benefitgraphic.preview.page.last_year import past
from benefitgraphic.preview.page.source_listing import marked
from benefitgraphic.preview.page.view_state import (
    COLOURS,
    MAIL,
    OVERLAYS,
    ROLES,
    VIEWS,
    ZOOMS,
    SeenSize,
    ViewState,
    dimensions,
    look_of,
    shown_as,
)
from benefitgraphic.preview.server.pages import addresses, answer
from benefitgraphic.preview.server.requests import session_of
from benefitgraphic.twins.alts import LONGEST
from benefitgraphic.twins.report import PHONE
from benefitgraphic.twins.vision import FILTERS, values

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session

PANELS: Final = {"edit": "Edit", "figures": "Figures", "problems": "Problems", "files": "Files"}
_MAILED: Final = frozenset(name for name, size in SIZES.items() if size.medium.is_mailed)


@dataclass(frozen=True, slots=True)
class _Tab:
    """A size among those that can be looked at: what it is called and measures, and what is to be known of it."""

    size: str
    dimensions: str
    is_stale: bool
    is_missing: bool


@dataclass(frozen=True, slots=True)
class _Problem:
    """A diagnostic with the lines that a terminal shows of the file, and what it belongs to on the page.

    Attributes:
        told: what is wrong.
        excerpt: the lines.
        path: of the field that mends it; empty where there is none.
        is_figure: whether it is mended in the table of figures.
        translation: where the translation of its text is written, while one is looked at.
    """

    told: Diagnostic
    excerpt: str
    path: str
    is_figure: bool
    translation: TranslationPlace | None


async def _page(request: Request) -> Response:
    session = session_of(request)
    address = addresses(session.token)
    query = request.query_params
    panel = query.get("panel", "") if query.get("panel") in PANELS else "edit"
    loads = {
        "edit": address("edit", part=query.get("part")),
        "figures": address("figures"),
        "problems": address("problems"),
        "files": address("downloads"),
    }
    facts = session.facts
    return answer(
        request,
        "page.html.j2",
        title=facts.title if facts else session.project.root.name,
        project=hashlib.sha256(os.fsencode(session.config)).hexdigest()[:16],
        panel=panel,
        panels=tuple(PANELS.items()),
        loads=loads,
        filters={name: values(matrix) for name, matrix in FILTERS.items()},
        **_view_values(request),
    )


async def _view(request: Request) -> Response:
    return answer(request, "view.html.j2", **_view_values(request))


async def _state(request: Request) -> Response:
    return answer(request, "state.html.j2", **_counts(session_of(request)))


async def _problems(request: Request) -> Response:
    session = session_of(request)
    translation = await asyncio.to_thread(translation_of, session)
    told = tuple(_problem(diagnostic, session, translation) for diagnostic in session.diagnostics)
    return answer(request, "problems.html.j2", problems=told, **_counts(session))


async def _source(request: Request) -> Response:
    session, query = session_of(request), request.query_params
    line, column = (_number(query.get(key, "")) for key in ("line", "column"))
    told = frozenset(diagnostic.where.file for diagnostic in session.diagnostics if diagnostic.where)
    shown = await asyncio.to_thread(marked, session.project, query.get("file", ""), line, column, told)
    if shown is None:
        return answer(request, "source.html.j2", 404, shown=None, problems=(), line=0)
    there = [d for d in session.diagnostics if d.where and (d.where.file, d.where.line) == (shown.file, line)]
    return answer(request, "source.html.j2", shown=shown, problems=there, line=line)


async def _downloads(request: Request) -> Response:
    session = session_of(request)
    return answer(
        request,
        "downloads.html.j2",
        groups=groups_of(session),
        slices=slice_texts(session),
        longest=LONGEST,
        facts=session.facts,
        is_stale=bool(session.stale),
    )


async def _last_year(request: Request) -> Response:
    """Last year's picture as it was written; else this year's words with that year's figures."""
    session, look = session_of(request), _look(request)
    facts = session.facts
    if facts is None or look.size not in session.sights:
        return answer(request, "last-year.html.j2", kind="none", look=look)
    year = facts.year - 1
    found = await asyncio.to_thread(past, session.project, facts, look.size, year)
    if found:
        sheets, pictures, kind, file = found.sheets, found.pictures, "written", found.file
    else:
        shown = await session.ask(YearQuestion(session.config, look.size, year, session.language))
        if not isinstance(shown, YearShown):
            refused = shown.diagnostics if isinstance(shown, Refused) else ()
            return answer(request, "last-year.html.j2", kind="refused", year=year, refused=refused, look=look)
        sheets, pictures, kind, file = shown.sight.sheets, shown.files, "figures", ""
    lent = {output.name: session.lend(output) for output in pictures if output.name.endswith(".png")}

    def address(name: str) -> str:
        return lent.get(name, "")

    return answer(
        request,
        "last-year.html.j2",
        sheets=shown_as(sheets, look, address),
        kind=kind,
        year=year,
        file=file,
        look=look,
        phone=PHONE,
    )


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 8 else 0


def _look(request: Request) -> ViewState:
    session = session_of(request)
    sizes = session.facts.sizes if session.facts else ()
    return look_of(request.query_params, sizes, session.visible, _MAILED)


def _view_values(request: Request) -> dict[str, object]:
    """Return the values that the picture's templates need."""
    session, look = session_of(request), _look(request)
    facts, sight = session.facts, session.sights.get(look.size)
    tabs = []
    for size in facts.sizes if facts else ():
        seen = session.sights.get(size)
        tabs.append(_Tab(size, dimensions(seen) if seen else "", size in session.stale, seen is None))
    return {
        "look": look,
        "tabs": tabs,
        "facts": facts,
        "seen": SeenSize(sight, look) if sight else None,
        "sheets": shown_as(sight.sheets, look, session.address) if sight else (),
        "mail": session.address(MAIL),
        "zooms": ZOOMS,
        "views": VIEWS if look.size in _MAILED else {},
        "colours": COLOURS,
        "overlays": OVERLAYS,
        "roles": ROLES,
        "phone": PHONE,
        **_counts(session),
    }


def _counts(session: Session) -> dict[str, object]:
    failing = len(errors(session.diagnostics))
    return {"errors": failing, "warnings": len(session.diagnostics) - failing}


def _problem(diagnostic: Diagnostic, session: Session, translation: Translation | None) -> _Problem:
    where = diagnostic.where
    # The terminal's own lines: place and message, the excerpt with its caret, then the hint.
    excerpt = "\n".join(as_text(replace(diagnostic, hint="")).split("\n")[1:])
    project = session.project
    is_figure = where is not None and where.file == project.shown(project.sheet)
    # Forms are of the original; a translation has the same paths in a file of its own.
    path = where.path if where and where.file == project.shown(project.config) and part_of(where.path) else ""
    # Whoever mends a translation mustn't be led into the original's words.
    place = translation.at_path(path) if translation else None
    return _Problem(diagnostic, excerpt, "" if place else path, is_figure, place)


routes: tuple[BaseRoute, ...] = (
    Route("/", _page),
    Route("/view", _view),
    Route("/state", _state),
    Route("/problems", _problems),
    Route("/source", _source),
    Route("/downloads", _downloads),
    Route("/last-year", _last_year),
)
