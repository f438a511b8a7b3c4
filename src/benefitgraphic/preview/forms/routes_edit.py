"""Answers to changes: of the words, one field or item at a time; of figures; taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benefitgraphic.editing.edits import ItemEdit, YamlEdit
from benefitgraphic.editing.saving import Saved, save
from benefitgraphic.preview.forms import routes_figures as figuring
from benefitgraphic.preview.forms import routes_form as forming
from benefitgraphic.preview.forms.labels import choice_label, one_of_these
from benefitgraphic.preview.forms.request import NotOfferedError, Sent, edit_of
from benefitgraphic.preview.forms.responses import refused, saved_or_told
from benefitgraphic.preview.forms.routes_form import offers
from benefitgraphic.preview.forms.schema import blank_at
from benefitgraphic.preview.forms.translated import translation_of
from benefitgraphic.preview.forms.values import field_of, words_of
from benefitgraphic.preview.server.pages import answer
from benefitgraphic.preview.server.requests import fields, session_of
from benefitgraphic.project.yaml.steps import path_of

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session

_LONGEST_SITTING = 64


async def _edit(request: Request) -> Response:
    session, sent = session_of(request), await fields(request)
    if sent.get("do") == ["cell"]:
        return await figuring.change_cell(request, sent)
    try:
        edit = edit_of(sent)
    except NotOfferedError as error:
        return refused(request, error)
    path = edit.path
    return await saved_or_told(
        request,
        lambda knowingly: save(session.config, [edit], knowingly=knowingly),
        lambda saved: _after(request, session, edit),
        key=_key(path, sent),
        path=path,
    )


def _key(path: str, sent: Sent) -> str:
    """Return a key for the field and the sitting it is typed in, as the page counts them; each is one undo step.

    Empty where the page doesn't say: then each change is a step of its own.
    """
    sitting = "".join(sent.get("sitting", ())[:1])[:_LONGEST_SITTING]
    return f"{path} {sitting}" if path and sitting else ""


def _after(request: Request, session: Session, edit: YamlEdit) -> Response:
    """Return a field as it is now; for a list, what was done with it, and which part to open."""
    if not isinstance(edit, ItemEdit):
        tree, _ = words_of(session.project)
        blank = blank_at(edit.steps)
        if tree is None or blank is None:
            return answer(request, "done.html.j2", said="Saved", part="", focus="")
        field = field_of(tree, blank, edit.steps)
        given = offers(session.project, tree, translation_of(session))
        return answer(request, "field.html.j2", field=field, offers=given, choice_label=choice_label)
    blank, given = blank_at(edit.steps), offers(session.project)
    key = blank.key if blank else ""
    said, at = edit.outcome(one_of_these(key), lambda name: _short(given.named(key, name)))
    texts = blank_at((*edit.steps, 0))
    is_texts = texts is not None and texts.kind == "words"
    part = path_of(edit.steps) if is_texts or at is None else path_of((*edit.steps, at))
    focus = path_of((*edit.steps, at)) if at is not None else path_of(edit.steps)
    return answer(request, "done.html.j2", said=said, part=part, focus=focus)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


async def _undo(request: Request) -> Response:
    return await _through_history(request, session_of(request).history.undo, "undo", "Undone")


async def _redo(request: Request) -> Response:
    return await _through_history(request, session_of(request).history.redo, "redo", "Done again")


async def _through_history(request: Request, step: Callable[..., Saved], way: str, said: str) -> Response:
    try:
        return await saved_or_told(
            request,
            lambda knowingly: step(knowingly=knowingly),
            lambda saved: answer(request, "done.html.j2", said=f"{said}: {saved.said}", part="", focus=""),
            way=way,
        )
    except LookupError:
        return answer(request, "done.html.j2", said="There is nothing to undo or redo.", part="", focus="")


routes: tuple[BaseRoute, ...] = (
    *forming.routes,
    *figuring.routes,
    Route("/edit", _edit, methods=["POST"]),
    Route("/undo", _undo, methods=["POST"]),
    Route("/redo", _redo, methods=["POST"]),
)
