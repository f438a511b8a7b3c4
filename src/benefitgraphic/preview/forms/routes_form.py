"""Answers to what the forms ask: their fields, icons, figures that texts can name, how much still fits."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems, errors
from benefitgraphic.graphics.icons import Icons
from benefitgraphic.preview.forms.labels import choice_label
from benefitgraphic.preview.forms.placeholder_palette import sayings
from benefitgraphic.preview.forms.schema import blank_at, part_of
from benefitgraphic.preview.forms.swatches import Swatch, swatches
from benefitgraphic.preview.forms.translated import Translation, translation_of
from benefitgraphic.preview.forms.values import form_of, words_of
from benefitgraphic.preview.messages import Room, RoomQuestion
from benefitgraphic.preview.server.pages import answer
from benefitgraphic.preview.server.requests import session_of
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.steps import steps_of
from benefitgraphic.project.yaml.tree import Branch

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session

_ICONS_A_PAGE = 96
_LOGOS = (".svg", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Offers:
    """What fields choose among: metrics with their labels, themes, files of logos; and the language of the texts.

    ``translation``: the one that is looked at, whose texts stand in a file of its own.
    """

    metrics: tuple[tuple[str, str], ...]
    swatches: tuple[Swatch, ...]
    logos: tuple[str, ...]
    language: str = ""
    translation: Translation | None = None

    def named(self, key: str, name: str) -> str:
        """Return the name of a list's item: its first text, or what that text names."""
        return dict(self.metrics).get(name, name) if key == "numbers.panels" else name


def offers(project: Project, tree: Branch | None = None, translation: Translation | None = None) -> Offers:
    """Return what there is in the project to choose from.

    Args:
        project: the project.
        tree: what its words' file says.
        translation: the one that is looked at.
    """
    language = tree.leaf("language") if tree else None
    said = language.text.strip() if language else ""
    return Offers(_metrics(project), swatches(project), _logos(project), said, translation)


async def _form(request: Request) -> Response:
    session, query = session_of(request), request.query_params
    return await asyncio.to_thread(form_answer, request, session, query.get("part", ""), "add" in query)


def form_answer(request: Request, session: Session, part: str, adding: bool = False) -> Response:
    """Answer with the form of a part; if the file can't be read, with its problems."""
    tree, told = words_of(session.project)
    if tree is None:
        return answer(request, "unreadable.html.j2", problems=errors(told), part=part_of(part))
    return answer(
        request,
        "edit.html.j2",
        form=form_of(session.project, tree, part, adding=adding),
        offers=offers(session.project, tree, translation_of(session)),
        choice_label=choice_label,
    )


async def _icons(request: Request) -> Response:
    session, query = session_of(request), request.query_params
    blank = blank_at(steps_of(query.get("path", "")))
    if blank is None or blank.kind != "icon":
        return answer(request, "missing.html.j2", 404)
    wanted, asked = query.get("query", "").strip()[:100], query.get("most", "")
    most = min(int(asked), 5000) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else _ICONS_A_PAGE
    icons = Icons(session.project.icons)
    names = await asyncio.to_thread(icons.search, wanted) if wanted else await asyncio.to_thread(icons.names)
    return answer(
        request,
        "icons.html.j2",
        path=query["path"],
        chosen=query.get("chosen", ""),
        wanted=wanted,
        names=names[:most],
        total=len(names),
        next=most + _ICONS_A_PAGE,
    )


async def _sayings(request: Request) -> Response:
    session = session_of(request)
    try:
        loaded = await asyncio.to_thread(load, session.config)
    except Problems:
        return answer(request, "sayings.html.j2", sayings=(), is_broken=True)
    return answer(request, "sayings.html.j2", sayings=sayings(loaded), is_broken=False)


async def _room(request: Request) -> Response:
    session, query = session_of(request), request.query_params
    path, facts = query.get("path", ""), session.facts
    size = query.get("size") or session.visible or (facts.sizes[0] if facts else "")
    # The form has the original's words, and the picture may be of a translation.
    is_other = facts is not None and facts.language != facts.languages[0]
    if not part_of(path) or not facts or is_other or size not in facts.sizes:
        return answer(request, "room.html.j2", room=None, size=size)
    found = await session.ask(RoomQuestion(session.config, size, path, session.language))
    return answer(request, "room.html.j2", room=found if isinstance(found, Room) else None, size=size)


async def _history(request: Request) -> Response:
    return answer(request, "history.html.j2", history=session_of(request).history)


def _metrics(project: Project) -> tuple[tuple[str, str], ...]:
    """Return the metrics' names and labels, as far as their file can be read."""
    try:
        tree = read_yaml(project.metrics, project.shown(project.metrics), Findings())
    except TooManyError:
        tree = None
    found = []
    for key, entry in tree.entries.items() if tree else ():
        label = entry.value.leaf("label") if isinstance(entry.value, Branch) else None
        found.append((key, label.text if label else key))
    return tuple(found)


def _logos(project: Project) -> tuple[str, ...]:
    try:
        return tuple(
            f"assets/logos/{file.name}" for file in sorted(project.logos.iterdir()) if file.suffix.lower() in _LOGOS
        )
    except OSError:
        return ()


routes: tuple[BaseRoute, ...] = (
    Route("/edit", _form),
    Route("/icons", _icons),
    Route("/sayings", _sayings),
    Route("/room", _room),
    Route("/history", _history),
)
