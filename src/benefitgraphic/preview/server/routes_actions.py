"""Routes by which the page acts without editing: another size is looked at, all files are made."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import as_text
from benefitgraphic.preview.messages import Refused, WriteOrder, WrittenFiles
from benefitgraphic.preview.server.pages import answer
from benefitgraphic.preview.server.requests import fields, session_of


async def _look(request: Request) -> Response:
    """Says which size and language are looked at, and is told nothing."""
    session = session_of(request)
    sent = await fields(request)
    size = sent.get("size", [session.visible])[0]
    language = sent.get("language", [session.language or ""])[0] or None
    facts = session.facts
    if facts and language == facts.languages[0]:
        language = None
    known = facts.languages if facts else ()
    if (size and size not in SIZES) or (language and language != session.language and language not in known):
        raise HTTPException(422, "There is no such size or language.")
    session.look_at(size, language)
    return Response(status_code=204)


async def _write(request: Request) -> Response:
    """Write all files to the output folder and list them, or say why that failed."""
    session = session_of(request)
    await fields(request)
    result = await session.ask(WriteOrder(session.config, session.language))
    paths = result.paths if isinstance(result, WrittenFiles) else ()
    told = result.diagnostics if isinstance(result, WrittenFiles | Refused) else ()
    status = 200 if isinstance(result, WrittenFiles) else 422
    return answer(request, "written.html.j2", status, paths=paths, told=[as_text(one) for one in told])


routes: tuple[BaseRoute, ...] = (
    Route("/look", _look, methods=["POST"]),
    Route("/write", _write, methods=["POST"]),
)
