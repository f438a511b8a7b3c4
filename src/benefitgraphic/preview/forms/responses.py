"""How every change is answered: made one at a time, remembered, and what is in its way told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from benefitgraphic.diagnostics import Diagnostic, Problems, errors
from benefitgraphic.editing.clashes import Clashes
from benefitgraphic.editing.saving import Saved
from benefitgraphic.preview.forms.request import NotOfferedError
from benefitgraphic.preview.forms.versions import side_by_side
from benefitgraphic.preview.server.pages import answer
from benefitgraphic.preview.server.requests import fields, session_of


async def saved_or_told(
    request: Request,
    change: Callable[[bool], Saved],
    done: Callable[[Saved], Response],
    *,
    key: str = "",
    path: str = "",
    way: str = "",
) -> Response:
    """Make a change, one at a time; answer with what is ``done`` with it, or with what is in the way.

    Args:
        request: the request; its field ``knowingly`` says that a conflict has been looked at.
        change: makes the change, in another thread. It is told whether to write over somebody else's.
        done: the answer once it is made.
        key: the field and the sitting, for the history; changes of one in a row are one step.
        path: what messages are shown beside, so that they needn't name it.
        way: ``undo`` or ``redo`` through the history; such a change isn't a new one.
    """
    session = session_of(request)
    knowingly = (await fields(request)).get("knowingly") == ["1"]
    try:
        saved = await session.write(lambda: change(knowingly), None if way else key)
    except Clashes as error:
        values = {"clashes": error.clashes, "way": way, "side_by_side": side_by_side}
        # In another thread, since whole files may have to be compared.
        return await asyncio.to_thread(answer, request, "conflict.html.j2", 409, **values)
    except Problems as error:
        return told(request, errors(error.diagnostics) or error.diagnostics, path)
    return await asyncio.to_thread(done, saved)


def told(request: Request, problems: Sequence[Diagnostic], path: str = "") -> Response:
    """Return a page that says what is wrong, to be shown beside what was asked for."""
    return answer(request, "messages.html.j2", 422, problems=problems, path=path)


def refused(request: Request, error: NotOfferedError) -> Response:
    """Answer a request that no form sends."""
    return told(request, [Diagnostic("not-offered", "error", str(error), hint="reload the page")])
