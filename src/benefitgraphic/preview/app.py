"""All routes put together, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from benefitgraphic.preview.forms import routes_edit as changing
from benefitgraphic.preview.page import routes_view as viewing
from benefitgraphic.preview.server import events, files
from benefitgraphic.preview.server import routes_actions as acting
from benefitgraphic.preview.server.errors import tell_fault
from benefitgraphic.preview.server.guard import Guard
from benefitgraphic.preview.server.returning import Return
from benefitgraphic.preview.server.session import Session

# Those that serve bytes and events, those of the page, and those of its forms.
ROUTES: tuple[BaseRoute, ...] = (*events.routes, *acting.routes, *files.routes, *viewing.routes, *changing.routes)


def create_app(session: Session, once: str = "", again: Return | None = None) -> ASGIApp:
    """Return a session's app; addresses are ``/<token>/...``. The session runs as long as the app's lifespan.

    Args:
        session: what is shown.
        once: an address that leads there a single time; none if it is empty.
        again: by which a page of an earlier run finds this one.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with session.running():
            yield

    app = Starlette(routes=ROUTES, lifespan=lifespan, exception_handlers={Exception: _fault})
    app.state.session = session
    app.router.redirect_slashes = False
    return Guard(app, session.token, once, again)


async def _fault(request: Request, error: Exception) -> Response:
    tell_fault(error, f"asked for {request.scope['path'].partition(request.scope.get('root_path', ''))[2]}")
    return PlainTextResponse("This can't be shown: it is a fault of the program, not of your files.", 500)
