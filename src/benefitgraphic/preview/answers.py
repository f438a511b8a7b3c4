"""How every change is answered: made one at a time, remembered, and what is in its way told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from benefitgraphic.diagnostics import Diagnostic, Problems, errors
from benefitgraphic.editing.edits import Clashes
from benefitgraphic.editing.saving import Saved
from benefitgraphic.preview.asked import NotOfferedError
from benefitgraphic.preview.fields import fields
from benefitgraphic.preview.pages import answer
from benefitgraphic.preview.versions import side_by_side

if TYPE_CHECKING:
    from benefitgraphic.preview.session import Session


def session_of(request: Request) -> Session:
    """The session that the page belongs to."""
    session: Session = request.app.state.session
    return session


async def saved_or_told(
    request: Request,
    change: Callable[[bool], Saved],
    done: Callable[[Saved], Response],
    *,
    key: str = "",
    path: str = "",
    way: str = "",
) -> Response:
    """Makes a change, one at a time; its answer is what is ``done`` with it, or what is in the way.

    Args:
        request: the request; its field ``knowingly`` says that a conflict has been looked at.
        change: makes the change, in another thread. It is told whether to write over somebody else's.
        done: the answer once it is made.
        key: the field, for the history; changes of one in a row are one step.
        path: what messages are shown beside, so that they needn't name it.
        way: ``undo`` or ``redo`` through the history; such a change isn't a new one.
    """
    session = session_of(request)
    knowingly = (await fields(request)).get("knowingly") == ["1"]
    try:
        async with _one_at_a_time(request):
            saved = await asyncio.to_thread(change, knowingly)
            if saved.after:
                if not way:
                    session.history.add(saved, key)
                session.saved()
    except Clashes as error:
        return answer(request, "conflict.html.j2", 409, clashes=error.clashes, way=way, side_by_side=side_by_side)
    except Problems as error:
        return told(request, errors(error.diagnostics) or error.diagnostics, path)
    return await asyncio.to_thread(done, saved)


def told(request: Request, problems: Sequence[Diagnostic], path: str = "") -> Response:
    """What is wrong, to be shown beside what was asked for."""
    return answer(request, "messages.html.j2", 422, problems=problems, path=path)


def refused(request: Request, error: NotOfferedError) -> Response:
    """The answer to what no form sends."""
    return told(request, [Diagnostic("not-offered", "error", str(error), hint="load the page anew")])


def _one_at_a_time(request: Request) -> asyncio.Lock:
    """Held while files are written: of two changes at once, the second is compared with what the first has written."""
    state = request.app.state
    if not hasattr(state, "writing"):
        state.writing = asyncio.Lock()
    lock: asyncio.Lock = state.writing
    return lock
