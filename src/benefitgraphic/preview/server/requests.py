"""What a request belongs to, and what its form sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session

MOST_BYTES = 256 * 1024
_MOST_FIELDS = 4000
_FORM = "application/x-www-form-urlencoded"


def session_of(request: Request) -> Session:
    """Return the session that the page belongs to."""
    session: Session = request.app.state.session
    return session


async def fields(request: Request) -> Mapping[str, list[str]]:
    """Return the fields of a form by name, each with its values in order, including empty ones.

    Raises:
        HTTPException: 400, it can't be read or has too many fields; 413, it is too long; 415, it is no form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415, "This is not how a form is sent.")
    try:
        body = await request.body()
    except ClientDisconnect as error:
        raise HTTPException(400, "The form was cut off while it was sent.") from error
    if len(body) > MOST_BYTES:
        raise HTTPException(413, "This is too much at once.")
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS, separator="&"
        )
    except ValueError as error:
        raise HTTPException(400, "The form can't be read, or has too many fields.") from error
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
