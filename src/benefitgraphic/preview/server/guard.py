"""Lets through what comes from our own page alone, and puts what browsers have to be told on every answer.

Whoever sits at this computer may open the page; other pages in their browser may not, nor may a name that leads here:
the address has a secret part, the host has to be this computer's own, and what changes something has to say that it
comes from us. Every browser of today says so with a POST; what doesn't is refused.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from benefitgraphic.preview.server.requests import MOST_BYTES
from benefitgraphic.preview.server.returning import Return

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Put on every answer; the first two may be others.
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)
_OWN = frozenset({"Content-Security-Policy", "Cache-Control"})

_ELSEWHERE = (
    "There is nothing here. The preview has a new address each time it is started: open the one that the "
    "terminal shows. If it isn't running, start it in the project's folder: benefitgraphic preview"
)
_HOSTS = ("127.0.0.1", "localhost")
_METHODS = frozenset({"GET", "HEAD", "POST"})
# Seconds.
_PATIENCE = 10.0


class RefusedRequest(Exception):
    """A request that isn't answered; says how, and why."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said


class Guard:
    """Stands before everything else, and takes the token from the address. What it refuses, it answers itself."""

    def __init__(
        self,
        app: ASGIApp,
        token: str,
        once: str = "",
        again: Return | None = None,
        *,
        patience: float = _PATIENCE,
    ) -> None:
        """Guards an app.

        Args:
            app: what is guarded.
            token: the secret part of its address.
            once: an address that leads to the page a single time, since a command line can be read by others.
            again: by which a page of an earlier run finds this one.
            patience: seconds that a form may take to arrive.
        """
        self._app = app
        self._token = token.encode("ascii")
        self._once = once.encode("ascii")
        self._again = again
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request on, or answers it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            raise RuntimeError(f"only HTTP is spoken here, not {scope['type']}")
        send = _with_headers(send)
        try:
            _check_request(scope)
            if self._is_let_in(scope):
                await RedirectResponse(f"/{self._token.decode('ascii')}/", 303)(scope, receive, send)
                return
            found = self._found_again(scope)
            if found is not None:
                await Response(found, media_type="application/json")(scope, receive, send)
                return
            root = self._checked(scope)
            body = await _body(scope, receive, self._patience)
        except RefusedRequest as refusal:
            # What is left of the request isn't waited for.
            response = PlainTextResponse(refusal.said, refusal.status, {"Connection": "close"})
            await response(scope, receive, send)
            return
        await self._app({**scope, "root_path": root}, _replayed(body, receive), send)

    def _is_let_in(self, scope: Scope) -> bool:
        """Whether this is the address that the browser was opened with, for the first time."""
        is_door = bool(self._once) and hmac.compare_digest(scope["raw_path"], b"/" + self._once)
        if is_door and scope["method"] == "GET":
            self._once = b""
        return is_door and not self._once

    def _found_again(self, scope: Scope) -> str | None:
        """Answer a page of an earlier run that asks whether this is its preview; tell others nothing."""
        if self._again is None or scope["method"] != "GET" or scope["raw_path"] != b"/again":
            return None
        return self._again.answer(scope["server"][1], scope["query_string"].decode("latin-1"))

    def _checked(self, scope: Scope) -> str:
        """Check the path, and return it up to the token.

        Raises:
            Refusal: it asks for nothing that could be here.
        """
        raw: bytes = scope["raw_path"]
        token = raw[1:].partition(b"/")[0]
        if not hmac.compare_digest(token, self._token) or raw[len(token) + 1 : len(token) + 2] != b"/":
            raise RefusedRequest(404, _ELSEWHERE)
        if not _is_plain(scope["path"], raw):
            raise RefusedRequest(404, "There is nothing here.")
        return f"/{self._token.decode('ascii')}"


def _check_request(scope: Scope) -> None:
    """Raise a Refusal unless a request comes from this computer's browser and is of a kind served here."""
    headers: Sequence[tuple[bytes, bytes]] = scope["headers"]
    host = _one(headers, b"host").lower()
    port = scope["server"][1] if scope.get("server") else None
    if host not in {f"{name}:{port}" for name in _HOSTS}:
        raise RefusedRequest(403, "This page answers at 127.0.0.1 only.")
    if scope["method"] not in _METHODS:
        raise RefusedRequest(405, "This isn't done here.")
    _check_origin(scope["method"], host, headers)


def _check_origin(method: str, host: str, headers: Sequence[tuple[bytes, bytes]]) -> None:
    """Raise a Refusal for requests from other pages.

    Following a link to us from elsewhere, in a mail or a chat, is all that may come from there.
    """
    site = _one(headers, b"sec-fetch-site")
    mode, target = _one(headers, b"sec-fetch-mode"), _one(headers, b"sec-fetch-dest")
    if method == "POST":
        if _one(headers, b"origin") != f"http://{host}" or site not in ("", "same-origin"):
            raise RefusedRequest(403, "Only this page itself may change something.")
    elif site not in ("", "none", "same-origin") and (mode, target) != ("navigate", "document"):
        raise RefusedRequest(403, "Other pages can't use what is here.")


def _one(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> str:
    """Return the only header of this name; empty if there is none.

    Raises:
        Refusal: there are several.
    """
    found = [value for key, value in headers if key == name]
    if len(found) > 1:
        raise RefusedRequest(400, "This request contradicts itself.")
    return found[0].decode("latin-1") if found else ""


def _is_plain(path: str, raw: bytes) -> bool:
    """Whether a path is written so that every system takes it for the same."""
    hidden = any(code in raw.lower() for code in (b"%2f", b"%5c", b"%00"))
    odd = any(ord(letter) < 32 or letter in "\\\x7f" for letter in path)
    return not (hidden or odd or "//" in path or any(part in (".", "..") for part in path.split("/")))


async def _body(scope: Scope, receive: Receive, patience: float) -> bytes:
    """All that is sent with a request.

    Raises:
        Refusal: it is too long, or too slow.
    """
    if scope["method"] != "POST":
        return b""
    length = _one(scope["headers"], b"content-length")
    if length.isdecimal() and int(length[:12]) > MOST_BYTES:
        raise RefusedRequest(413, "This is too much at once.")
    try:
        async with asyncio.timeout(patience):
            return await _received(receive)
    except TimeoutError as error:
        raise RefusedRequest(408, "This took too long.") from error


async def _received(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise RefusedRequest(400, "This was cut off while it was sent.")
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise RefusedRequest(413, "This is too much at once.")
        if not message.get("more_body", False):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a callable that repeats what was received, then passes on what comes."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                if name not in _OWN or name not in headers:
                    headers[name] = value
        await send(message)

    return with_headers
