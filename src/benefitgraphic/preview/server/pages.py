"""The page's templates: one environment, and how an answer is made of a template."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from benefitgraphic.preview.server.requests import session_of
from benefitgraphic.twins.compiled import CompiledTemplates


@cache
def templates() -> Environment:
    """Return the templates in `templates/`; whatever is put into them is text, never markup."""
    return Environment(
        loader=PackageLoader("benefitgraphic.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(__file__),
    )


def addresses(token: str) -> Callable[..., str]:
    """Return a function that makes addresses: ``address("view", size="email")`` is ``/<token>/view?size=email``.

    What is None or empty is left out of the query, and a list is said once for each of its items.
    """

    def address(name: str = "", /, **query: object) -> str:
        asked = {key.rstrip("_"): value for key, value in query.items() if value not in (None, "", (), [])}
        said = urlencode(asked, doseq=True, errors="surrogateescape")
        return f"/{token}/{quote(name, safe='/@', errors='surrogateescape')}{'?' if said else ''}{said}"

    return address


def answer(request: Request, template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """Render a template as an answer. It knows ``session``, ``base`` and ``address``, besides the values given."""
    session = session_of(request)
    address = addresses(session.token)
    text = templates().get_template(template).render(session=session, base=address(), address=address, **values)
    # On some systems a file's name may hold what is no character.
    return HTMLResponse(text.encode("utf-8", "replace"), status)
