"""The forms as the page asks for them and sends them, without a server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlencode

from justhtml import Element
from starlette.applications import Starlette

from benefitgraphic.preview.forms import routes_edit as changing
from benefitgraphic.preview.messages import Message
from benefitgraphic.preview.server.session import Session
from showing import Desk, Shown, session_of

Values = Mapping[str, str | Sequence[str]]


class Forms:
    """The forms of a project, with one history."""

    def __init__(self, config: Path, *messages: Message, desk: Desk | None = None) -> None:
        self.config = config
        self.session: Session = session_of(config, *messages, desk=desk)
        self._app = Starlette(routes=list(changing.routes))
        self._app.state.session = self.session

    def get(self, address: str) -> Shown:
        """Asks for an address below the token."""
        return self._ask("GET", address, b"")

    def post(self, path: str, **fields: str | Sequence[str]) -> Shown:
        """Sends a form."""
        return self.send(path, fields)

    def send(self, path: str, fields: Values) -> Shown:
        return self._ask("POST", path, urlencode(fields, doseq=True).encode())

    def field(self, path: str) -> Element:
        """The field of a path such as ``benefits[3].title``, on the form that it is on."""
        (found,) = [
            f for f in self.get(f"edit?{urlencode({'part': path})}").all(".field") if f.attrs["data-place"] == path
        ]
        return found

    def text(self, path: str, now: str, **more: str) -> Shown:
        """Types a text into a field that is as it is now, and leaves it."""
        field = self.field(path).attrs
        return self.post(
            "edit", do="text", steps=field["data-steps"] or "", was=field["data-was"] or "", now=now, **more
        )

    def listed(self, do: str, path: str, **more: str) -> Shown:
        """Does something with a list that is as it is now."""
        (found,) = self.get(f"edit?{urlencode({'part': path})}").all("ol.items")
        assert found.attrs["data-place"] == path
        own = {"do": do, "steps": found.attrs["data-steps"] or "", "was": found.attrs["data-was"] or ""}
        return self.send("edit", own | more)

    def names(self, path: str) -> list[str]:
        """The items of a list, by what each is called."""
        items = self.get(f"edit?{urlencode({'part': path})}").all("li.item")
        return [str(item.attrs["data-name"]) for item in items]

    def _ask(self, method: str, address: str, body: bytes) -> Shown:
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": f"/{unquote(path)}",
            "raw_path": f"/{path}".encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(b"content-type", b"application/x-www-form-urlencoded")] if body or method == "POST" else [],
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 1),
            "app": self._app,
        }
        sent: list[dict[str, object]] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        asyncio.run(self._app(scope, receive, send))  # type: ignore[arg-type]
        headers = {bytes(name): bytes(value) for name, value in sent[0]["headers"]}  # type: ignore[attr-defined]
        whole = b"".join(message.get("body", b"") for message in sent[1:])  # type: ignore[misc]
        return Shown(int(str(sent[0]["status"])), headers.get(b"content-type", b"").decode(), whole)


def steps(*place: str | int) -> str:
    """A place as forms send it."""
    return json.dumps(place)
