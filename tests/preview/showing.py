"""What the page's routes answer, asked without a server: a session that is told what the worker would say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from justhtml import Element, JustHTML
from starlette.applications import Starlette

from benefitgraphic.preview.messages import (
    Answer,
    Message,
    NumberedQuestion,
    ProjectFiles,
    Question,
    Refused,
    WrittenFiles,
    YearShown,
)
from benefitgraphic.preview.page import routes_view as viewing
from benefitgraphic.preview.server.session import Session

TOKEN = "a-token"


@dataclass
class Desk:
    """In the worker's place: answers questions at once, and makes nothing."""

    reply: Callable[[Question], YearShown | WrittenFiles | Refused] = lambda question: Refused(())
    asked: list[Question] = field(default_factory=list)
    session: Session | None = None

    def start(self) -> None: ...

    def send(self, message: ProjectFiles | NumberedQuestion) -> None:
        if isinstance(message, NumberedQuestion) and self.session:
            self.asked.append(message.question)
            self.session.take(Answer(message.number, self.reply(message.question)))

    async def messages(self) -> AsyncIterator[Message]:
        while False:
            yield

    def close(self) -> None: ...


def session_of(config: Path, *messages: Message, desk: Desk | None = None) -> Session:
    """A session that was told all this."""
    desk = desk or Desk()
    session = Session(config, token=TOKEN, workshop=desk)
    desk.session = session
    for message in messages:
        session.take(message)
    return session


@dataclass(frozen=True)
class Shown:
    """An answer."""

    status: int
    type: str
    body: bytes

    @property
    def page(self) -> JustHTML:
        """The answer as a browser parses it; a fragment is the body of a page."""
        return JustHTML(self.body.decode(), sanitize=False)

    def all(self, selector: str) -> list[Element]:
        return [node for node in self.page.query(selector) if isinstance(node, Element)]

    def one(self, selector: str) -> Element:
        (found,) = self.all(selector)
        return found

    def has(self, selector: str) -> bool:
        return bool(self.all(selector))

    def texts(self, selector: str) -> list[str]:
        """The words of each, on one line."""
        return [said(element) for element in self.all(selector)]


def said(element: Element) -> str:
    return " ".join(element.to_text(separator="", strip=False).split())


def get(session: Session, address: str) -> Shown:
    """Asks for an address below the token."""
    path, _, query = address.partition("?")
    app = Starlette(routes=list(viewing.routes))
    app.state.session = session
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": f"/{unquote(path)}",
        "raw_path": f"/{path}".encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
        "app": app,
    }
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    headers = {bytes(name): bytes(value) for name, value in sent[0]["headers"]}  # type: ignore[attr-defined]
    body = b"".join(message.get("body", b"") for message in sent[1:])  # type: ignore[misc]
    return Shown(int(str(sent[0]["status"])), headers.get(b"content-type", b"").decode(), body)
